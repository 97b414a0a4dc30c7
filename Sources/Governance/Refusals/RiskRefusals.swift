import Sodium

/// What stands against a risk's next step.
extension Refusal {
  static func riskUnknown(_ id: Digest) -> Refusal {
    Refusal(
      .riskUnknown, "nobody has identified a risk \(id.hex)", next: "list them: gavel risk list")
  }

  static func riskClosed(_ number: Identifier) -> Refusal {
    Refusal(
      .riskClosed, "the risk \(number) is closed",
      next: "if it is there again, identify it anew: gavel risk identify")
  }

  static func riskHasOwner(_ number: Identifier, _ owner: Owner) -> Refusal {
    Refusal(
      .riskHasOwner, "the risk \(number) is \(owner.text)'s already",
      next: "another owner is a decision: propose the act risk.assign")
  }

  static func riskUndecided(_ number: Identifier) -> Refusal {
    Refusal(
      .riskUndecided, "the risk \(number) has no owner, or nothing was decided about it",
      next: "propose the act risk.mitigate or risk.accept, with an owner and a date of review")
  }

  static func reviewTooLate(_ number: Identifier, latest: Timestamp) -> Refusal {
    Refusal(
      .reviewTooLate,
      "the next review of \(number) would be later than \(latest), as far off as was decided",
      next: "name an earlier date, or propose a decision with a later one")
  }
}
