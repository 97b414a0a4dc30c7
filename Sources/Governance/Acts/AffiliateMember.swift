public import CanonicalJSON

/// Puts an organization into an affiliate group, whatever it says itself.
public struct AffiliateMember: ActKind {
  public static let name = "member.affiliate"

  public var group: Identifier
  public var organization: Identifier

  public init(organization: Identifier, group: Identifier) {
    self.group = group
    self.organization = organization
  }

  public init(reading fields: inout Fields) throws {
    group = try fields.identifier("group")
    organization = try fields.identifier("organization")
  }

  public var json: JSON {
    ["group": .identifier(group), "organization": .identifier(organization)]
  }

  public func changes(_ context: ActContext, in register: some Register) throws -> [Change] {
    // Also one that the same motion admits, and that has not accepted yet.
    guard try !register.admissions(of: organization).isEmpty else {
      throw Refusal.organizationUnknown(organization)
    }
    let current = try register.affiliation(of: organization, at: context.effective)
    // What it says itself already can still be decided: then it alone does not undo it.
    guard current?.group != group || current?.isDecided == false else {
      throw Refusal.affiliatedAlready(organization, group)
    }
    return try register.ending(
      affiliationsOf: organization, at: context.effective, by: context.motion.id) + [
        .affiliation(
          Affiliation(
            organization: organization, span: register.nextSpan(ofAffiliation: organization),
            group: group, source: context.motion.id, isDecided: true, entry: context.entry,
            inForce: Interval(from: context.effective)))
      ]
  }

  public func couldChange(
    electorateOf body: BodyDefinition, rule: Identifier, in register: some Register
  ) throws -> Bool {
    try register.concerns(organization, electorateOf: body)
  }
}
