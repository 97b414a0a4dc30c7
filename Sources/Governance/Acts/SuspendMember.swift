public import CanonicalJSON

/// Takes a member out of standing: it keeps its membership and has no vote.
public struct SuspendMember: ActKind {
  public static let name = "member.suspend"

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
    guard member.standing == .inStanding else { throw Refusal.alreadySuspended(organization) }
    return try register.continuing(organization, from: context, standing: .suspended)
  }

  public func couldChange(
    electorateOf body: BodyDefinition, rule: Identifier, in register: some Register
  ) throws -> Bool {
    try register.concerns(organization, electorateOf: body)
  }
}
