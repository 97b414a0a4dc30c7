/// What stands against an objective, or a report on it.
extension Refusal {
  static func objectiveUnknown(_ id: Identifier, at time: Timestamp) -> Refusal {
    Refusal(
      .objectiveUnknown,
      "no objective \(id) is in force at \(time)",
      next: "list them: gavel objective list")
  }

  static func objectiveUnknown(_ id: Identifier) -> Refusal {
    Refusal(
      .objectiveUnknown,
      "nobody has adopted an objective \(id)",
      next: "list them: gavel objective list")
  }

  static func notOwner(
    _ person: Identifier, of owner: Owner, speaker: Identifier?
  ) -> Refusal {
    Refusal(
      .notOwner,
      "\(person) does not sign for \(owner.text)"
        + (speaker.map { "; \($0) does" } ?? ", and nobody does now"),
      next: speaker.map { "ask \($0)" } ?? "propose another owner")
  }

  static func reportAhead(_ asOf: Timestamp, recorded: Timestamp) -> Refusal {
    Refusal(
      .reportAhead,
      "the report would tell of \(asOf), later than now, \(recorded)",
      next: "report it when it has come about")
  }

  static func reportMeasure(_ objective: Objective) -> Refusal {
    let asked =
      objective.target.map { "a value in \($0.unit)" }
      ?? "that the milestone is reached or not"
    return Refusal(
      .reportMeasure,
      "a report on \(objective.objective) tells \(asked), and nothing else",
      next: "see what is measured: gavel objective show \(objective.objective)")
  }

  static func deadlinePast(_ deadline: Timestamp, at time: Timestamp) -> Refusal {
    Refusal(
      .deadlinePast,
      "the date \(deadline) is not after \(time)",
      next: "propose a later one")
  }
}
