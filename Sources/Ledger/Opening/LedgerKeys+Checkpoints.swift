public import Governance
import LedgerStore
import Sodium
import TransparencyLog

extension LedgerKeys {
  /// A checkpoint of this ledger, checked with the one key that may sign at its size.
  ///
  /// - Throws: `VerificationError`, `VerifierKeyError`.
  func verify(_ signed: SignedCheckpoint, of origin: Origin) throws -> VerifiedCheckpoint {
    try VerifiedCheckpoint(
      signed, signedBy: try verifierKey(ofSize: signed.checkpoint.head.size, origin: origin))
  }

  /// Those handings whose covering checkpoint is not the newest one of so many entries.
  func handings(coveredBelow size: Int64) -> [Handing] {
    handings.filter { $0.coveringSize < size }
  }

  /// Takes the last checkpoint of each key that was handed on over from another copy, where this one has entries
  /// after it. A copy without them could be anybody's from the handing on.
  ///
  /// - Parameters:
  ///   - size: how many entries were here before.
  ///   - find: the signed checkpoint over so many entries that the other copy has; nil for none.
  /// - Throws: `LedgerError` where there is none, or another key or root is signed.
  func keepCoverings(
    after size: Int64, of origin: Origin, in recording: LedgerRecording,
    find: (_ size: Int64) throws -> [UInt8]?
  ) throws {
    let reached = recording.reading.size
    for handing in handings(coveredBelow: reached) where handing.coveringSize >= size {
      let covering = handing.coveringSize
      guard try recording.reading.checkpoint(ofSize: covering)?.isHandedOut != true else {
        continue
      }
      guard let note = try find(covering), let signed = try? SignedCheckpoint(parsing: note),
        let verified = try? verify(signed, of: origin), verified.size == covering,
        try recording.reading.root(ofSize: covering) == verified.root
      else { throw LedgerError.handingUncovered(handing.entry) }
      try recording.put(checkpoint: note, size: covering, handedOut: true)
    }
  }
}

extension OpenLedger {
  /// Every key that the ledger has had as its own.
  public func keys() throws -> LedgerKeys { try file.read { try $0.register.ledgerKeys() } }
}

extension LedgerError {
  static func handingUncovered(_ entry: Int64) -> LedgerError {
    LedgerError(
      "E-HANDING-UNCOVERED",
      "entry \(entry) hands the ledger's key on, and no checkpoint of the key before covers it",
      next: "do not rely on what comes after it; compare with other copies", exitStatus: 3)
  }

  static func registrarHanded(_ origin: String, in entry: Int64) -> LedgerError {
    LedgerError(
      "E-REGISTRAR-HANDED",
      "the key at hand is not the key of \(origin) any more: entry \(entry) handed it on",
      next:
        "record on the machine that has the new key: sign into a file here with --output FILE, and gavel submit "
        + "it there", exitStatus: 4)
  }
}
