import Governance
import Sodium

extension Absence: StoredRecord {
  static let table = TableLayout(
    "absence",
    [
      "body", "seat", "person", "missed", "first_missed", "last_missed", "last_poll", "last_entry",
    ], key: ["body", "seat"])

  func cells() -> [Cell] {
    [
      .id(body), .id(seat), .id(person), .integer(missed), .integer(firstMissed),
      .integer(lastMissed), .digest(lastPoll), .integer(lastEntry),
    ]
  }

  init(reading row: inout RowReader) throws(StoreError) {
    self.init(
      body: try row.id(), seat: try row.id(), person: try row.optionalID(),
      missed: try row.integer(), firstMissed: try row.optionalInteger(),
      lastMissed: try row.optionalInteger(), lastPoll: try row.optionalDigest(),
      lastEntry: try row.optionalInteger())
  }
}
