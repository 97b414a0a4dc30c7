import Governance
import Sodium

extension Roster: StoredRecord {
  static let table = TableLayout(
    "roster",
    [
      "id", "title", "body", "in_force_from", "in_force_to", "motion", "ended_by", "attested",
      "entry",
    ], key: ["id"])

  func cells() -> [Cell] {
    [
      .id(id), .text(title), .id(body), .time(inForce.from), .time(inForce.to), .digest(motion),
      .digest(endedBy), .time(attested), .integer(entry),
    ]
  }

  init(reading row: inout RowReader) throws(StoreError) {
    self.init(
      id: try row.id(), title: try row.text(), body: try row.id(), inForce: try row.interval(),
      motion: try row.digest(), endedBy: try row.optionalDigest(),
      attested: try row.optionalTime(), entry: try row.integer())
  }
}

extension RosterGroup: StoredRecord {
  static let table = TableLayout(
    "roster_group",
    [
      "roster", "group_id", "span", "title", "kind", "parent", "in_force_from", "in_force_to",
      "entry", "closed_entry",
    ], key: ["roster", "group_id", "span"])

  func cells() -> [Cell] {
    [
      .id(roster), .id(group), .integer(number), .text(title), .id(kind), .id(parent),
      .time(inForce.from), .time(inForce.to), .integer(entry), .integer(closedEntry),
    ]
  }

  init(reading row: inout RowReader) throws(StoreError) {
    self.init(
      roster: try row.id(), group: try row.id(), number: try row.integer(), title: try row.text(),
      kind: try row.optionalID(), parent: try row.optionalID(), inForce: try row.interval(),
      entry: try row.integer(), closedEntry: try row.optionalInteger())
  }
}

extension RosterPlace: StoredRecord {
  static let table = TableLayout(
    "roster_place",
    [
      "roster", "group_id", "handle", "role", "span", "in_force_from", "in_force_to", "entry",
      "left_entry",
    ], key: ["roster", "group_id", "handle", "role", "span"])

  func cells() -> [Cell] {
    [
      .id(roster), .id(group), .text(handle.text), .id(role), .integer(number),
      .time(inForce.from), .time(inForce.to), .integer(entry), .integer(leftEntry),
    ]
  }

  init(reading row: inout RowReader) throws(StoreError) {
    self.init(
      roster: try row.id(), group: try row.id(), handle: try row.handle(), role: try row.id(),
      number: try row.integer(), inForce: try row.interval(), entry: try row.integer(),
      leftEntry: try row.optionalInteger())
  }
}
