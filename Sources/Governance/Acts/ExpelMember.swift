public import CanonicalJSON

/// Ends a membership, with the tenures, persons and keys of the organization.
public struct ExpelMember: ActKind {
  public static let name = "member.expel"

  public var organization: Identifier

  public init(organization: Identifier) {
    self.organization = organization
  }

  public init(reading fields: inout Fields) throws {
    organization = try fields.identifier("organization")
  }

  public var json: JSON { ["organization": .identifier(organization)] }

  public func changes(_ context: ActContext, in register: some Register) throws -> [Change] {
    try register.ending(organization, at: context.effective, by: context.motion.id)
  }

  public func couldChange(
    electorateOf body: BodyDefinition, rule: Identifier, in register: some Register
  ) throws -> Bool {
    try register.concerns(organization, electorateOf: body)
  }
}
