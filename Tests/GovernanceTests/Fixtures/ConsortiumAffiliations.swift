import Sodium

@testable import Governance

/// Affiliate groups.
extension Consortium {
  @discardableResult
  func affiliate(
    _ organization: Identifier, to group: Identifier = "big", by person: Identifier? = nil,
    effective: Timestamp? = nil
  ) throws -> Digest {
    try record(
      OrganizationAffiliated(organization: organization, group: group, effective: effective),
      by: person ?? organization.principal)
  }

  func disaffiliate(_ organization: Identifier, effective: Timestamp? = nil) throws {
    try record(
      OrganizationDisaffiliated(organization: organization, effective: effective),
      by: organization.principal)
  }

  func confirm(_ affiliation: Digest, of organization: Identifier, by person: Identifier) throws {
    try record(
      AffiliationConfirmed(affiliation: affiliation, of: organization), by: person)
  }

  /// Puts organizations into one group, by the word of each and of one of the others.
  func unite(_ organizations: Identifier..., as group: Identifier = "big") throws {
    for organization in organizations {
      let declaration = try affiliate(organization, to: group)
      guard let first = organizations.first, organization != first else { continue }
      try confirm(declaration, of: organization, by: first.principal)
    }
  }

  func group(of organization: Identifier, at time: Timestamp? = nil) throws -> Identifier? {
    try register.group(of: organization, at: time ?? now)
  }
}
