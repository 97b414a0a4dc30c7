import Sodium

/// What stands against removing somebody unheard, and against a hearing.
extension Refusal {
  static func hearingNone(_ number: Identifier) -> Refusal {
    Refusal(
      .hearingNone,
      "\(number) asks for no hearing: it removes nobody under a rule that has one",
      next: "see gavel motion show \(number)")
  }

  static func chargesMissing() -> Refusal {
    Refusal(
      .chargesMissing,
      "the motion would remove somebody and has no text that says why",
      next: "propose it with the charges as its text: gavel motion propose --text FILE")
  }

  static func hearingMissing(_ number: Identifier) -> Refusal {
    Refusal(
      .hearingMissing,
      "no hearing was called on \(number) as it stands, and not all have waived it",
      next: "call it: gavel motion hear \(number) --at TIME")
  }

  static func hearingAhead(_ number: Identifier, at time: Timestamp) -> Refusal {
    Refusal(
      .hearingAhead,
      "the hearing on \(number) is at \(time)",
      next: "open the poll afterwards: gavel poll open \(number)")
  }

  static func hearingCalledAlready(_ number: Identifier) -> Refusal {
    Refusal(
      .hearingCalled,
      "a hearing was called on \(number) as it stands",
      next: "see when: gavel motion show \(number)")
  }

  static func hearingTime(_ time: Timestamp, least: Timestamp, latest: Timestamp) -> Refusal {
    Refusal(
      .hearingTime,
      "the hearing would be at \(time), and the rule has it from \(least) to \(latest)",
      next: "name a time between: gavel motion hear --at")
  }

  static func notHearingCaller(_ person: Identifier, _ body: Identifier) -> Refusal {
    Refusal(
      .notHearingCaller,
      "\(person) neither chairs \(body) nor is the secretary, nor the mover after their time",
      next: "ask the chair: gavel body show \(body)")
  }

  static func notAccused(_ number: Identifier, _ accused: Accused) -> Refusal {
    Refusal(
      .notAccused,
      "\(number) would not remove \(accused.text)",
      next: "see whom it would: gavel motion show \(number)")
  }

  static func answeredAlready(_ number: Identifier, _ accused: Accused) -> Refusal {
    Refusal(
      .answeredAlready,
      "\(accused.text) has said so to \(number) as it stands",
      next: "see it: gavel motion show \(number)")
  }
}
