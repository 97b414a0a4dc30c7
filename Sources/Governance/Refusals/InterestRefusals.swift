import Sodium

/// What stands against a declaration of an interest, or against a seat that stands aside.
extension Refusal {
  static func interestUnknown(_ id: Digest) -> Refusal {
    Refusal(
      .interestUnknown,
      "there is no declared interest \(id.hex.prefix(8))…",
      next: "list them: gavel interest list")
  }

  static func interestOfAnother(_ person: Identifier, declaredBy other: Identifier) -> Refusal {
    Refusal(
      .interestOfAnother,
      "the interest was declared by \(other), not by \(person)",
      next: "name one of your own: gavel interest list --person \(person)")
  }

  static func interestTwice(_ about: Subject, entry: Int64) -> Refusal {
    Refusal(
      .interestTwice,
      "you have declared an interest in \(about.text) already, entry \(entry)",
      next: "say it anew with gavel interest amend, or end it with gavel interest end")
  }

  static func interestEnded(_ ended: Timestamp) -> Refusal {
    Refusal(
      .interestEnded,
      "this interest has ended on \(ended)",
      next: "declare it again: gavel interest declare")
  }

  static func seatRecused(_ seat: Identifier, entry: Int64) -> Refusal {
    Refusal(
      .seatRecused,
      "\(seat) stands aside from this poll, entry \(entry), and has no ballot in it",
      next: "see why: gavel show \(entry)")
  }

  static func recusedAlready(_ seat: Identifier, entry: Int64) -> Refusal {
    Refusal(
      .recusedAlready,
      "\(seat) stands aside already, entry \(entry)",
      next: "nothing is to be done: see gavel show \(entry)")
  }

  static func recusalNeedsPoll(_ motion: Identifier) -> Refusal {
    Refusal(
      .recusalNeedsPoll,
      "a poll on \(motion) is open in this body: a recusal from the motion would not reach it",
      next: "stand aside from the poll: gavel seat recuse \(motion)")
  }
}
