import CanonicalJSON
import Governance
import Sodium

extension Motion: StoredRecord {
  static let table = TableLayout(
    "motion",
    [
      "id", "number", "body", "mover", "title", "version", "texts", "acts", "requires", "state",
      "may_reconsider", "proposed", "final_text", "final_entry", "lapses", "decided", "rescinded",
      "ground",
    ], key: ["id"])

  func cells() throws(StoreError) -> [Cell] {
    [
      .digest(id), .id(number), .id(body), .id(mover), .text(title), .integer(version),
      try .json(.array(texts.map(\.json))), try .json(.array(acts.map(\.json))),
      try .json(.array(requires.map(\.json))), .name(state), .flag(mayReconsider),
      .time(proposed), .time(finalText), .integer(finalEntry), .time(lapses), .time(decided),
      .time(rescinded), .id(ground?.inactivity),
    ]
  }

  init(reading row: inout RowReader) throws(StoreError) {
    self.init(
      id: try row.digest(), number: try row.id(), body: try row.id(), mover: try row.id(),
      title: try row.text(), version: try row.integer(), texts: try row.objects(),
      acts: try row.objects(), requires: try row.objects(), state: try row.name(),
      mayReconsider: try row.flag(), proposed: try row.time(), finalText: try row.time(),
      finalEntry: try row.integer(), lapses: try row.time(), decided: try row.optionalTime(),
      rescinded: try row.optionalTime(),
      ground: try row.optionalID().map { MotionGround(inactivity: $0) })
  }
}

extension Second: StoredRecord {
  static let table = TableLayout(
    "second", ["motion", "version", "seat", "person"], key: ["motion", "version", "seat"],
    isVersioned: false)

  func cells() -> [Cell] { [.digest(motion), .integer(version), .id(seat), .id(person)] }

  init(reading row: inout RowReader) throws(StoreError) {
    self.init(
      motion: try row.digest(), version: try row.integer(), seat: try row.id(),
      person: try row.id())
  }
}

extension Demand: StoredRecord {
  static let table = TableLayout(
    "demand", ["motion", "version", "body", "seat", "person"],
    key: ["motion", "version", "seat"], isVersioned: false)

  func cells() -> [Cell] {
    [.digest(motion), .integer(version), .id(body), .id(seat), .id(person)]
  }

  init(reading row: inout RowReader) throws(StoreError) {
    self.init(
      motion: try row.digest(), version: try row.integer(), body: try row.id(),
      seat: try row.id(), person: try row.id())
  }
}

extension Effect: StoredRecord {
  static let table = TableLayout(
    "effect", ["motion", "position", "act", "state", "code", "effective", "entry"],
    key: ["motion", "position"])

  func cells() -> [Cell] {
    [
      .digest(motion), .integer(index), .text(act), .name(state), .text(code), .time(effective),
      .integer(entry),
    ]
  }

  init(reading row: inout RowReader) throws(StoreError) {
    self.init(
      motion: try row.digest(), index: try row.integer(), act: try row.text(),
      state: try row.name(), code: try row.optionalText(), effective: try row.time(),
      entry: try row.integer())
  }
}

extension Counter: StoredRecord {
  static let table = TableLayout("counter", ["series", "last"], key: ["series"])

  func cells() -> [Cell] { [.text(series), .integer(last)] }

  init(reading row: inout RowReader) throws(StoreError) {
    self.init(series: try row.text(), last: try row.integer())
  }
}
