public import CanonicalJSON

/// Which bodies may perform an act, by which rule: all that are named must carry the motion.
public struct PowerDefinition: JSONObject {
  public struct Requirement: JSONObject {
    public var body: Identifier
    public var rule: Identifier

    public init(body: Identifier, rule: Identifier) {
      self.body = body
      self.rule = rule
    }

    public init(reading fields: inout Fields) throws {
      body = try fields.identifier("body")
      rule = try fields.identifier("rule")
    }

    public var json: JSON { ["body": .identifier(body), "rule": .identifier(rule)] }
  }

  /// What one power is narrowed to; the narrower power goes before the general one.
  public enum Scope: JSONObject {
    case body(Identifier)
    case policy(Identifier)
    case rule(Identifier)
    /// The powers over one act, for `power.change`.
    case act(String)

    public init(reading fields: inout Fields) throws {
      if let act = try fields.optionalString("act") {
        guard ActKinds.names.contains(act) else {
          throw ValueError(field: "scope.act", expected: "the name of an act")
        }
        self = .act(act)
      } else if let body = try fields.optionalIdentifier("body") {
        self = .body(body)
      } else if let policy = try fields.optionalIdentifier("policy") {
        self = .policy(policy)
      } else {
        self = .rule(try fields.identifier("rule"))
      }
    }

    public var json: JSON {
      switch self {
      case .act(let name): ["act": .string(name)]
      case .body(let id): ["body": .identifier(id)]
      case .policy(let id): ["policy": .identifier(id)]
      case .rule(let id): ["rule": .identifier(id)]
      }
    }

    /// One word, `body:toc`, for the register's key.
    public var text: String {
      switch self {
      case .act(let name): "act:\(name)"
      case .body(let id): "body:\(id)"
      case .policy(let id): "policy:\(id)"
      case .rule(let id): "rule:\(id)"
      }
    }
  }

  /// A time between decision and effect in which members can object (a review of claims to patents, say).
  public struct Delay: JSONObject {
    /// The longest delay there is, ten years.
    public static let longest = DecisionRule.longestSpan

    /// The class of the members that may object; any member where absent.
    public var memberClass: Identifier?
    /// How many members must object for the decision to be rescinded.
    public var objections: Int64
    /// Seconds from the closing on.
    public var span: Int64

    public init(span: Int64, memberClass: Identifier? = nil, objections: Int64 = 1) {
      self.memberClass = memberClass
      self.objections = objections
      self.span = span
    }

    public init(reading fields: inout Fields) throws {
      memberClass = try fields.optionalIdentifier("class")
      objections = try fields.integer("objections", in: 1...4096)
      span = try fields.integer("span", in: 1...Self.longest)
    }

    public var json: JSON {
      .members([
        "class": memberClass.map(JSON.identifier), "objections": .integer(objections),
        "span": .integer(span),
      ])
    }
  }

  public var act: String
  public var scope: Scope?
  public var requires: [Requirement]
  /// Whether an act may name a time before the closing that carries it.
  public var retroactive: Bool
  /// Only of an act on a policy: what an objection takes back has then not been in force.
  public var delay: Delay?
  /// Whether the act stays with the bodies that are named: they cannot let another one decide on it.
  public var reserved: Bool

  public init(
    act: String, scope: Scope? = nil, requires: [Requirement], retroactive: Bool = false,
    delay: Delay? = nil, reserved: Bool = false
  ) {
    self.reserved = reserved
    self.act = act
    self.delay = delay
    self.scope = scope
    self.requires = requires
    self.retroactive = retroactive
  }

  public init(reading fields: inout Fields) throws {
    act = try fields.string("act")
    guard ActKinds.names.contains(act) else {
      throw ValueError(field: "act", expected: "the name of an act")
    }
    delay = try fields.optionalObject("delay", as: Delay.self)
    guard delay == nil || Self.delayable.contains(act) else {
      throw ValueError(field: "delay", expected: "absent, as only acts on policies have one")
    }
    requires = try fields.objects("requires", of: Requirement.self)
    guard (1...8).contains(requires.count), Set(requires.map(\.body)).count == requires.count else {
      throw ValueError(field: "requires", expected: "a list of 1 to 8 different bodies and rules")
    }
    reserved = try fields.flag("reserved")
    retroactive = try fields.flag("retroactive")
    guard delay == nil || !retroactive else {
      throw ValueError(field: "retroactive", expected: "absent beside delay")
    }
    scope = try fields.optionalObject("scope", as: Scope.self)
  }

  public var json: JSON {
    .members([
      "act": .string(act), "delay": delay?.json, "requires": .objects(requires),
      "reserved": reserved ? true : nil, "retroactive": retroactive ? true : nil,
      "scope": scope?.json,
    ])
  }

  /// The acts whose effect can be delayed for objections.
  public static let delayable: Set<String> = [
    AdoptPolicy.name, AmendPolicy.name, SupersedePolicy.name, RepealPolicy.name,
  ]
}
