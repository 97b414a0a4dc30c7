import Sodium

/// What stands against a motion.
extension Refusal {
  static func motionUnknown(_ id: Digest) -> Refusal {
    Refusal(
      .motionUnknown,
      "there is no motion \(id.hex)",
      next: "list them: gavel motion list")
  }

  static func motionSettled(_ number: Identifier, _ state: Motion.State) -> Refusal {
    Refusal(
      .motionSettled,
      "\(number) is \(state.rawValue)",
      next: "see gavel motion show \(number)")
  }

  static func motionLapsed(_ number: Identifier, _ lapsed: Timestamp) -> Refusal {
    Refusal(
      .motionLapsed,
      "\(number) lapsed at \(lapsed), as no poll was opened there",
      next: "propose it again")
  }

  static func motionCarried(_ number: Identifier) -> Refusal {
    Refusal(
      .motionCarried,
      "\(number) is carried there and is never polled again",
      next: "to undo it, move decision.rescind")
  }

  static func motionFailed(_ number: Identifier) -> Refusal {
    Refusal(
      .motionFailed,
      "\(number) has failed",
      next: "to poll it again, first carry a motion with decision.reconsider")
  }

  static func notCarried(_ number: Identifier) -> Refusal {
    Refusal(
      .notCarried,
      "\(number) is not a carried motion in force",
      next: "see gavel motion show \(number)")
  }

  static func notFailed(_ number: Identifier) -> Refusal {
    Refusal(
      .notFailed,
      "\(number) is not a failed motion, or may be polled again already",
      next: "see gavel motion show \(number)")
  }

  static func notMover(_ person: Identifier, _ body: Identifier) -> Refusal {
    Refusal(
      .notMover,
      "\(person) holds no seat in \(body)",
      next: "let somebody who does propose it: gavel seat list")
  }

  static func notMoverOf(_ number: Identifier, mover: Identifier, _ person: Identifier) -> Refusal {
    Refusal(
      .notMover,
      "\(number) is \(mover)'s motion, not \(person)'s",
      next: "ask \(mover)")
  }

  static func versionStale(_ number: Identifier, named: Int64, current: Int64) -> Refusal {
    Refusal(
      .versionStale,
      "\(number) stands at version \(current), and version \(named) is named",
      next: "read it again: gavel motion show \(number)")
  }

  static func ownSecond(_ number: Identifier) -> Refusal {
    Refusal(
      .ownSecond,
      "the mover of \(number) cannot second it",
      next: "let another seat second it")
  }

  static func secondedAlready(_ number: Identifier, _ person: Identifier) -> Refusal {
    Refusal(
      .secondedAlready,
      "\(person) has seconded \(number) already",
      next: "nothing is left to do")
  }

  static func secondsMissing(_ number: Identifier, has: Int64, needs: Int64) -> Refusal {
    Refusal(
      .secondsMissing,
      "\(number) has \(has) of \(needs) seconds",
      next: "second it: gavel motion second \(number)")
  }

  static func notThisBody(_ body: Identifier, _ act: String, needs: [Identifier]) -> Refusal {
    Refusal(
      .notThisBody,
      "\(body) does not decide on \(act), \(listed(needs)) does",
      next: "propose it there")
  }

  static func bodyNotRequired(_ body: Identifier) -> Refusal {
    Refusal(
      .notThisBody,
      "the motion is not decided in \(body)",
      next: "see gavel motion show")
  }

  static func mixedRules(_ body: Identifier, _ rules: [Identifier]) -> Refusal {
    Refusal(
      .mixedRules,
      "\(body) decides some of these acts by \(listed(rules))",
      next: "propose them in separate motions")
  }

  static func operativeSalted() -> Refusal {
    Refusal(
      .operativeText,
      "an operative text is salted, and so could be redacted",
      next: "name it by its plain hash")
  }

  static func operativeMedia(_ media: String) -> Refusal {
    Refusal(
      .operativeText,
      "an operative text is \(media)",
      next: "use text/plain or text/markdown")
  }

  static func operativeMissing() -> Refusal {
    Refusal(
      .operativeText,
      "none of the texts is operative",
      next: "name the one that prevails")
  }

  static func textTwice() -> Refusal {
    Refusal(
      .textTwice,
      "one text is named twice",
      next: "name it once")
  }

  static func textSize(_ digest: Digest, stated: Int64, bytes: Int) -> Refusal {
    Refusal(
      .textSize,
      "the text \(digest.hex) has \(bytes) bytes, and \(stated) are stated",
      next: "propose it with gavel, which counts them")
  }

  static func actTextMissing(_ act: String, _ digest: Digest) -> Refusal {
    Refusal(
      .actTextMissing,
      "\(act) names the text \(digest.hex), which is not an operative text of the motion",
      next: "add it to the texts")
  }
}
