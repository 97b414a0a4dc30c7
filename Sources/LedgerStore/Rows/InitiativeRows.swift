import Governance
import Sodium

extension Initiative: StoredRecord {
  static let table = TableLayout(
    "initiative",
    ["id", "body", "title", "text", "in_force_from", "in_force_to", "motion", "ended_by"],
    key: ["id"])

  func cells() -> [Cell] {
    [
      .id(id), .id(body), .text(title), .digest(text), .time(inForce.from), .time(inForce.to),
      .digest(motion), .digest(endedBy),
    ]
  }

  init(reading row: inout RowReader) throws(StoreError) {
    self.init(
      id: try row.id(), body: try row.id(), title: try row.text(),
      text: try row.optionalDigest(), inForce: try row.interval(), motion: try row.digest(),
      endedBy: try row.optionalDigest())
  }
}

extension Commitment: StoredRecord {
  static let table = TableLayout(
    "partner_commitment",
    [
      "initiative", "commitment_id", "version", "partner", "title", "text", "signatory",
      "public_key", "state", "renew_by", "motion", "entry", "signed_at", "signed_event", "source",
      "ended", "ended_by",
    ], key: ["initiative", "commitment_id", "version"])

  func cells() -> [Cell] {
    [
      .id(initiative), .id(commitment), .integer(version), .id(partner), .text(title),
      .digest(text), .id(signatory), publicKey.map { .key($0) } ?? .null, .name(state),
      .time(renewBy), .digest(motion), .integer(entry), .time(signedAt), .digest(signedEvent),
      .digest(source), .time(ended), .digest(endedBy),
    ]
  }

  init(reading row: inout RowReader) throws(StoreError) {
    self.init(
      initiative: try row.id(), commitment: try row.id(), version: try row.integer(),
      partner: try row.id(), title: try row.text(), text: try row.digest(),
      signatory: try row.id(), publicKey: try row.optionalKey(), state: try row.name(),
      renewBy: try row.time(), motion: try row.digest(), entry: try row.integer(),
      signedAt: try row.optionalTime(), signedEvent: try row.optionalDigest(),
      source: try row.optionalDigest(), ended: try row.optionalTime(),
      endedBy: try row.optionalDigest())
  }
}
