import Governance
import Sodium

extension Hearing: StoredRecord {
  static let table = TableLayout(
    "hearing",
    ["motion", "version", "at", "caller", "text", "event", "entry", "called"],
    key: ["motion", "version"], isVersioned: false)

  func cells() throws(StoreError) -> [Cell] {
    [
      .digest(motion), .integer(version), .time(at), .id(caller),
      try text.map { text throws(StoreError) in try .json(text.json) } ?? .null, .digest(event),
      .integer(entry), .time(called),
    ]
  }

  init(reading row: inout RowReader) throws(StoreError) {
    self.init(
      motion: try row.digest(), version: try row.integer(), at: try row.time(),
      caller: try row.id(), text: try row.optionalObject(), event: try row.digest(),
      entry: try row.integer(), called: try row.time())
  }
}

extension HearingAnswer: StoredRecord {
  static let table = TableLayout(
    "hearing_answer",
    [
      "motion", "version", "accused", "waiver", "person", "text", "event", "entry", "answered",
    ], key: ["motion", "version", "accused", "waiver"], isVersioned: false)

  func cells() throws(StoreError) -> [Cell] {
    [
      .digest(motion), .integer(version), .text(accused.text), .flag(isWaiver), .id(person),
      try text.map { text throws(StoreError) in try .json(text.json) } ?? .null, .digest(event),
      .integer(entry), .time(answered),
    ]
  }

  init(reading row: inout RowReader) throws(StoreError) {
    self.init(
      motion: try row.digest(), version: try row.integer(), accused: try row.accused(),
      isWaiver: try row.flag(), person: try row.id(), text: try row.optionalObject(),
      event: try row.digest(), entry: try row.integer(), answered: try row.time())
  }
}
