import CanonicalJSON
import Governance
import Sodium

extension Body: StoredRecord {
  static let table = TableLayout(
    "body",
    [
      "id", "kind", "title", "parent", "rule", "classes", "meetings", "participation", "rulings",
      "seat_cap", "mandate", "in_force_from", "in_force_to", "motion", "cap_since",
    ], key: ["id"])

  func cells() throws(StoreError) -> [Cell] {
    var classes = Cell.null
    if let ids = definition.classes { classes = try .json(.array(ids.map { .string($0.text) })) }
    var meetings = Cell.null
    if let rule = definition.meetings { meetings = try .json(rule.json) }
    var participation = Cell.null
    if let asked = definition.participation { participation = try .json(asked.json) }
    var rulings = Cell.null
    if let rule = definition.rulings { rulings = try .json(rule.json) }
    var seatCap = Cell.null
    if let cap = definition.seatCap { seatCap = try .json(cap.json) }
    return [
      .id(definition.id), .name(definition.kind), .text(definition.title), .id(definition.parent),
      .id(definition.rule), classes, meetings, participation, rulings, seatCap, .digest(mandate),
      .time(inForce.from), .time(inForce.to), .digest(motion), .time(capSince),
    ]
  }

  init(reading row: inout RowReader) throws(StoreError) {
    let definition = BodyDefinition(
      id: try row.id(), kind: try row.name(), title: try row.text(), parent: try row.optionalID(),
      rule: try row.id(), classes: try row.optionalIDs(), meetings: try row.optionalObject(),
      participation: try row.optionalObject(), rulings: try row.optionalObject(),
      seatCap: try row.optionalObject())
    self.init(
      definition: definition, mandate: try row.optionalDigest(), inForce: try row.interval(),
      motion: try row.optionalDigest(), capSince: try row.optionalTime())
  }
}

extension Seat: StoredRecord {
  static let table = TableLayout(
    "seat",
    [
      "id", "body", "title", "class", "weight", "voting", "appoints", "organization", "office",
      "holdover", "term_months", "alternate", "in_force_from", "in_force_to", "motion",
    ], key: ["id"])

  func cells() -> [Cell] {
    var by = "body"
    var organization = Cell.null
    var office = Cell.null
    switch definition.appoints {
    case .body: break
    case .organization(let id): (by, organization) = ("organization", .id(id))
    case .exOfficio(let id): (by, office) = ("ex_officio", .id(id))
    }
    return [
      .id(definition.id), .id(definition.body), .text(definition.title),
      .id(definition.seatClass), .integer(definition.weight), .flag(definition.voting), .text(by),
      organization, office, .flag(definition.holdover), .integer(definition.termMonths),
      .flag(definition.hasAlternate),
      .time(inForce.from), .time(inForce.to), .digest(motion),
    ]
  }

  init(reading row: inout RowReader) throws(StoreError) {
    var definition = SeatDefinition(
      id: try row.id(), body: try row.id(), title: try row.text(),
      seatClass: try row.optionalID(), weight: try row.integer(), voting: try row.flag())
    definition.appoints = try row.appoints()
    definition.holdover = try row.flag()
    definition.termMonths = try row.optionalInteger()
    definition.hasAlternate = try row.flag()
    self.init(
      definition: definition, inForce: try row.interval(), motion: try row.optionalDigest())
  }
}

extension Tenure: StoredRecord {
  static let table = TableLayout(
    "tenure",
    [
      "seat", "appointment", "entry", "person", "organization", "state", "in_force_from",
      "in_force_to", "term_ends", "ended_by", "alternate", "mandate_until",
    ], key: ["seat", "appointment"])

  func cells() -> [Cell] {
    [
      .id(seat), .digest(appointment), .integer(entry), .id(person), .id(organization),
      .name(state), .time(inForce.from), .time(inForce.to), .time(termEnds),
      .digest(endedBy), .flag(isAlternate), .time(mandateUntil),
    ]
  }

  init(reading row: inout RowReader) throws(StoreError) {
    self.init(
      seat: try row.id(), appointment: try row.digest(), entry: try row.integer(),
      person: try row.id(), organization: try row.id(), state: try row.name(),
      inForce: try row.interval(), termEnds: try row.optionalTime(),
      endedBy: try row.optionalDigest(), isAlternate: try row.flag(),
      mandateUntil: try row.optionalTime())
  }
}

extension Office: StoredRecord {
  static let table = TableLayout(
    "office", ["id", "title", "duty", "body", "line", "in_force_from", "in_force_to"],
    key: ["id"])

  func cells() throws(StoreError) -> [Cell] {
    [
      .id(definition.id), .text(definition.title), .name(definition.duty), .id(definition.body),
      try .json(.array(definition.line.map(\.json))), .time(inForce.from), .time(inForce.to),
    ]
  }

  init(reading row: inout RowReader) throws(StoreError) {
    let definition = OfficeDefinition(
      id: try row.id(), title: try row.text(), duty: try row.name(), body: try row.optionalID(),
      line: try row.objects())
    self.init(definition: definition, inForce: try row.interval())
  }
}

extension OfficeTenure: StoredRecord {
  static let table = TableLayout(
    "office_tenure",
    [
      "office", "appointment", "entry", "person", "state", "in_force_from", "in_force_to",
      "ended_by", "mandate_until",
    ],
    key: ["office", "appointment"])

  func cells() -> [Cell] {
    [
      .id(office), .digest(appointment), .integer(entry), .id(person), .name(state),
      .time(inForce.from), .time(inForce.to), .digest(endedBy), .time(mandateUntil),
    ]
  }

  init(reading row: inout RowReader) throws(StoreError) {
    self.init(
      office: try row.id(), appointment: try row.digest(), entry: try row.integer(),
      person: try row.id(), state: try row.name(), inForce: try row.interval(),
      endedBy: try row.optionalDigest(), mandateUntil: try row.optionalTime())
  }
}
