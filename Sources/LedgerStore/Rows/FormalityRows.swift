import Governance
import Sodium

extension Fulfilment: StoredRecord {
  static let table = TableLayout(
    "fulfilment",
    [
      "id", "formality", "organization", "person", "document", "attester", "met", "entry",
      "until", "lapsed", "lapsed_by", "reason",
    ], key: ["id"])

  func cells() -> [Cell] {
    [
      .digest(id), .id(formality), .id(organization), .id(person), .digest(document),
      .id(attester), .time(met), .integer(entry), .time(until), .time(lapsed), .digest(lapsedBy),
      .digest(reason),
    ]
  }

  init(reading row: inout RowReader) throws(StoreError) {
    self.init(
      id: try row.digest(), formality: try row.id(), organization: try row.optionalID(),
      person: try row.optionalID(), document: try row.optionalDigest(), attester: try row.id(),
      met: try row.time(), entry: try row.integer(), until: try row.optionalTime(),
      lapsed: try row.optionalTime(), lapsedBy: try row.optionalDigest(),
      reason: try row.optionalDigest())
  }
}
