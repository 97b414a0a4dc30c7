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
}
