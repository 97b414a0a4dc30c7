import Sodium

/// What stands against a dissent, and against minutes.
extension Refusal {
  static func dissentsNotTaken(_ rule: Identifier) -> Refusal {
    Refusal(
      .dissentsNotTaken,
      "the rule \(rule) names no time in which a dissent is kept with the decision",
      next: "give a reason with your ballot: gavel vote --reason")
  }

  static func dissentLate(_ end: Timestamp, recorded: Timestamp) -> Refusal {
    Refusal(
      .dissentLate,
      "a dissent could be stated until \(end), and it is \(recorded)",
      next: "move to reconsider or to rescind: gavel motion propose")
  }

  static func dissentTwice(_ seat: Identifier) -> Refusal {
    Refusal(
      .dissentTwice,
      "\(seat) has stated its dissent from this decision",
      next: "see it: gavel motion show")
  }

  static func dissentSalted() -> Refusal {
    Refusal(
      .operativeText,
      "a dissent is not salted: else a majority could redact it",
      next: "hand the text over without a salt: gavel motion dissent")
  }

  static func minutesOther(_ number: Identifier) -> Refusal {
    Refusal(
      .minutesOther,
      "the text that is to be corrected is not the one that is approved as minutes of \(number)",
      next: "see which is: gavel meeting show \(number)")
  }

  static func listChanged(_ number: Identifier) -> Refusal {
    Refusal(
      .listChanged,
      "the list of those present at \(number) changed after the motion on its minutes",
      next: "draft the minutes anew and move them: gavel meeting minutes \(number)")
  }
}
