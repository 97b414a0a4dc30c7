import Governance
import LedgerStore
import Sodium
public import TransparencyLog

extension OpenLedger {
  /// The receipt of an entry, by the newest checkpoint, with the cosignatures that it has.
  ///
  /// - Throws: `LedgerError` where there is no such entry, `StoreError`.
  public func receipt(ofEntry number: Int64) throws -> Receipt {
    let head = try head()
    return try file.read { reading in
      guard number >= 0, number < head.size, let entry = try reading.entry(number),
        let note = try reading.checkpoint(ofSize: head.size)?.note
      else { throw LedgerError.entryUnknown(number, size: head.size) }
      return try Receipt(
        of: entry, number: number,
        path: try reading.inclusionProof(of: number, inSize: head.size),
        checkpoint: try SignedCheckpoint(parsing: note))
    }
  }

  /// Keeps in the file that somebody else has this checkpoint of its: no later history of the file can do
  /// without it. A file that is open for reading keeps nothing.
  public func handOut(_ checkpoint: SignedCheckpoint) throws {
    guard !file.isReadOnly else { return }
    try file.record { recording in
      try recording.put(
        checkpoint: checkpoint.bytes, size: checkpoint.checkpoint.head.size, handedOut: true)
    }
  }
}

extension LedgerError {
  static func entryUnknown(_ number: Int64, size: Int64) -> LedgerError {
    LedgerError(
      "E-ENTRY-UNKNOWN", "there is no entry \(number): the last one is \(size - 1)",
      next: "see the entries: gavel log", exitStatus: 5)
  }
}
