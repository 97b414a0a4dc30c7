import Governance
import Sodium

extension Objective: StoredRecord {
  static let table = TableLayout(
    "objective",
    [
      "objective", "version", "body", "title", "owner", "measure", "target", "deadline", "text",
      "in_force_from", "in_force_to", "motion", "entry", "ended_by",
    ], key: ["objective", "version"])

  func cells() throws(StoreError) -> [Cell] {
    [
      .id(objective), .integer(version), .id(body), .text(title), .text(owner.text),
      .text(measure),
      try target.map { (target) throws(StoreError) in try .json(target.json) }
        ?? .null,
      .time(deadline), .digest(text), .time(inForce.from), .time(inForce.to), .digest(motion),
      .integer(entry), .digest(endedBy),
    ]
  }

  init(reading row: inout RowReader) throws(StoreError) {
    self.init(
      objective: try row.id(), version: try row.integer(), body: try row.id(),
      title: try row.text(), owner: try row.owner(), measure: try row.text(),
      target: try row.optionalObject(), deadline: try row.time(), text: try row.optionalDigest(),
      inForce: try row.interval(), motion: try row.digest(), entry: try row.integer(),
      endedBy: try row.optionalDigest())
  }
}

extension ObjectiveReport: StoredRecord {
  static let table = TableLayout(
    "objective_report",
    [
      "objective", "version", "as_of", "value", "reached", "text", "person", "event", "entry",
      "recorded",
    ], key: ["event"], isVersioned: false)

  func cells() -> [Cell] {
    [
      .id(objective), .integer(version), .time(asOf), .integer(value), .flag(reached),
      .digest(text), .id(person), .digest(event), .integer(entry), .time(recorded),
    ]
  }

  init(reading row: inout RowReader) throws(StoreError) {
    self.init(
      objective: try row.id(), version: try row.integer(), asOf: try row.time(),
      value: try row.optionalInteger(), reached: try row.optionalFlag(),
      text: try row.optionalDigest(), person: try row.id(), event: try row.digest(),
      entry: try row.integer(), recorded: try row.time())
  }
}
