/// What stands against a rule, a power or a policy.
extension Refusal {
  static func ruleUnknown(_ id: Identifier, at time: Timestamp) -> Refusal {
    Refusal(
      .ruleUnknown,
      "there is no rule \(id) at \(time)",
      next: "see gavel charter show")
  }

  static func ruleTooLax(_ id: Identifier, carriedUnder rules: [Identifier]) -> Refusal {
    Refusal(
      .ruleTooLax,
      "the motion was decided under \(listed(rules)), which is not as strict as \(id)",
      next: "decide it under a rule at least as strict")
  }

  static func ruleChanged(_ id: Identifier) -> Refusal {
    Refusal(
      .ruleChanged,
      "the rule \(id) is not the one that the seal names",
      next: "open the poll again: gavel poll open")
  }

  static func thresholdUnreachable(_ id: Identifier) -> Refusal {
    Refusal(
      .thresholdUnreachable,
      "no vote could ever meet the rule \(id)",
      next: "lower the threshold, or waive it where the class is empty")
  }

  static func powerMissing(_ act: String) -> Refusal {
    Refusal(
      .powerMissing,
      "no body has the power to \(act)",
      next: "see gavel charter show; a power is made by power.change")
  }

  static func powerChanged(_ number: Identifier) -> Refusal {
    Refusal(
      .powerChanged,
      "since the first poll on \(number) the powers over its acts were given to others",
      next: "propose it again")
  }

  static func powerOrphaned(_ power: String, _ body: Identifier) -> Refusal {
    Refusal(
      .powerOrphaned,
      "the power over \(power) would be left to \(body), which could not use it",
      next: "give the power to another body first")
  }

  static func powerNotCovered(_ act: String, body: Identifier, rule: Identifier) -> Refusal {
    Refusal(
      .powerNotCovered,
      "the power over \(act) is \(body)'s under \(rule), and the motion was not decided there or above under a rule as strict",
      next: "move it in \(body)")
  }

  static func charterBroken(_ problem: String) -> Refusal {
    Refusal(
      .charterBroken,
      "the act would leave a charter that could not found a ledger: \(problem)",
      next: "change what depends on it first")
  }

  static func policyNotInForce(_ id: Identifier, at time: Timestamp) -> Refusal {
    Refusal(
      .policyNotInForce,
      "the policy \(id) is not in force at \(time)",
      next: "see gavel policy list")
  }

  static func policyDatesEarly(
    _ id: Identifier, _ date: Timestamp, inForce: Timestamp
  ) -> Refusal {
    Refusal(
      .policyDates,
      "the policy \(id) is in force from \(inForce) on, and a date of it is \(date)",
      next: "name later dates")
  }

  static func policyDatesElsewhere(_ id: Identifier) -> Refusal {
    Refusal(
      .policyDates,
      "the policy \(id) was not adopted by this motion, so that its dates are not decided by it",
      next: "name its dates where it is adopted or amended")
  }
}
