public import CanonicalJSON

/// A body as the charter or the act that charters it tells it.
public struct BodyDefinition: JSONObject {
  public enum Kind: String, CaseIterable, Sendable {
    case board, committee
    case workingGroup = "working_group"
    /// One computed seat for each member in standing.
    case assembly
  }

  /// The numbers of its motions, `BODY-2026-014`, are identifiers too.
  public static let longestId = 48

  public var id: Identifier
  public var kind: Kind
  public var title: String
  public var parent: Identifier?
  /// The rule of its motions that perform no act.
  public var rule: Identifier
  /// The classes of members that have a seat in an assembly; all where absent.
  public var classes: [Identifier]?
  /// How it meets; without it the body holds no meetings.
  public var meetings: MeetingRule?
  /// What it expects of its voting seats; nil where nothing.
  public var participation: ParticipationRule?
  /// Whether its chair rules on questions of order; without it the chair makes no rulings.
  public var rulings: RulingRule?
  /// How many of its voting seats one organization or group may have; as many as they get where absent.
  public var seatCap: SeatCap?

  public init(
    id: Identifier, kind: Kind, title: String, parent: Identifier? = nil, rule: Identifier,
    classes: [Identifier]? = nil, meetings: MeetingRule? = nil,
    participation: ParticipationRule? = nil,
    rulings: RulingRule? = nil, seatCap: SeatCap? = nil
  ) {
    self.id = id
    self.kind = kind
    self.title = title
    self.parent = parent
    self.rule = rule
    self.classes = classes
    self.meetings = meetings
    self.participation = participation
    self.rulings = rulings
    self.seatCap = seatCap
  }

  public init(reading fields: inout Fields) throws {
    classes = try fields.optionalArray("classes")?.map { node in
      guard let id = Identifier(try node.string()) else {
        throw ValueError(field: "classes", expected: "a list of identifiers")
      }
      return id
    }
    id = try fields.identifier("id")
    guard id.text.utf8.count <= Self.longestId else {
      throw ValueError(field: "id", expected: "an identifier of at most \(Self.longestId) bytes")
    }
    kind = try fields.choice("kind", of: Kind.self)
    meetings = try fields.optionalObject("meetings", as: MeetingRule.self)
    participation = try fields.optionalObject("participation", as: ParticipationRule.self)
    guard kind != .assembly || participation?.then != .vacate else {
      throw ValueError(
        field: "participation.then", expected: "another, as the seats of an assembly are computed")
    }
    parent = try fields.optionalIdentifier("parent")
    rule = try fields.identifier("rule")
    rulings = try fields.optionalObject("rulings", as: RulingRule.self)
    seatCap = try fields.optionalObject("seat_cap", as: SeatCap.self)
    title = try fields.title("title")
    guard classes == nil || kind == .assembly else {
      throw ValueError(field: "classes", expected: "absent, as only an assembly has them")
    }
    guard seatCap == nil || kind != .assembly else {
      throw ValueError(
        field: "seat_cap", expected: "absent, as a member has one seat of an assembly")
    }
  }

  public var json: JSON {
    .members([
      "classes": classes.map { .array($0.map(JSON.identifier)) }, "id": .identifier(id),
      "kind": .string(kind.rawValue), "meetings": meetings?.json,
      "parent": parent.map(JSON.identifier), "participation": participation?.json,
      "rule": .identifier(rule), "rulings": rulings?.json, "seat_cap": seatCap?.json,
      "title": .string(title),
    ])
  }
}
