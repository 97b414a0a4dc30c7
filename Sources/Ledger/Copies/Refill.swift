public import Governance
import LedgerStore
import Sodium
public import TransparencyLog

/// Entries put back into a ledger file that is behind, byte for byte as other copies have them. What is put
/// back gets no new time and no new signature; each entry is judged as when it was recorded.
public struct Refill: Sendable {
  /// How many entries the file had.
  public let before: Int64
  public let head: TreeHead
  /// How many entries this computer has seen that are still not there.
  public let missing: Int64

  /// - Parameters:
  ///   - sources: ledger files and folders of trails; each must verify.
  ///   - keys: the ledger's keys that this computer holds. The one of the restored size signs the head again that
  ///     it has signed before; where it is not among them, the source's own checkpoint is kept.
  /// - Throws: `LedgerError` where a source does not verify, belongs to another ledger, or differs from the
  ///   file or from the head that this computer has seen; then nothing was changed. `StoreError`, `Refusal`.
  public init(
    _ path: String, from sources: [String], heads: OutsideHeads, keys: [RegistrarKey],
    now: Timestamp
  ) throws {
    let file = try LedgerFile(opening: path)
    let (identity, size) = try file.read { (try $0.register.founding(), $0.size) }
    guard let identity, let origin = Origin(identity.origin) else { throw Refusal.missingGenesis() }
    let known = try heads.head(of: identity.origin)
    if let known, known.genesis != identity.genesis {
      throw LedgerError.otherLedger(
        "genesis", here: identity.genesis.hex, pinned: known.genesis.hex)
    }
    // The longest first: what it has, the others need not be asked for, and all must agree.
    let found = try sources.map { try LogSource($0, of: identity) }.sorted { $0.size > $1.size }
    before = size
    var reached = try file.read {
      try OpenLedger.checkedHead(in: $0, origin: origin)
    }
    for source in found {
      reached = try Self.take(from: source, into: file, origin, keys, known) ?? reached
    }
    head = reached
    missing = max(0, (known?.size ?? 0) - reached.size)
    if missing == 0 {
      try heads.keep(
        OutsideHead(
          origin: identity.origin, genesis: identity.genesis,
          keys: try file.read { try $0.register.ledgerKeys() }.known(atSize: reached.size),
          size: reached.size, root: reached.root, checked: now))
    }
  }

  /// Compares what both have and takes over what only the source has, all of it or nothing.
  ///
  /// - Returns: the new head; nil where the source has nothing more.
  private static func take(
    from source: LogSource, into file: LedgerFile, _ origin: Origin, _ held: [RegistrarKey],
    _ known: OutsideHead?
  ) throws -> TreeHead? {
    try file.record { recording in
      let size = recording.reading.size
      let entries = try source.entries()
      var number: Int64 = 0
      while let line = try entries.next() {
        defer { number += 1 }
        guard number >= size else {
          guard try recording.reading.entry(number) == line else {
            throw LedgerError.sourceForked(source.path, entry: number)
          }
          continue
        }
        try OpenLedger.putBack(try Entry(line), number: number, in: &recording) {
          try source.document($0)
        }
      }
      guard number > size else { return nil }
      let head = try recording.head()
      if let known, known.size <= head.size,
        try recording.reading.root(ofSize: known.size) != known.root
      {
        throw LedgerError.forkedFromHead(
          size: known.size, root: try recording.reading.root(ofSize: known.size).hex,
          seen: known.root.hex)
      }
      let keys = try recording.register.ledgerKeys()
      try keys.keepCoverings(after: size, of: origin, in: recording) {
        try source.covering(ofSize: $0)
      }
      // A key that was handed on since, or is yet to be, signs nothing here.
      if let key = held.first(where: { $0.publicKey == keys.key(ofSize: head.size) }) {
        let checkpoint = key.signer.sign(Checkpoint(origin: origin, head: head))
        try recording.put(checkpoint: checkpoint.bytes, size: head.size, handedOut: false)
      } else if let checkpoint = try source.checkpoint() {
        try recording.put(checkpoint: checkpoint, size: head.size, handedOut: true)
      }
      return head
    }
  }
}

extension LedgerError {
  static func sourceForked(_ path: String, entry: Int64) -> LedgerError {
    LedgerError(
      "E-SOURCE-FORKED", "\(path) differs from this file from entry \(entry) on",
      next: "see what each side holds: gavel verify --against OTHER; nothing was changed",
      exitStatus: 3)
  }
}

/// Which ledger a file is, without its being compared with what this computer has seen.
public struct LedgerIdentity: Sendable {
  public let origin: Origin
  public let rehearsal: Bool

  /// - Throws: `StoreError`, or `Refusal` where the file has no genesis.
  public init(of path: String) throws {
    let file = try LedgerFile(opening: path, readOnly: true)
    guard let founding = try file.read({ try $0.register.founding() }),
      let origin = Origin(founding.origin)
    else { throw Refusal.missingGenesis() }
    self.origin = origin
    rehearsal = founding.rehearsal
  }
}
