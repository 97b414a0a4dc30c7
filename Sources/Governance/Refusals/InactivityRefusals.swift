/// What stands against a motion on the ground that a seat takes part in nothing.
extension Refusal {
  static func nothingExpected(_ body: Identifier) -> Refusal {
    Refusal(
      .nothingExpected,
      "\(body) expects no participation, so nothing is due for a seat of it",
      next: "propose it without --ground")
  }

  static func seatActive(_ seat: Identifier, _ body: Identifier) -> Refusal {
    Refusal(
      .seatActive,
      "nothing is due for \(seat): it took part, is vacant, or its holder was not yet in as many",
      next: "see what is: gavel body participation \(body)")
  }

  static func groundAct(_ act: String, _ seat: Identifier) -> Refusal {
    Refusal(
      .groundAct,
      "what is due for \(seat) is \(act) alone",
      next: "take the command that gavel status shows, or propose it without --ground")
  }
}
