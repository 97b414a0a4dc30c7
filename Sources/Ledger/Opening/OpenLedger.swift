public import Governance
public import LedgerStore
import Sodium
public import TransparencyLog

/// One ledger file in use: its identity is known, its newest checkpoint was checked with the key of its
/// size, and it was compared with the head that this computer last saw.
public final class OpenLedger: Sendable {
  public let file: LedgerFile
  public let identity: Founding
  public let origin: Origin
  public let heads: OutsideHeads?
  /// What this computer had seen of the ledger before it was opened; nil at the first contact.
  public let headSeenBefore: OutsideHead?
  let clock: RegistrarClock

  /// - Parameters:
  ///   - heads: where this computer keeps what it has seen; nil compares with nothing.
  ///   - clock: the computer's, or in a rehearsal ledger any other.
  /// - Throws: `StoreError`, or `LedgerError` where the file is behind its head, forked from it, or
  ///   another ledger than the one that this computer knows.
  public init(
    opening path: String, readOnly: Bool = false, heads: OutsideHeads?,
    clock: RegistrarClock = .system
  ) throws {
    file = try LedgerFile(opening: path, readOnly: readOnly)
    let founded = try file.read { try $0.register.founding() }
    guard let founded, let origin = Origin(founded.origin) else { throw Refusal.missingGenesis() }
    guard clock.isSystem || founded.rehearsal else { throw LedgerError.rehearsalClock() }
    identity = founded
    self.origin = origin
    self.heads = heads
    self.clock = clock
    headSeenBefore = try heads?.head(of: founded.origin)
    let (head, keys) = try file.read {
      (try Self.checkedHead(in: $0, origin: origin), try $0.register.ledgerKeys())
    }
    try compare(head, keys)
  }

  /// Opens a ledger to be read: a rehearsal's clock is not asked for.
  public convenience init(reading path: String, heads: OutsideHeads?) throws {
    try self.init(opening: path, readOnly: true, heads: heads)
  }

  public var now: Timestamp { clock.now }

  /// The head that the newest checkpoint signs, once its signature and its root were checked.
  public func head() throws -> TreeHead {
    try file.read { try Self.checkedHead(in: $0, origin: origin) }
  }

  static func checkedHead(in reading: LedgerReading, origin: Origin) throws -> TreeHead {
    guard let bytes = try reading.checkpoint()?.note else {
      throw LedgerError.checkpointUnsound("there is none")
    }
    do {
      let verified = try reading.register.ledgerKeys().verify(
        try SignedCheckpoint(parsing: bytes), of: origin)
      guard verified.origin == origin else {
        throw LedgerError.checkpointUnsound("it is of \(verified.origin)")
      }
      guard verified.size == reading.size,
        try reading.root(ofSize: verified.size) == verified.root
      else {
        throw LedgerError.checkpointUnsound(
          "it signs \(verified.size) entries with the root \(verified.root.hex), and the file has "
            + "\(reading.size)")
      }
      return verified.head
    } catch let error as CheckpointError {
      throw LedgerError.checkpointUnsound(error.sentence)
    } catch let error as VerificationError {
      throw LedgerError.checkpointUnsound(error.sentence)
    } catch let error as VerifierKeyError {
      throw LedgerError.checkpointUnsound(error.sentence)
    }
  }

  /// Holds the file against what this computer has seen, and remembers it where it is newer.
  private func compare(_ head: TreeHead, _ keys: LedgerKeys) throws {
    if let known = headSeenBefore {
      guard known.genesis == identity.genesis else {
        throw LedgerError.otherLedger(
          "genesis", here: identity.genesis.hex, pinned: known.genesis.hex)
      }
      try known.requireKeys(from: keys)
      if let successor = known.successor {
        guard file.isReadOnly else {
          throw LedgerError.succeeded(known.origin, by: successor.origin)
        }
        try require(successor.head, in: head)
        // What was lost is known, and told by the successor: what is left may be read.
        if head.size < known.size { return }
      }
      try require(known.head, in: head)
    }
    try remember(head, keys)
  }

  /// Refuses a file that does not have a head that this computer knows.
  private func require(_ known: TreeHead, in head: TreeHead) throws {
    guard head.size >= known.size else {
      throw LedgerError.behindHead(size: head.size, head: known.size)
    }
    let root = try file.read { try $0.root(ofSize: known.size) }
    guard root == known.root else {
      throw LedgerError.forkedFromHead(
        size: known.size, root: root.hex, seen: known.root.hex)
    }
  }

  /// The ledger that this one follows, as its genesis names it.
  public func predecessor() throws -> LedgerFounded.Predecessor? {
    guard let bytes = try file.read({ try $0.entry(0) }) else { throw Refusal.missingGenesis() }
    let entry = try Entry(bytes)
    return try Rulebook.Candidate(
      entry.event, number: 0, key: entry.key, recorded: entry.recorded
    ).kind.predecessor
  }

  func remember(_ head: TreeHead, _ keys: LedgerKeys) throws {
    try heads?.keep(
      OutsideHead(
        origin: origin.text, genesis: identity.genesis, keys: keys.known(atSize: head.size),
        size: head.size, root: head.root, checked: clock.now))
  }
}
