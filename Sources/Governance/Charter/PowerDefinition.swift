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

  public var act: String
  public var scope: Scope?
  public var requires: [Requirement]
  /// Whether an act may name a time before the closing that carries it.
  public var retroactive: Bool

  public init(
    act: String, scope: Scope? = nil, requires: [Requirement], retroactive: Bool = false
  ) {
    self.act = act
    self.scope = scope
    self.requires = requires
    self.retroactive = retroactive
  }

  public init(reading fields: inout Fields) throws {
    act = try fields.string("act")
    guard ActKinds.names.contains(act) else {
      throw ValueError(field: "act", expected: "the name of an act")
    }
    requires = try fields.objects("requires", of: Requirement.self)
    guard (1...8).contains(requires.count), Set(requires.map(\.body)).count == requires.count else {
      throw ValueError(field: "requires", expected: "a list of 1 to 8 different bodies and rules")
    }
    retroactive = try fields.flag("retroactive")
    scope = try fields.optionalObject("scope", as: Scope.self)
  }

  public var json: JSON {
    .members([
      "act": .string(act), "requires": .objects(requires), "retroactive": retroactive ? true : nil,
      "scope": scope?.json,
    ])
  }
}
