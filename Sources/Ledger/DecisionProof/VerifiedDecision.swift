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

  /// - Parameter key: the ledger's, whose name is its origin.
  /// - Throws: `VerificationError` for the checkpoint, `ProofError` for a place in the tree, `LedgerError` for
  ///   an entry that does not follow from the others or a motion that was not decided.
  public init(_ proof: DecisionProof, signedBy key: VerifierKey) throws {
    try self.init(proof, under: try VerifiedCheckpoint(proof.checkpoint, signedBy: key))
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
    for seen in proof.heads {
      try verifyConsistency(from: seen.head, to: checkpoint.head, proof: seen.proof)
    }
    let held = Dictionary(
      proof.documents.map { ($0.name, $0.bytes) }, uniquingKeysWith: { first, _ in first })
    var replay = SparseReplay(
      documents: Documents { held[$0] },
      heads: [TreeHead(size: 0, root: Tree.emptyRoot)] + proof.heads.map(\.head))
    var last = Timestamp.earliest
    for item in proof.items {
      try verifyInclusion(
        of: Tree.leafHash(of: item.entry), at: item.number, proof: item.path, in: checkpoint.head)
      do {
        let entry = try Entry(item.entry)
        guard entry.event.ledger == checkpoint.origin.text else {
          throw LedgerError.receiptForeign(entry.event.ledger, in: checkpoint.origin.text)
        }
        _ = try replay.admit(entry, number: item.number)
        last = entry.recorded
      } catch let refusal as Refusal {
        throw LedgerError.decisionUnproved(
          "entry \(item.number) does not follow from the others: \(refusal.sentence)")
      }
    }
    let register = replay.register
    guard let motion = register.motion(proof.motion) else {
      throw LedgerError.decisionUnproved("the motion is not in it")
    }
    let polls = register.polls(on: motion.id)
    guard !polls.isEmpty, polls.allSatisfy(\.isClosed) else {
      throw LedgerError.decisionUnproved("the motion was not decided by a poll that was closed")
    }
    // The ledger that the entries are of is the one whose key signed: the genesis says so.
    guard let founding = register.founding(), founding.ledgerKey == checkpoint.key.publicKey,
      proof.items.first?.number == 0
    else {
      throw LedgerError.decisionUnproved("its genesis names another key than the one that signed")
    }
    self.proof = proof
    self.checkpoint = checkpoint
    self.register = register
    self.motion = motion
    self.polls = polls
    effects = register.effects(of: motion.id)
    self.last = last
    missing = motion.texts.filter { held[$0.name] == nil }
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
