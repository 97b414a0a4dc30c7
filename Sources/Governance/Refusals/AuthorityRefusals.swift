/// What stands against an objection, and against acts that take effect at different times.
extension Refusal {
  static func mixedDelays(_ one: String, _ other: String) -> Refusal {
    Refusal(
      .mixedDelays,
      "\(one) and \(other) do not take effect after the same time for objections",
      next: "propose them in separate motions")
  }

  static func objectionsClosed(_ number: Identifier, until end: Timestamp?) -> Refusal {
    Refusal(
      .objectionsClosed,
      end.map { "objections to \(number) could be stated until \($0)" }
        ?? "there is no time for objections to \(number)",
      next: "to undo it, move decision.rescind")
  }

  static func objectionClass(
    _ organization: Identifier, _ memberClass: Identifier, _ asked: Identifier?
  ) -> Refusal {
    Refusal(
      .objectionClass,
      "\(organization) is of the class \(memberClass), and members of \(asked?.text ?? "another") may object",
      next: "ask one of them")
  }

  static func objectedAlready(_ organization: Identifier, _ number: Identifier) -> Refusal {
    Refusal(
      .objectedAlready,
      "\(organization) has objected to \(number) already",
      next: "see gavel motion show \(number)")
  }

  static func delegationUnknown(_ id: Identifier) -> Refusal {
    Refusal(
      .delegationUnknown,
      "there is no delegation \(id)",
      next: "list them: gavel charter delegations")
  }

  static func delegationOver(_ id: Identifier, until end: Timestamp) -> Refusal {
    Refusal(
      .delegationOver,
      "the delegation \(id) is over since \(end)",
      next: "move another one with power.delegate")
  }

  static func reserved(_ act: String) -> Refusal {
    Refusal(
      .reserved,
      "\(act) is reserved to the bodies that the charter names, and is not delegated",
      next: "leave it out")
  }

  static func mixedDelegations(_ one: String, _ other: String) -> Refusal {
    Refusal(
      .mixedDelegations,
      "\(one) and \(other) are not decided by the same authority, the body's own or one delegation",
      next: "propose them in separate motions")
  }

  static func notDelegated(_ number: Identifier) -> Refusal {
    Refusal(
      .notDelegated,
      "\(number) was not decided under a delegation",
      next: "to undo it, move decision.rescind")
  }

  static func countermandLate(_ number: Identifier, until end: Timestamp?) -> Refusal {
    Refusal(
      .countermandLate,
      end.map { "\(number) could be countermanded until \($0)" }
        ?? "\(number) was decided under a delegation without a countermand",
      next: "to undo it, move decision.rescind")
  }
}
