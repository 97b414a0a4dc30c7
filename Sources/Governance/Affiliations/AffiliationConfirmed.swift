public import CanonicalJSON
public import Sodium

/// A member of a group confirms that another organization belongs to it.
public struct AffiliationConfirmed: EventKind {
  public static let name = "affiliation.confirmed"

  /// The declaration.
  public var affiliation: Digest
  /// Who declared it.
  public var organization: Identifier

  public init(affiliation: Digest, of organization: Identifier) {
    self.affiliation = affiliation
    self.organization = organization
  }

  public init(reading fields: inout Fields) throws {
    affiliation = try fields.digest("affiliation")
    organization = try fields.identifier("organization")
  }

  public var json: JSON {
    ["affiliation": .digest(affiliation), "organization": .identifier(organization)]
  }

  public func consequences(
    of entry: EntryContext, in register: some Register, with documents: Documents
  ) throws -> Consequences {
    let found = try register.affiliations(of: organization).first {
      $0.source == affiliation && $0.state == .pending
    }
    guard var confirmed = found else {
      throw Refusal.affiliationUnknown(organization)
    }
    let person = try register.requirePerson(entry.author, at: entry.recorded)
    let group = try register.members(ofGroup: confirmed.group, from: entry.recorded)
    guard group.contains(person.organization), person.organization != organization else {
      throw Refusal.notOfGroup(person.organization, confirmed.group)
    }
    _ = try register.requirePrincipal(
      of: person.organization, is: entry.author, at: entry.recorded)
    try entry.requireSeen(confirmed.entry, "the declaration")
    let from = max(entry.recorded, confirmed.inForce.from)
    try register.requireUndecided(organization, from: from)
    let ended = try register.ending(
      affiliationsOf: organization, at: from, by: affiliation, but: confirmed.span)
    confirmed.state = .accepted
    confirmed.inForce = Interval(from: from)
    return Consequences(ended + [.affiliation(confirmed)])
  }
}
