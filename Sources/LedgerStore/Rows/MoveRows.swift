import Governance

extension PersonMove: StoredRecord {
  static let table = TableLayout(
    "person_move",
    [
      "id", "person", "from_organization", "organization", "entry", "state", "moved_at",
      "settled_by",
    ], key: ["id"])

  func cells() -> [Cell] {
    [
      .digest(id), .id(person), .id(from), .id(organization), .integer(entry), .name(state),
      .time(at), .digest(settledBy),
    ]
  }

  init(reading row: inout RowReader) throws(StoreError) {
    self.init(
      id: try row.digest(), person: try row.id(), from: try row.id(),
      organization: try row.id(), entry: try row.integer(), state: try row.name(),
      at: try row.optionalTime(), settledBy: try row.optionalDigest())
  }
}
