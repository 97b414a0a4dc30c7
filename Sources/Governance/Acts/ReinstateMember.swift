public import CanonicalJSON

/// Puts a suspended member back in standing.
public struct ReinstateMember: ActKind {
  public static let name = "member.reinstate"

  public var organization: Identifier

  public init(organization: Identifier) {
    self.organization = organization
  }

  public init(reading fields: inout Fields) throws {
    organization = try fields.identifier("organization")
  }

  public var json: JSON { ["organization": .identifier(organization)] }

  public func changes(_ context: ActContext, in register: some Register) throws -> [Change] {
    let member = try register.requireMember(organization, at: context.effective)
    guard member.standing == .suspended else { throw Refusal.notSuspended(organization) }
    return try register.continuing(organization, from: context, standing: .inStanding)
  }

  public func couldChange(
    electorateOf body: BodyDefinition, rule: Identifier, in register: some Register
  ) throws -> Bool {
    try register.concerns(organization, electorateOf: body)
  }
}
