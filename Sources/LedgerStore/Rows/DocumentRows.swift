import Governance
import Sodium

extension NamedDocument: StoredRecord {
  static let table = TableLayout(
    "named_document",
    [
      "digest", "salted", "body", "entry", "published_by", "published", "redacted_by", "redacted",
    ], key: ["digest"])

  func cells() -> [Cell] {
    [
      .digest(digest), .flag(isSalted), .id(body), .integer(entry), .digest(publishedBy),
      .time(published), .digest(redactedBy), .time(redacted),
    ]
  }

  init(reading row: inout RowReader) throws(StoreError) {
    self.init(
      digest: try row.digest(), isSalted: try row.flag(), body: try row.optionalID(),
      entry: try row.integer(), publishedBy: try row.optionalDigest(),
      published: try row.optionalTime(), redactedBy: try row.optionalDigest(),
      redacted: try row.optionalTime())
  }
}
