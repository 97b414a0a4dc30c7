import Sodium

/// What stands against a ruling of the chair, and against an appeal from one.
extension Refusal {
  static func rulingsNotTaken(_ body: Identifier) -> Refusal {
    Refusal(
      .rulingsNotTaken,
      "the chair of \(body) makes no rulings: its definition names no time in which one can be appealed",
      next: "move to amend the body: gavel motion propose --act body.amend")
  }

  static func rulingUnknown(_ id: Digest) -> Refusal {
    Refusal(
      .rulingUnknown,
      "there is no ruling \(id.hex)",
      next: "see the motion or the body: gavel body show")
  }

  static func rulingSettled(_ ruling: Ruling) -> Refusal {
    Refusal(
      .rulingSettled,
      "the ruling \(ruling.number) is \(ruling.state.rawValue)",
      next: "see it: gavel body show \(ruling.body)")
  }

  static func ruledAlready(_ number: Identifier, _ ruling: Ruling) -> Refusal {
    Refusal(
      .ruledAlready,
      "\(number) was ruled out of order by \(ruling.number), which is \(ruling.state.rawValue)",
      next: "what the body has overturned, it decides itself: gavel motion show \(number)")
  }

  static func rulingOnAppeal(_ number: Identifier) -> Refusal {
    Refusal(
      .rulingOnAppeal,
      "\(number) is an appeal: the chair does not rule on that",
      next: "open the poll on it: gavel poll open \(number)")
  }

  static func rulingSalted() -> Refusal {
    Refusal(
      .operativeText,
      "a ruling is not salted: whoever appeals from it must be able to show it",
      next: "hand the text over without a salt: gavel motion rule")
  }

  static func ruledOutOfOrder(_ number: Identifier, _ ruling: Ruling) -> Refusal {
    Refusal(
      .ruledOutOfOrder,
      "\(number) is out of order by the ruling \(ruling.number) (\(ruling.id.hex)) of \(ruling.chair)",
      next: "appeal from it until \(ruling.appealUntil): gavel motion appeal \(ruling.number)")
  }

  static func appealLate(_ ruling: Ruling, recorded: Timestamp) -> Refusal {
    Refusal(
      .appealLate,
      "\(ruling.number) could be appealed until \(ruling.appealUntil), and it is \(recorded)",
      next: "propose what was ruled out anew, so that it is in order: gavel motion propose")
  }

  static func appealDecided(_ ruling: Ruling, by number: Identifier) -> Refusal {
    Refusal(
      .appealDecided,
      "the appeal from \(ruling.number) is put with \(number)",
      next: "see gavel motion show \(number)")
  }
}
