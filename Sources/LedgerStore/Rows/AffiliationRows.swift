import Governance

extension Affiliation: StoredRecord {
  static let table = TableLayout(
    "affiliation",
    [
      "organization", "span", "group_id", "source", "decided", "entry", "state", "in_force_from",
      "in_force_to", "ended_by",
    ], key: ["organization", "span"])

  func cells() -> [Cell] {
    [
      .id(organization), .integer(span), .id(group), .digest(source), .flag(isDecided),
      .integer(entry), .name(state), .time(inForce.from), .time(inForce.to), .digest(endedBy),
    ]
  }

  init(reading row: inout RowReader) throws(StoreError) {
    self.init(
      organization: try row.id(), span: try row.integer(), group: try row.id(),
      source: try row.digest(), isDecided: try row.flag(), entry: try row.integer(),
      state: try row.name(), inForce: try row.interval(), endedBy: try row.optionalDigest())
  }
}
