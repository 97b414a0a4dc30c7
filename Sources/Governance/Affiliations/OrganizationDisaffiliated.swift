public import CanonicalJSON

/// An organization says that it is under common control with others no longer, or takes back a declaration that
/// nobody has confirmed.
public struct OrganizationDisaffiliated: EventKind {
  public static let name = "organization.disaffiliated"

  public var effective: Timestamp?
  public var organization: Identifier

  public init(organization: Identifier, effective: Timestamp? = nil) {
    self.effective = effective
    self.organization = organization
  }

  public init(reading fields: inout Fields) throws {
    effective = try fields.optionalTimestamp("effective")
    organization = try fields.identifier("organization")
  }

  public var json: JSON {
    .members([
      "effective": effective.map(JSON.timestamp), "organization": .identifier(organization),
    ])
  }

  public func consequences(
    of entry: EntryContext, in register: some Register, with documents: Documents
  ) throws -> Consequences {
    _ = try register.requirePrincipal(of: organization, is: entry.author, at: entry.recorded)
    let end = try entry.effective(effective)
    try register.requireUndecided(organization, from: end)
    let changes = try register.ending(affiliationsOf: organization, at: end, by: entry.id)
    guard !changes.isEmpty else { throw Refusal.notAffiliated(organization) }
    return Consequences(changes)
  }
}
