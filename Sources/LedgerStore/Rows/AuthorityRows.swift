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
    "reversal", ["motion", "kind", "by_event", "at", "entry"], key: ["motion"])

  func cells() -> [Cell] {
    [.digest(motion), .name(kind), .digest(by), .time(at), .integer(entry)]
  }

  init(reading row: inout RowReader) throws(StoreError) {
    self.init(
      motion: try row.digest(), kind: try row.name(), by: try row.digest(), at: try row.time(),
      entry: try row.integer())
  }
}
