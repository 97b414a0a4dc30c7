public import CanonicalJSON

/// What a body lets another one decide in its place, by which rule and how long; and within which time it
/// can countermand what was decided so.
public struct DelegationDefinition: JSONObject {
  /// An act, in one scope or in all.
  public struct Delegated: JSONObject {
    public var act: String
    public var scope: PowerDefinition.Scope?

    public init(act: String, scope: PowerDefinition.Scope? = nil) {
      self.act = act
      self.scope = scope
    }

    public init(reading fields: inout Fields) throws {
      act = try fields.string("act")
      guard ActKinds.names.contains(act) else {
        throw ValueError(field: "act", expected: "the name of an act")
      }
      scope = try fields.optionalObject("scope", as: PowerDefinition.Scope.self)
    }

    public var json: JSON { .members(["act": .string(act), "scope": scope?.json]) }

    /// `seat.fill:body:toc`, one word for people.
    public var words: String { scope.map { "\(act):\($0.text)" } ?? act }

    /// Whether it has the act in this scope with it.
    func covers(_ act: String, _ scope: PowerDefinition.Scope?) -> Bool {
      self.act == act && (self.scope == nil || self.scope == scope)
    }
  }

  /// The time in which whoever delegated can undo a decision.
  public struct Countermand: JSONObject {
    /// Whether a decision takes effect only when that time is over; else at once.
    public var waits: Bool
    /// Seconds from the closing on.
    public var within: Int64

    public init(within: Int64, waits: Bool = false) {
      self.waits = waits
      self.within = within
    }

    public init(reading fields: inout Fields) throws {
      waits = try fields.flag("waits")
      within = try fields.integer("within", in: 1...DecisionRule.longestSpan)
    }

    public var json: JSON {
      .members(["waits": waits ? true : nil, "within": .integer(within)])
    }
  }

  public var id: Identifier
  public var title: String
  public var acts: [Delegated]
  public var from: Identifier
  public var to: Identifier
  /// By which the other body decides.
  public var rule: Identifier
  public var until: Timestamp
  public var countermand: Countermand?

  public init(
    id: Identifier, title: String, acts: [Delegated], from: Identifier, to: Identifier,
    rule: Identifier, until: Timestamp, countermand: Countermand? = nil
  ) {
    self.id = id
    self.title = title
    self.acts = acts
    self.from = from
    self.to = to
    self.rule = rule
    self.until = until
    self.countermand = countermand
  }

  public init(reading fields: inout Fields) throws {
    acts = try fields.objects("acts", of: Delegated.self)
    guard (1...64).contains(acts.count), Set(acts).count == acts.count else {
      throw ValueError(field: "acts", expected: "a list of 1 to 64 different acts")
    }
    countermand = try fields.optionalObject("countermand", as: Countermand.self)
    from = try fields.identifier("from")
    id = try fields.identifier("id")
    rule = try fields.identifier("rule")
    title = try fields.title("title")
    to = try fields.identifier("to")
    guard from != to else { throw ValueError(field: "to", expected: "another body") }
    until = try fields.timestamp("until")
  }

  public var json: JSON {
    .members([
      "acts": .objects(acts), "countermand": countermand?.json, "from": .identifier(from),
      "id": .identifier(id), "rule": .identifier(rule), "title": .string(title),
      "to": .identifier(to), "until": .timestamp(until),
    ])
  }

  /// Whether it has the act in this scope with it.
  func covers(_ act: String, _ scope: PowerDefinition.Scope?) -> Bool {
    acts.contains { $0.covers(act, scope) }
  }

  /// The acts that no body can delegate: with them it would give away who decides, by which rules, and who
  /// keeps the book.
  public static let reserved: Set<String> = [
    ChangeRule.name, ChangePower.name, AmendCharter.name, DelegatePower.name, EndDelegation.name,
    CountermandDecision.name, DeclareVoid.name, RescindDecision.name, ReconsiderDecision.name,
    OverturnRuling.name, ReplaceLedgerKey.name,
  ]
}
