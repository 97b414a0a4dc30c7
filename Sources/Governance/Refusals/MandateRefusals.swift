import Sodium

/// What stands against giving a vacant post for a short time.
extension Refusal {
  static func mandatesNotGranted() -> Refusal {
    Refusal(
      .mandatesNotGranted,
      "the charter names no longest time for a mandate",
      next: "fill the post: gavel motion propose --act seat.fill")
  }

  static func mandateTime(_ until: Timestamp, latest: Timestamp) -> Refusal {
    Refusal(
      .mandateTime,
      "the mandate would last until \(until), and no mandate lasts beyond \(latest) or is over before it begins",
      next: "name a time before that")
  }

  static func mandateTwice(_ post: Identifier, since: Timestamp) -> Refusal {
    Refusal(
      .mandateTwice,
      "\(post) was given by a mandate last, from \(since) on, and has not been filled as it should be since",
      next: "fill it: gavel motion propose --act seat.fill, or --act office.appoint")
  }

  static func mandateOver(_ post: Identifier, ended: Timestamp) -> Refusal {
    Refusal(
      .mandateOver,
      "the mandate for \(post) ended at \(ended)",
      next: "see gavel seat show \(post)")
  }
}
