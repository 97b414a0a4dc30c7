import CanonicalJSON
import Governance
import Sodium

extension Poll: StoredRecord {
  static let table = TableLayout(
    "poll",
    [
      "seal", "entry", "motion", "version", "body", "rule", "electorate", "opens", "closes",
      "notice", "meeting", "presence", "roll_call", "witnessed", "held", "settled", "result",
      "outcome", "closed", "casting",
    ], key: ["seal"])

  func cells() throws(StoreError) -> [Cell] {
    var arithmetic = Cell.null
    if let result { arithmetic = try .json(result.json) }
    var attending = Cell.null
    if let presence { attending = try .json(presence.json) }
    var called = Cell.null
    if let rollCall { called = try .json(rollCall.json) }
    var timely = Cell.null
    if let witnessed { timely = try .json(witnessed.json) }
    var contest = Cell.null
    if let held { contest = try .json(held.json) }
    return [
      .digest(seal), .integer(entry), .digest(motion), .integer(version), .id(body),
      try .json(rule.json), .digest(electorate), .time(opens), .time(closes), .integer(notice),
      .digest(meeting), attending, called, timely, contest, .digest(settled), arithmetic,
      .text(outcome?.rawValue), .time(closed), .text(casting?.rawValue),
    ]
  }

  init(reading row: inout RowReader) throws(StoreError) {
    self.init(
      seal: try row.digest(), entry: try row.integer(), motion: try row.digest(),
      version: try row.integer(), body: try row.id(), rule: try row.object(),
      electorate: try row.digest(), opens: try row.time(), closes: try row.time(),
      notice: try row.integer(), meeting: try row.optionalDigest(),
      presence: try row.optionalObject(), rollCall: try row.optionalObject(),
      witnessed: try row.optionalObject(), held: try row.optionalObject(),
      settled: try row.optionalDigest(), result: try row.optionalObject(),
      outcome: try row.optionalName(),
      closed: try row.optionalTime(), casting: try row.optionalName())
  }
}

extension Elector: StoredRecord {
  static let table = TableLayout(
    "elector",
    [
      "poll", "seat", "weight", "class", "organization", "group_id", "person", "active", "chair",
      "ineligible",
    ],
    key: ["poll", "seat"], isVersioned: false)

  func cells() throws(StoreError) -> [Cell] {
    [
      .digest(poll), .id(seat), .integer(weight), .id(seatClass), .id(organization), .id(group),
      .id(person), .flag(isActive), .flag(isChair),
      isEligible ? .null : try .json(.array(ineligible.map { .string($0.text) })),
    ]
  }

  init(reading row: inout RowReader) throws(StoreError) {
    self.init(
      poll: try row.digest(), seat: try row.id(), weight: try row.integer(),
      seatClass: try row.optionalID(), organization: try row.optionalID(),
      group: try row.optionalID(), person: try row.optionalID(), isActive: try row.optionalFlag(),
      isChair: try row.flag(), ineligible: try row.optionalIDs() ?? [])
  }
}

extension Ballot: StoredRecord {
  static let table = TableLayout(
    "ballot",
    [
      "poll", "seat", "turn", "choice", "person", "event", "entry", "reason", "capacity", "proxy",
    ],
    key: ["poll", "seat", "capacity", "turn"], isVersioned: false)

  func cells() -> [Cell] {
    [
      .digest(poll), .id(seat), .integer(turn), .name(choice), .id(person), .digest(event),
      .integer(entry), .digest(reason), .name(capacity), .digest(proxy),
    ]
  }

  init(reading row: inout RowReader) throws(StoreError) {
    self.init(
      poll: try row.digest(), seat: try row.id(), turn: try row.integer(),
      choice: try row.name(), person: try row.id(), event: try row.digest(),
      entry: try row.integer(), reason: try row.optionalDigest(), capacity: try row.name(),
      proxy: try row.optionalDigest())
  }
}

extension Participation: StoredRecord {
  static let table = TableLayout(
    "participation", ["seat", "body", "first", "last"], key: ["body", "seat"])

  func cells() -> [Cell] { [.id(seat), .id(body), .integer(first), .integer(last)] }

  init(reading row: inout RowReader) throws(StoreError) {
    self.init(
      seat: try row.id(), body: try row.id(), first: try row.integer(), last: try row.integer())
  }
}

extension Turnout: StoredRecord {
  static let table = TableLayout(
    "turnout", ["poll", "present", "whole", "reached"], key: ["poll"])

  func cells() -> [Cell] {
    [.digest(poll), .integer(present), .integer(whole), .time(reached)]
  }

  init(reading row: inout RowReader) throws(StoreError) {
    self.init(
      poll: try row.digest(), present: try row.integer(), whole: try row.integer(),
      reached: try row.optionalTime())
  }
}
