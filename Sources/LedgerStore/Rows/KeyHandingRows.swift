import Governance

extension KeyHanding: StoredRecord {
  static let table = TableLayout(
    "key_handing", ["entry", "ledger_key", "source"], key: ["entry"], isVersioned: false)

  func cells() -> [Cell] { [.integer(entry), .key(publicKey), .digest(source)] }

  init(reading row: inout RowReader) throws(StoreError) {
    self.init(
      entry: try row.integer(), publicKey: try row.key(), source: try row.digest())
  }
}
