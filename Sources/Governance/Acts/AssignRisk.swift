public import CanonicalJSON
public import Sodium

/// Gives a risk to an owner, who answers for it from then on.
public struct AssignRisk: ActKind {
  public static let name = "risk.assign"
  public static let isDeferrable = false

  public var owner: Owner
  public var risk: Digest

  public init(risk: Digest, owner: Owner) {
    self.owner = owner
    self.risk = risk
  }

  public init(reading fields: inout Fields) throws {
    owner = try fields.owner("owner")
    risk = try fields.digest("risk")
  }

  public var json: JSON {
    ["owner": .owner(owner), "risk": .digest(risk)]
  }

  public func scope(
    in register: some Register, beside acts: [Act]
  ) throws -> PowerDefinition.Scope? {
    .body(try register.body(ofRisk: risk))
  }

  public func changes(_ context: ActContext, in register: some Register) throws -> [Change] {
    let found = try register.requireOpenRisk(risk)
    try register.requireOwner(owner, at: context.effective)
    return found.changes(.assigned, by: context, to: found.state, owner: owner)
  }
}
