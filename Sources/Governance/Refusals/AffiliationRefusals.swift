/// What stands against an affiliation of an organization.
extension Refusal {
  static func affiliatedAlready(_ organization: Identifier, _ group: Identifier) -> Refusal {
    Refusal(
      .affiliatedAlready,
      "\(organization) is in the group \(group) already",
      next: "see gavel organization show \(organization)")
  }

  static func notAffiliated(_ organization: Identifier) -> Refusal {
    Refusal(
      .notAffiliated,
      "\(organization) is in no affiliate group",
      next: "see gavel organization show \(organization)")
  }

  static func affiliationDecided(_ organization: Identifier, _ group: Identifier) -> Refusal {
    Refusal(
      .affiliationDecided,
      "that \(organization) is in the group \(group) was decided, and is not for itself to change",
      next: "move member.affiliate or member.disaffiliate: gavel motion propose")
  }

  static func affiliationUnknown(_ organization: Identifier) -> Refusal {
    Refusal(
      .affiliationUnknown,
      "no such declaration of \(organization) waits to be confirmed",
      next: "see gavel organization show \(organization)")
  }

  static func notOfGroup(_ organization: Identifier, _ group: Identifier) -> Refusal {
    Refusal(
      .notOfGroup,
      "\(organization) is no other member of the group \(group)",
      next: "let the principal of a member of the group sign: gavel organization list")
  }
}
