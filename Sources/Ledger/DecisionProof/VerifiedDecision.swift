public import Governance
import Sodium
public import TransparencyLog

/// A proof of a decision that was checked: each entry is in the ledger, each signature is its author's, each
/// author had the key and the seat by entries that are here too, and the count comes out as it was recorded.
///
/// That nothing else was in the log it cannot show: a later ballot, the revocation of a key, the rescission of
/// the decision.
public struct VerifiedDecision: Sendable {
  public let proof: DecisionProof
  public let checkpoint: VerifiedCheckpoint
  /// The register as it follows from the entries that are here.
  public let register: MemoryRegister
  public let motion: Motion
  public let polls: [Poll]
  public let effects: [Effect]
  /// When the last of its entries was recorded.
  public let last: Timestamp
  /// Texts of the motion that are not here: confidential, or redacted.
  public let missing: [TextReference]

  /// - Parameter key: the ledger's, whose name is its origin: the one that signed the checkpoint, or an earlier one
  ///   that was handed on.
  /// - Throws: `VerificationError` for the checkpoint, `ProofError` for a place in the tree, `LedgerError` for
  ///   an entry that does not follow from the others or a motion that was not decided.
  public init(_ proof: DecisionProof, signedBy key: VerifierKey) throws {
    try self.init(proof, under: try proof.verifiedCheckpoint(knowing: key))
  }

  /// The same, by a checkpoint that enough witnesses have cosigned.
  public init(_ proof: DecisionProof, under policy: LogPolicy) throws {
    try self.init(proof, under: WitnessedCheckpoint(proof.checkpoint, under: policy).checkpoint)
  }

  /// What a reader sees of it, when the last of its entries had been recorded.
  public var view: LedgerView {
    LedgerView(
      register: register, time: last, size: (proof.items.last?.number ?? -1) + 1,
      log: ProvedEntries(items: proof.items))
  }

  private init(_ proof: DecisionProof, under checkpoint: VerifiedCheckpoint) throws {
    let judged = try JudgedEntries(of: proof, in: checkpoint.head, origin: checkpoint.origin)
    let register = judged.register
    guard let motion = register.motion(proof.motion) else {
      throw LedgerError.decisionUnproved("the motion is not in it")
    }
    let polls = register.polls(on: motion.id)
    guard !polls.isEmpty, polls.allSatisfy(\.isClosed) else {
      throw LedgerError.decisionUnproved("the motion was not decided by a poll that was closed")
    }
    try proof.requireKeys(of: register, signing: checkpoint)
    self.proof = proof
    self.checkpoint = checkpoint
    self.register = register
    self.motion = motion
    self.polls = polls
    effects = register.effects(of: motion.id)
    last = judged.last
    let held = Set(proof.documents.map(\.name))
    missing = motion.texts.filter { !held.contains($0.name) }
  }
}

/// Whose checkpoints a proof holds.
extension DecisionProof {
  /// The checkpoint, checked with the key that the caller knows, or, where that one was handed on, with the one
  /// that the entries name in its place.
  fileprivate func verifiedCheckpoint(knowing key: VerifierKey) throws -> VerifiedCheckpoint {
    do {
      return try VerifiedCheckpoint(checkpoint, signedBy: key)
    } catch VerificationError.notSigned where !handed.isEmpty {
      let head = checkpoint.checkpoint
      let keys = try JudgedEntries(of: self, in: head.head, origin: head.origin).register
        .ledgerKeys()
      guard keys.contains(key.publicKey) else { throw VerificationError.notSigned(by: [key]) }
      return try keys.verify(checkpoint, of: head.origin)
    }
  }

  /// Refuses a proof whose entries name another key than the one that signed, or that does not show that whoever
  /// held a key handed it on.
  fileprivate func requireKeys(
    of register: MemoryRegister, signing checkpoint: VerifiedCheckpoint
  ) throws {
    guard items.first?.number == 0, let keys = try? register.ledgerKeys(),
      keys.key(ofSize: checkpoint.size) == checkpoint.key.publicKey
    else {
      throw LedgerError.decisionUnproved("its genesis names another key than the one that signed")
    }
    let handings = keys.handings(coveredBelow: checkpoint.size)
    guard handings.map(\.coveringSize) == handed.map(\.checkpoint.size) else {
      throw LedgerError.decisionUnproved("a key was handed on without its last checkpoint")
    }
    for covering in handed {
      let verified = try keys.verify(covering, of: checkpoint.origin)
      guard heads.contains(where: { $0.head == verified.head }) else {
        throw LedgerError.decisionUnproved("the last checkpoint of a key is of another history")
      }
    }
  }
}

/// The entries of a proof, each found in the tree of a head and judged.
private struct JudgedEntries {
  let register: MemoryRegister
  /// When the last of them was recorded.
  let last: Timestamp

  init(of proof: DecisionProof, in head: TreeHead, origin: Origin) throws {
    for seen in proof.heads {
      try verifyConsistency(from: seen.head, to: head, proof: seen.proof)
    }
    let held = Dictionary(
      proof.documents.map { ($0.name, $0.bytes) }, uniquingKeysWith: { first, _ in first })
    var replay = SparseReplay(
      documents: Documents { held[$0] },
      heads: [TreeHead(size: 0, root: Tree.emptyRoot)] + proof.heads.map(\.head))
    var last = Timestamp.earliest
    for item in proof.items {
      try verifyInclusion(
        of: Tree.leafHash(of: item.entry), at: item.number, proof: item.path, in: head)
      do {
        let entry = try Entry(item.entry)
        guard entry.event.ledger == origin.text else {
          throw LedgerError.receiptForeign(entry.event.ledger, in: origin.text)
        }
        _ = try replay.admit(entry, number: item.number)
        last = entry.recorded
      } catch let refusal as Refusal {
        throw LedgerError.decisionUnproved(
          "entry \(item.number) does not follow from the others: \(refusal.sentence)")
      }
    }
    register = replay.register
    self.last = last
  }
}

/// Those that a proof holds.
private struct ProvedEntries: AuthoredEntries {
  let items: [DecisionProof.Item]

  func line(ofEntry number: Int64) -> [UInt8]? { items.first { $0.number == number }?.entry }

  func forEachEntry(
    by person: Identifier, from number: Int64,
    _ body: (_ number: Int64, _ bytes: [UInt8]) throws -> Void
  ) throws {
    for item in items where item.number >= number {
      guard try Entry(item.entry).event.author == person else { continue }
      try body(item.number, item.entry)
    }
  }
}

extension LedgerError {
  static func decisionUnproved(_ reason: String) -> LedgerError {
    LedgerError(
      "E-DECISION-UNPROVED", "the proof does not show the decision: \(reason)",
      next: "ask for another one, or for the ledger: gavel verify", exitStatus: 3)
  }
}
