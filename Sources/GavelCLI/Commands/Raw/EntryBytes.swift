internal import Ledger
internal import LedgerStore

extension OpenLedger {
  /// The bytes of an entry.
  func entryBytes(_ number: Int64) throws -> [UInt8] {
    let bytes = try file.read { number < 0 ? nil : try $0.entry(number) }
    guard let bytes else { throw LedgerError.noEntry(number) }
    return bytes
  }
}

extension LedgerError {
  static func noEntry(_ number: Int64) -> LedgerError {
    LedgerError(
      "E-ENTRY-UNKNOWN", "there is no entry \(number)", next: "list them: gavel log",
      exitStatus: 5)
  }
}
