/// What stands against an organization or its membership.
extension Refusal {
  static func organizationUnknown(_ id: Identifier) -> Refusal {
    Refusal(
      .organizationUnknown,
      "there is no organization \(id)",
      next: "list them: gavel organization list")
  }

  static func notPrincipal(_ person: Identifier, of organization: Organization) -> Refusal {
    Refusal(
      .notPrincipal,
      "\(person) is not the principal of \(organization.id), \(organization.principal) is",
      next: "let \(organization.principal) sign")
  }

  static func alreadyPrincipal(_ person: Identifier) -> Refusal {
    Refusal(
      .alreadyPrincipal,
      "\(person) is the principal already",
      next: "nothing is left to do")
  }

  static func notMember(_ organization: Identifier, at time: Timestamp) -> Refusal {
    Refusal(
      .notMember,
      "\(organization) is no member in standing at \(time)",
      next: "see gavel member show \(organization)")
  }

  static func alreadyMember(_ organization: Identifier) -> Refusal {
    Refusal(
      .alreadyMember,
      "\(organization) is a member",
      next: "see gavel member show \(organization)")
  }

  static func alreadySuspended(_ organization: Identifier) -> Refusal {
    Refusal(
      .alreadySuspended,
      "\(organization) is suspended already",
      next: "see gavel member show \(organization)")
  }

  static func notSuspended(_ organization: Identifier) -> Refusal {
    Refusal(
      .notSuspended,
      "\(organization) is not suspended",
      next: "see gavel member show \(organization)")
  }

  static func alreadyInClass(_ organization: Identifier, _ memberClass: Identifier) -> Refusal {
    Refusal(
      .alreadyInClass,
      "\(organization) is in the class \(memberClass) already",
      next: "see gavel member show \(organization)")
  }

  static func classUnknown(_ id: Identifier) -> Refusal {
    Refusal(
      .classUnknown,
      "there is no class \(id) of members",
      next: "see gavel charter show")
  }

  static func admissionUnknown(_ organization: Identifier) -> Refusal {
    Refusal(
      .admissionUnknown,
      "\(organization) is not admitted by that decision",
      next: "name the motion that admits it: gavel motion list")
  }

  static func admissionAccepted(_ organization: Identifier) -> Refusal {
    Refusal(
      .admissionSettled,
      "\(organization) has accepted already",
      next: "nothing is left to do")
  }

  static func admissionRescinded(_ organization: Identifier) -> Refusal {
    Refusal(
      .admissionSettled,
      "the admission of \(organization) was rescinded",
      next: "it takes another motion to admit it")
  }

  static func alreadyAdmitted(_ organization: Identifier) -> Refusal {
    Refusal(
      .admissionPending,
      "\(organization) is admitted and has not accepted yet",
      next: "let it accept: gavel member accept, or rescind the admission")
  }

  static func admissionLapsed(_ organization: Identifier, deadline: Timestamp) -> Refusal {
    Refusal(
      .admissionLapsed,
      "\(organization) had until \(deadline) to accept",
      next: "it takes another motion to admit it")
  }

  static func notNamedPrincipal(_ person: Identifier, named: Identifier) -> Refusal {
    Refusal(
      .notNamedPrincipal,
      "\(named), not \(person), is named to accept",
      next: "let \(named) sign")
  }

  static func notNamedKey(_ organization: Identifier) -> Refusal {
    Refusal(
      .notNamedKey,
      "\(organization) is to accept with the key that its admission names",
      next: "sign with that key")
  }
}
