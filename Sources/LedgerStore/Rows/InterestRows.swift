import Governance

extension Interest: StoredRecord {
  static let table = TableLayout(
    "interest", ["id", "person", "about", "text", "declared", "entry", "ended"], key: ["id"])

  func cells() -> [Cell] {
    [
      .digest(id), .id(person), .text(about?.text), .digest(text), .time(declared),
      .integer(entry), .time(ended),
    ]
  }

  init(reading row: inout RowReader) throws(StoreError) {
    self.init(
      id: try row.digest(), person: try row.id(), about: try row.optionalSubject(),
      text: try row.optionalDigest(), declared: try row.time(), entry: try row.integer(),
      ended: try row.optionalTime())
  }
}

extension Recusal: StoredRecord {
  static let table = TableLayout(
    "recusal",
    [
      "source", "motion", "seat", "person", "cause", "interest", "reason", "late", "event",
      "entry",
    ], key: ["source", "seat"])

  func cells() -> [Cell] {
    [
      .digest(from), .digest(motion), .id(seat), .id(person), .name(cause), .digest(interest),
      .digest(reason), .flag(isLate), .digest(event), .integer(entry),
    ]
  }

  init(reading row: inout RowReader) throws(StoreError) {
    self.init(
      from: try row.digest(), motion: try row.digest(), seat: try row.id(), person: try row.id(),
      cause: try row.name(), interest: try row.optionalDigest(),
      reason: try row.optionalDigest(), isLate: try row.flag(), event: try row.digest(),
      entry: try row.integer())
  }
}
