/// What stands against a person's move to another organization.
extension Refusal {
  static func moveToOwn(_ person: Person) -> Refusal {
    Refusal(
      .moveToOwn,
      "\(person.id) is a person of \(person.organization) already",
      next: "see gavel person show \(person.id)")
  }

  static func moveOfPrincipal(_ person: Person) -> Refusal {
    Refusal(
      .moveOfPrincipal,
      "\(person.id) speaks for \(person.organization) as its principal",
      next: "hand that over first: gavel organization hand \(person.organization) PERSON")
  }

  static func moveEnding(_ person: Person, _ end: Timestamp) -> Refusal {
    Refusal(
      .moveEnding,
      "\(person.id) is a person of \(person.organization) until \(end), with an end decided already",
      next: "let the new organization vouch for a new handle: gavel key offer")
  }

  static func moveUnknown(_ person: Identifier) -> Refusal {
    Refusal(
      .moveUnknown,
      "no such move of \(person) waits to be confirmed",
      next: "see gavel person show \(person)")
  }
}
