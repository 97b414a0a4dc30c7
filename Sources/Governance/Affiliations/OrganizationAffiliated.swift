public import CanonicalJSON

/// An organization says that it is under common control with those of a group. Where the group has other
/// members, one of them confirms it: else an organization could use up another one's votes and seats.
public struct OrganizationAffiliated: EventKind {
  public static let name = "organization.affiliated"

  public var effective: Timestamp?
  public var group: Identifier
  public var organization: Identifier

  public init(organization: Identifier, group: Identifier, effective: Timestamp? = nil) {
    self.effective = effective
    self.group = group
    self.organization = organization
  }

  public init(reading fields: inout Fields) throws {
    effective = try fields.optionalTimestamp("effective")
    group = try fields.identifier("group")
    organization = try fields.identifier("organization")
  }

  public var json: JSON {
    .members([
      "effective": effective.map(JSON.timestamp), "group": .identifier(group),
      "organization": .identifier(organization),
    ])
  }

  public func consequences(
    of entry: EntryContext, in register: some Register, with documents: Documents
  ) throws -> Consequences {
    _ = try register.requirePrincipal(of: organization, is: entry.author, at: entry.recorded)
    let from = try entry.effective(effective)
    try register.requireUndecided(organization, from: from)
    guard try register.group(of: organization, at: from) != group else {
      throw Refusal.affiliatedAlready(organization, group)
    }
    var others = try register.members(ofGroup: group, from: entry.recorded)
    others.remove(organization)
    let declared = Affiliation(
      organization: organization, span: try register.nextSpan(ofAffiliation: organization),
      group: group, source: entry.id, isDecided: false, entry: entry.number,
      state: others.isEmpty ? .accepted : .pending, inForce: Interval(from: from))
    // Until it is confirmed nothing ends but an older declaration that waits as well.
    let ended =
      others.isEmpty
      ? try register.ending(affiliationsOf: organization, at: from, by: entry.id)
      : try register.affiliations(of: organization).filter { $0.state == .pending }
        .compactMap { $0.ended(at: $0.inForce.from, by: entry.id) }.map(Change.affiliation)
    return Consequences(ended + [.affiliation(declared)])
  }
}
