public import Governance
public import Signing
import Sodium
public import TransparencyLog

/// The entries of a ledger in their order, over a register in memory: what was lawful when it was
/// recorded, under the rules in force then.
public struct Replay {
  public private(set) var register: MemoryRegister
  public private(set) var frontier = Frontier()
  let history: ReplayedHistory
  /// The key that must have signed the entry that was refused last, where that was found out.
  private(set) var refusedKey: SSHPublicKey?
  private let documents: Documents

  /// - Parameters:
  ///   - documents: the charter, at least.
  ///   - keepsClosedPolls: whether ballots stay readable after their poll has closed.
  ///   - expected: how many entries are to come, as far as it is known.
  public init(documents: Documents, keepsClosedPolls: Bool = false, expected: Int = 0) {
    self.documents = documents
    register = MemoryRegister(keepsClosedPolls: keepsClosedPolls)
    history = ReplayedHistory(expected: expected)
  }

  public var size: Int64 { frontier.size }

  /// What one entry did.
  public struct Step: Sendable {
    public let changes: [Change]
    /// The key that must have signed the event.
    public let publicKey: SSHPublicKey
    public let kind: any EventKind
  }

  /// Judges the next entry, its signature left to the caller, and takes it into the tree. The tree
  /// grows whatever the judgement.
  ///
  /// - Throws: `Refusal` or `NotSupported`.
  @discardableResult
  public mutating func admit(_ entry: Entry) throws -> Step {
    try admit(entry, leaf: Tree.leafHash(of: entry.bytes)) { _, _ in }
  }

  mutating func admit(
    _ entry: Entry, leaf: LeafHash, nodes: (NodeAddress, Digest) throws -> Void
  ) throws -> Step {
    let number = frontier.size
    refusedKey = nil
    var step: Step?
    var failure: (any Error)?
    do {
      step = try judge(try candidate(entry, number: number))
    } catch {
      failure = error
    }
    try frontier.append(leaf) { address, hash in
      history.add(hash, at: address)
      try nodes(address, hash)
    }
    history.add(entry.event, number: number, recorded: entry.recorded)
    if let failure { throw failure }
    guard let step else { throw Refusal.missingGenesis() }
    return step
  }

  /// Takes bytes into the tree that are no entry.
  mutating func skip(leaf: LeafHash, nodes: (NodeAddress, Digest) throws -> Void) throws {
    try frontier.append(leaf) { address, hash in
      history.add(hash, at: address)
      try nodes(address, hash)
    }
    history.addNothing()
  }

  private func candidate(_ entry: Entry, number: Int64) throws -> Rulebook.Candidate {
    do {
      return try Rulebook.Candidate(
        entry.event, number: number, key: entry.key, recorded: entry.recorded)
    } catch let unknown as NotSupported {
      // Which history its author saw is told by every entry, of whatever kind.
      guard history.confirms(entry.event.seen) else {
        throw Refusal.seenUnknown(size: entry.event.seen.size)
      }
      throw unknown
    }
  }

  private mutating func judge(_ candidate: Rulebook.Candidate) throws -> Step {
    let key = try Rulebook.authority(
      for: candidate, in: register, after: history, with: documents)
    do {
      let decision = try Rulebook.decide(on: candidate, in: &register, with: documents)
      return Step(changes: decision.changes, publicKey: key, kind: candidate.kind)
    } catch {
      refusedKey = key
      throw error
    }
  }
}
