import Governance
import Sodium

extension Ruling: StoredRecord {
  static let table = TableLayout(
    "ruling",
    [
      "id", "number", "body", "chair", "question", "text", "motion", "version", "out_of_order",
      "meeting", "entry", "ruled", "appeal_until", "state", "ended_by", "ended",
    ], key: ["id"])

  func cells() throws(StoreError) -> [Cell] {
    [
      .digest(id), .id(number), .id(body), .id(chair), .text(question), try .json(text.json),
      .digest(motion), .integer(version), .flag(isOutOfOrder), .digest(meeting), .integer(entry),
      .time(ruled), .time(appealUntil), .name(state), .digest(endedBy), .time(ended),
    ]
  }

  init(reading row: inout RowReader) throws(StoreError) {
    self.init(
      id: try row.digest(), number: try row.id(), body: try row.id(), chair: try row.id(),
      question: try row.text(), text: try row.object(), motion: try row.optionalDigest(),
      version: try row.optionalInteger(), isOutOfOrder: try row.flag(),
      meeting: try row.optionalDigest(), entry: try row.integer(), ruled: try row.time(),
      appealUntil: try row.time(), state: try row.name(), endedBy: try row.optionalDigest(),
      ended: try row.optionalTime())
  }
}

extension Appeal: StoredRecord {
  static let table = TableLayout(
    "appeal", ["motion", "ruling"], key: ["motion"], isVersioned: false)

  func cells() -> [Cell] { [.digest(motion), .digest(ruling)] }

  init(reading row: inout RowReader) throws(StoreError) {
    self.init(motion: try row.digest(), ruling: try row.digest())
  }
}
