public import CanonicalJSON

/// A seat as the charter or the act that creates it tells it.
public struct SeatDefinition: JSONObject {
  /// Who says who holds the seat.
  public enum Appoints: Hashable, Sendable {
    /// The body that has the power `seat.fill`, by motion.
    case body
    /// An organization, by designation.
    case organization(Identifier)
    /// Nobody: who holds the office holds the seat.
    case exOfficio(Identifier)
  }

  public var id: Identifier
  public var body: Identifier
  public var title: String
  public var seatClass: Identifier?
  public var weight: Int64
  public var voting: Bool
  public var appoints: Appoints
  /// Whether the holder stays after the term until a successor accepts.
  public var holdover: Bool
  public var termMonths: Int64?
  /// Whether somebody can be designated who votes where the holder does not.
  public var hasAlternate: Bool

  public init(reading fields: inout Fields) throws {
    hasAlternate = try fields.flag("alternate")
    let by = try fields.string("appoints")
    body = try fields.identifier("body")
    seatClass = try fields.optionalIdentifier("class")
    holdover = try fields.flag("holdover")
    id = try fields.identifier("id")
    let office = try fields.optionalIdentifier("office")
    let organization = try fields.optionalIdentifier("organization")
    switch (by, office, organization) {
    case ("body", nil, nil): appoints = .body
    case ("ex_officio", let office?, nil): appoints = .exOfficio(office)
    case ("organization", nil, let organization?): appoints = .organization(organization)
    default:
      throw ValueError(
        field: "appoints",
        expected: "body, organization with an organization, or ex_officio with an office")
    }
    if hasAlternate, office != nil {
      throw ValueError(field: "alternate", expected: "absent from a seat ex officio")
    }
    termMonths = try fields.optionalInteger("term_months", in: 1...1200)
    title = try fields.title("title")
    voting = try fields.bool("voting")
    weight = try fields.integer("weight", in: 1...1_000_000)
  }

  public var json: JSON {
    var by = "body"
    var office: Identifier?
    var organization: Identifier?
    switch appoints {
    case .body: break
    case .exOfficio(let id): (by, office) = ("ex_officio", id)
    case .organization(let id): (by, organization) = ("organization", id)
    }
    return .members([
      "alternate": hasAlternate ? true : nil, "appoints": .string(by), "body": .identifier(body),
      "class": seatClass.map(JSON.identifier),
      "holdover": holdover ? true : nil, "id": .identifier(id),
      "office": office.map(JSON.identifier), "organization": organization.map(JSON.identifier),
      "term_months": termMonths.map(JSON.integer), "title": .string(title),
      "voting": .bool(voting), "weight": .integer(weight),
    ])
  }

  public init(
    id: Identifier, body: Identifier, title: String, seatClass: Identifier? = nil,
    weight: Int64 = 1, voting: Bool = true, appoints: Appoints = .body, holdover: Bool = false,
    termMonths: Int64? = nil, hasAlternate: Bool = false
  ) {
    self.id = id
    self.body = body
    self.title = title
    self.seatClass = seatClass
    self.weight = weight
    self.voting = voting
    self.appoints = appoints
    self.holdover = holdover
    self.termMonths = termMonths
    self.hasAlternate = hasAlternate
  }
}
