/// What stands against a roster, or against what is attested in it.
extension Refusal {
  static func rosterUnknown(_ id: Identifier, at time: Timestamp) -> Refusal {
    Refusal(
      .rosterUnknown,
      "no roster \(id) is kept at \(time)",
      next: "list them: gavel roster list")
  }

  static func notSecretary(_ person: Identifier, at time: Timestamp) -> Refusal {
    Refusal(
      .notSecretary,
      "\(person) is not the secretary at \(time)",
      next: "ask the secretary to attest it; who comes to a meeting says so: gavel meeting arrive")
  }

  static func attestedAhead(_ day: Timestamp, recorded: Timestamp) -> Refusal {
    Refusal(
      .attestedAhead,
      "what is attested would hold from \(day) on, later than now, \(recorded)",
      next: "attest it when it has come about")
  }

  static func attestedBehind(
    _ roster: Identifier, _ day: Timestamp, last: Timestamp
  ) -> Refusal {
    Refusal(
      .attestedBehind,
      "\(roster) is attested up to \(last), later than \(day)",
      next: "attest what holds from \(last) on")
  }

  static func groupUnknown(_ group: Identifier, _ roster: Identifier) -> Refusal {
    Refusal(
      .groupUnknown,
      "there is no open group \(group) in \(roster)",
      next: "see its groups: gavel roster show \(roster)")
  }

  static func groupOpen(_ group: Identifier, _ roster: Identifier) -> Refusal {
    Refusal(
      .groupOpen,
      "the group \(group) of \(roster) is open already",
      next: "attest its closing first")
  }

  static func groupOccupied(_ group: Identifier, _ handle: Handle) -> Refusal {
    Refusal(
      .groupOccupied,
      "\(handle) has yet to leave the group \(group)",
      next: "attest that everybody left it, in the same attestation or before")
  }

  static func placeTaken(_ handle: Handle, _ role: Identifier, _ group: Identifier) -> Refusal {
    Refusal(
      .placeTaken,
      "\(handle) is \(role) of \(group) already",
      next: "leave it out, or attest the leaving too")
  }

  static func placeUnknown(_ handle: Handle, _ role: Identifier, _ group: Identifier) -> Refusal {
    Refusal(
      .placeUnknown,
      "\(handle) is not \(role) of \(group)",
      next: "leave it out")
  }
}
