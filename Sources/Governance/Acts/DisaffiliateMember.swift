public import CanonicalJSON

/// Takes an organization out of its affiliate group.
public struct DisaffiliateMember: ActKind {
  public static let name = "member.disaffiliate"

  public var organization: Identifier

  public init(organization: Identifier) {
    self.organization = organization
  }

  public init(reading fields: inout Fields) throws {
    organization = try fields.identifier("organization")
  }

  public var json: JSON { ["organization": .identifier(organization)] }

  public func changes(_ context: ActContext, in register: some Register) throws -> [Change] {
    let changes = try register.ending(
      affiliationsOf: organization, at: context.effective, by: context.motion.id)
    guard !changes.isEmpty else { throw Refusal.notAffiliated(organization) }
    return changes
  }

  public func couldChange(
    electorateOf body: BodyDefinition, rule: Identifier, in register: some Register
  ) throws -> Bool {
    try register.concerns(organization, electorateOf: body)
  }
}
