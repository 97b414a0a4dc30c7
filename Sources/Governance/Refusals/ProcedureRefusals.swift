import Sodium

/// What stands against a motion about a motion.
extension Refusal {
  static func motionTabled(_ number: Identifier) -> Refusal {
    Refusal(
      .motionTabled,
      "\(number) lies on the table",
      next: "take it from there: gavel motion take \(number)")
  }

  static func motionNotTabled(_ number: Identifier) -> Refusal {
    Refusal(
      .motionNotTabled,
      "\(number) does not lie on the table",
      next: "see gavel motion show \(number)")
  }

  static func motionReferred(
    _ number: Identifier, to body: Identifier, until: Timestamp
  ) -> Refusal {
    Refusal(
      .motionReferred,
      "\(number) is with \(body), which is to report on it by \(until)",
      next: "wait for the report, or until then")
  }

  static func motionNotReferred(_ number: Identifier) -> Refusal {
    Refusal(
      .motionNotReferred,
      "no body is to report on \(number) now",
      next: "see gavel motion show \(number)")
  }

  static func motionPostponed(_ number: Identifier, until: Timestamp) -> Refusal {
    Refusal(
      .motionPostponed,
      "\(number) is postponed to \(until)",
      next: "take it up then")
  }

  static func motionPending(_ first: Identifier, before number: Identifier) -> Refusal {
    Refusal(
      .motionPending,
      "\(first) is about \(number) and comes first",
      next: "decide it: gavel motion show \(first)")
  }

  static func motionDilatory(
    _ earlier: Identifier, _ act: String, about number: Identifier
  ) -> Refusal {
    Refusal(
      .motionDilatory,
      "the same person has moved \(act) about this version of \(number) already, in \(earlier)",
      next: "let another seat move it")
  }

  static func notMain(_ number: Identifier) -> Refusal {
    Refusal(
      .notMain,
      "\(number) is itself about another motion, and goes where that one goes",
      next: "move it about that one: gavel motion show \(number)")
  }

  static func actNotAlone(_ act: String) -> Refusal {
    Refusal(
      .actNotAlone,
      "\(act) is about another motion, and a motion performs it alone",
      next: "propose the other acts in a motion of their own")
  }

  static func otherKind(_ number: Identifier) -> Refusal {
    Refusal(
      .otherKind,
      "\(number) would become a motion of another kind, or about another motion",
      next: "propose that in a motion of its own")
  }

  static func bodysWording(_ number: Identifier) -> Refusal {
    Refusal(
      .bodysWording,
      "the body has made the wording of \(number), which is its own since",
      next: "amend it: gavel motion amend \(number)")
  }

  static func amendmentBase(
    _ number: Identifier, named: Int64, current: Int64
  ) -> Refusal {
    Refusal(
      .amendmentBase,
      "the amendment changes version \(named) of \(number) as its texts were, "
        + "and it stands at version \(current)",
      next: "read it again: gavel motion show \(number)")
  }

  static func amendmentEmpty(_ number: Identifier) -> Refusal {
    Refusal(
      .amendmentEmpty,
      "the amendment leaves \(number) as it is",
      next: "say what it is to change")
  }

  static func amendmentDegree(_ number: Identifier) -> Refusal {
    Refusal(
      .amendmentDegree,
      "\(number) amends an amendment, and is not amended any further",
      next: "decide it first, or move another amendment then")
  }

  static func timeOutside(
    _ number: Identifier, _ time: Timestamp, latest: Timestamp
  ) -> Refusal {
    Refusal(
      .timeOutside,
      "\(time) is over, or later than \(latest), as long as its rule lets \(number) wait",
      next: "name a time between")
  }

  static func referredWithin(_ body: Identifier, _ number: Identifier) -> Refusal {
    Refusal(
      .referredNowhere,
      "\(number) is before \(body) already",
      next: "name another body: gavel body list")
  }

  static func notBelow(_ body: Identifier, _ above: Identifier) -> Refusal {
    Refusal(
      .referredNowhere,
      "\(body) is not below \(above), so it decides nothing for it",
      next: "refer the motion for a report")
  }

  static func notPrevailing(_ person: Identifier, _ number: Identifier) -> Refusal {
    Refusal(
      .notPrevailing,
      "\(person) holds no seat that voted no when \(number) failed",
      next: "ask somebody who was on the prevailing side")
  }

  static func reconsideredLate(_ number: Identifier, latest: Timestamp) -> Refusal {
    Refusal(
      .reconsideredLate,
      "\(number) could be moved to be reconsidered until \(latest)",
      next: "propose it again")
  }

  static func ratifiableUnknown(_ event: Digest) -> Refusal {
    Refusal(
      .ratifiableUnknown,
      "there is no motion, poll or meeting \(event.hex)",
      next: "list them: gavel motion list, gavel meeting list")
  }

  static func nothingToRatify(_ number: Identifier) -> Refusal {
    Refusal(
      .nothingToRatify,
      "\(number) is no motion that lacked but a quorum, nor a meeting that is over and not ratified",
      next: "see gavel show \(number)")
  }

  static func decidedByConsent(_ number: Identifier, with agenda: Identifier) -> Refusal {
    Refusal(
      .polledAlready,
      "\(number) is voted on with the consent agenda \(agenda)",
      next: "vote on that: gavel vote \(agenda)")
  }

  static func notListable(_ number: Identifier) -> Refusal {
    Refusal(
      .notListable,
      "\(number) is about other motions, and is not decided by consent with others",
      next: "list main motions")
  }

  static func notOnAgenda(_ number: Identifier, _ agenda: Identifier) -> Refusal {
    Refusal(
      .notOnAgenda,
      "\(number) is not on a consent agenda \(agenda)",
      next: "see gavel motion show \(agenda)")
  }

  static func consentMixed(
    _ number: Identifier, _ requires: [(body: Identifier, rule: Identifier)]
  ) -> Refusal {
    let needs = requires.map { "\($0.body) by the rule \($0.rule)" }.joined(separator: " and ")
    return Refusal(
      .consentMixed,
      "\(number) is to be carried in \(needs), and not all the others are, or the agenda is not",
      next: "put those together that one body decides by one rule")
  }

  static func partsUneven(_ number: Identifier) -> Refusal {
    Refusal(
      .partsUneven,
      "the parts do not have every act of \(number) once and each of its texts",
      next: "see them: gavel motion show \(number)")
  }
}
