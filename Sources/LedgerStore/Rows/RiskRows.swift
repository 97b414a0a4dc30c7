import Governance
import Sodium

extension Risk: StoredRecord {
  static let table = TableLayout(
    "risk",
    [
      "id", "number", "body", "title", "identified_by", "state", "owner", "review_by",
      "review_within", "steps", "entry",
    ], key: ["id"])

  func cells() -> [Cell] {
    [
      .digest(id), .id(number), .id(body), .text(title), .id(identifiedBy), .name(state),
      .text(owner?.text), .time(reviewBy), .integer(reviewWithin), .integer(steps),
      .integer(entry),
    ]
  }

  init(reading row: inout RowReader) throws(StoreError) {
    self.init(
      id: try row.digest(), number: try row.id(), body: try row.id(), title: try row.text(),
      identifiedBy: try row.id(), state: try row.name(), owner: try row.optionalOwner(),
      reviewBy: try row.optionalTime(), reviewWithin: try row.optionalInteger(),
      steps: try row.integer(), entry: try row.integer())
  }
}

extension RiskStep: StoredRecord {
  static let table = TableLayout(
    "risk_step",
    [
      "risk", "step", "kind", "source", "person", "owner", "review_by", "text", "time", "entry",
    ], key: ["risk", "step"], isVersioned: false)

  func cells() -> [Cell] {
    [
      .digest(risk), .integer(number), .name(kind), .digest(source), .id(person),
      .text(owner?.text), .time(reviewBy), .digest(text), .time(time), .integer(entry),
    ]
  }

  init(reading row: inout RowReader) throws(StoreError) {
    self.init(
      risk: try row.digest(), number: try row.integer(), kind: try row.name(),
      source: try row.digest(), person: try row.optionalID(), owner: try row.optionalOwner(),
      reviewBy: try row.optionalTime(), text: try row.optionalDigest(), time: try row.time(),
      entry: try row.integer())
  }
}
