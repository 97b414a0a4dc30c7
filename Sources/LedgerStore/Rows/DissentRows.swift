import Governance
import Sodium

extension Dissent: StoredRecord {
  static let table = TableLayout(
    "dissent", ["poll", "seat", "person", "text", "event", "entry", "stated"],
    key: ["poll", "seat"], isVersioned: false)

  func cells() throws(StoreError) -> [Cell] {
    [
      .digest(poll), .id(seat), .id(person), try .json(text.json), .digest(event),
      .integer(entry), .time(stated),
    ]
  }

  init(reading row: inout RowReader) throws(StoreError) {
    self.init(
      poll: try row.digest(), seat: try row.id(), person: try row.id(), text: try row.object(),
      event: try row.digest(), entry: try row.integer(), stated: try row.time())
  }
}

extension MinutesVersion: StoredRecord {
  static let table = TableLayout(
    "minutes_version", ["meeting", "version", "text", "motion", "approved", "entry"],
    key: ["meeting", "version"], isVersioned: false)

  func cells() -> [Cell] {
    [
      .digest(meeting), .integer(version), .digest(text), .digest(motion), .time(approved),
      .integer(entry),
    ]
  }

  init(reading row: inout RowReader) throws(StoreError) {
    self.init(
      meeting: try row.digest(), version: try row.integer(), text: try row.digest(),
      motion: try row.digest(), approved: try row.time(), entry: try row.integer())
  }
}
