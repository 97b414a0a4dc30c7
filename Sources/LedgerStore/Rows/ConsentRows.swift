import Governance
import Sodium

extension ConsentItem: StoredRecord {
  static let table = TableLayout(
    "consent_item", ["agenda", "motion", "version", "entry", "pulled_by", "puller"],
    key: ["agenda", "motion"])

  func cells() -> [Cell] {
    [
      .digest(agenda), .digest(motion), .integer(version), .integer(entry), .id(pulledBy),
      .id(puller),
    ]
  }

  init(reading row: inout RowReader) throws(StoreError) {
    self.init(
      agenda: try row.digest(), motion: try row.digest(), version: try row.integer(),
      entry: try row.integer(), pulledBy: try row.optionalID(), puller: try row.optionalID())
  }
}
