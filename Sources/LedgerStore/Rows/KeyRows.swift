import Governance

extension KeyConfirmation: StoredRecord {
  static let table = TableLayout(
    "key_confirmation", ["offer", "person", "confirming_key", "entry"], key: ["offer", "person"])

  func cells() -> [Cell] {
    [.digest(offer), .id(person), .fingerprint(confirmingKey), .integer(entry)]
  }

  init(reading row: inout RowReader) throws(StoreError) {
    self.init(
      offer: try row.digest(), person: try row.id(), key: try row.fingerprint(),
      entry: try row.integer())
  }
}
