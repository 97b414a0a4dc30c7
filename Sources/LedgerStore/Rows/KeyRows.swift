import Governance

extension KeyConfirmation: StoredRecord {
  static let table = TableLayout(
    "key_confirmation", ["offer", "person", "confirming_key", "entry"], key: ["offer", "person"])

  func cells() -> [Cell] {
    [.digest(offer), .id(person), .fingerprint(confirmingKey), .integer(entry)]
  }

  init(reading row: inout RowReader) throws(StoreError) {
    self.init(
      offer: try row.digest(), person: try row.id(), key: try row.fingerprint(),
      entry: try row.integer())
  }
}

extension KeyCommitment: StoredRecord {
  static let table = TableLayout(
    "key_commitment", ["committing_key", "next", "entry", "in_force_from", "in_force_to"],
    key: ["committing_key", "entry"])

  func cells() -> [Cell] {
    [
      .fingerprint(committingKey), .fingerprint(next), .integer(entry), .time(inForce.from),
      .time(inForce.to),
    ]
  }

  init(reading row: inout RowReader) throws(StoreError) {
    self.init(
      key: try row.fingerprint(), next: try row.fingerprint(), entry: try row.integer(),
      inForce: try row.interval())
  }
}
