import CanonicalJSON
import Governance
import Sodium

extension ObjectionPeriod: StoredRecord {
  static let table = TableLayout(
    "objection_period", ["motion", "delay", "entry", "span_from", "span_to"], key: ["motion"])

  func cells() throws(StoreError) -> [Cell] {
    [
      .digest(motion), try .json(delay.json), .integer(entry), .time(span?.from), .time(span?.to),
    ]
  }

  init(reading row: inout RowReader) throws(StoreError) {
    self.init(
      motion: try row.digest(), delay: try row.object(), entry: try row.optionalInteger(),
      span: try row.optionalInterval())
  }
}

extension Objection: StoredRecord {
  static let table = TableLayout(
    "objection", ["motion", "organization", "person", "event", "entry", "reason"],
    key: ["motion", "organization"], isVersioned: false)

  func cells() -> [Cell] {
    [
      .digest(motion), .id(organization), .id(person), .digest(event), .integer(entry),
      .digest(reason),
    ]
  }

  init(reading row: inout RowReader) throws(StoreError) {
    self.init(
      motion: try row.digest(), organization: try row.id(), person: try row.id(),
      event: try row.digest(), entry: try row.integer(), reason: try row.digest())
  }
}

extension Reversal: StoredRecord {
  static let table = TableLayout(
    "reversal", ["motion", "kind", "by_event", "at", "entry", "reason"], key: ["motion"])

  func cells() -> [Cell] {
    [.digest(motion), .name(kind), .digest(by), .time(at), .integer(entry), .digest(reason)]
  }

  init(reading row: inout RowReader) throws(StoreError) {
    self.init(
      motion: try row.digest(), kind: try row.name(), by: try row.digest(), at: try row.time(),
      entry: try row.integer(), reason: try row.optionalDigest())
  }
}

extension Delegation: StoredRecord {
  static let table = TableLayout(
    "delegation",
    [
      "id", "from_body", "to_body", "definition", "in_force_from", "in_force_to", "motion",
      "ended_by",
    ], key: ["id"])

  func cells() throws(StoreError) -> [Cell] {
    [
      .id(id), .id(definition.from), .id(definition.to), try .json(definition.json),
      .time(inForce.from), .time(inForce.to), .digest(motion), .digest(endedBy),
    ]
  }

  init(reading row: inout RowReader) throws(StoreError) {
    // The first three columns repeat what the definition says, for look-ups and for people.
    _ = try row.id()
    _ = try row.id()
    _ = try row.id()
    self.init(
      definition: try row.object(), inForce: try row.interval(), motion: try row.digest(),
      endedBy: try row.optionalDigest())
  }
}

extension DelegatedDecision: StoredRecord {
  static let table = TableLayout(
    "delegated_decision",
    ["motion", "delegation", "from_body", "countermand", "span_from", "span_to"], key: ["motion"])

  func cells() throws(StoreError) -> [Cell] {
    [
      .digest(motion), .id(delegation), .id(from),
      try countermand.map { value throws(StoreError) in try .json(value.json) } ?? .null,
      .time(span?.from), .time(span?.to),
    ]
  }

  init(reading row: inout RowReader) throws(StoreError) {
    self.init(
      motion: try row.digest(), delegation: try row.id(), from: try row.id(),
      countermand: try row.optionalObject(), span: try row.optionalInterval())
  }
}
