import Governance
import Sodium

extension OldBatch: StoredRecord {
  static let table = TableLayout(
    "old_batch",
    [
      "id", "body", "first", "count", "batch", "source", "part", "parts", "secretary", "attested",
      "entry", "state", "adopted_by",
    ], key: ["id"])

  func cells() -> [Cell] {
    [
      .digest(id), .id(body), .integer(first), .integer(count), .digest(batch), .digest(source),
      .integer(part), .integer(parts), .id(secretary), .time(attested), .integer(entry),
      .digest(state), .digest(adoptedBy),
    ]
  }

  init(reading row: inout RowReader) throws(StoreError) {
    self.init(
      id: try row.digest(), body: try row.id(), first: try row.integer(),
      count: try row.integer(), batch: try row.digest(), source: try row.digest(),
      part: try row.integer(), parts: try row.integer(), secretary: try row.id(),
      attested: try row.time(), entry: try row.integer(), state: try row.digest(),
      adoptedBy: try row.optionalDigest())
  }
}
