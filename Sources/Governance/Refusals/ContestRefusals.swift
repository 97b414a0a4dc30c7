import Sodium

/// What stands against a ballot that was held back, and against settling a contested poll.
extension Refusal {
  static func contestsNotHeard(_ rule: Identifier) -> Refusal {
    Refusal(
      .contestsNotHeard,
      "the rule \(rule) gives no time in which ballots held back are put on record",
      next:
        "keep the signed ballot: it proves to everybody that it was signed; a rule can say contest_within"
    )
  }

  static func votingGoesOn(closes: Timestamp, recorded: Timestamp) -> Refusal {
    Refusal(
      .votingGoesOn,
      "voting goes on until \(closes), and it is \(recorded)",
      next: "hand the ballot in as it is: gavel submit FILE")
  }

  static func heldByVoter(_ person: Identifier, of seat: Identifier) -> Refusal {
    Refusal(
      .heldByVoter,
      "\(person) cannot put a ballot of \(seat) on record: that takes another person, with another seat",
      next: "give the file to somebody else who has a vote in this poll")
  }

  static func heldNotInTime(_ at: Timestamp, opens: Timestamp, closes: Timestamp) -> Refusal {
    Refusal(
      .heldNotInTime,
      "the ballot says that it was signed at \(at), and voting was from \(opens) to \(closes)",
      next: "nothing can be done for a ballot that was not signed in time")
  }

  static func contestOpen(until: Timestamp, recorded: Timestamp) -> Refusal {
    Refusal(
      .contestOpen,
      "ballots that were held back can be put on record until \(until), and it is \(recorded)",
      next: "close the poll then")
  }

  static func pollContested(_ number: Identifier) -> Refusal {
    Refusal(
      .pollContested,
      "the poll on \(number) is contested: ballots that were held back could turn it",
      next: "let the body say which of them count: a motion with the act poll.settle")
  }

  static func notContested(_ seal: Digest) -> Refusal {
    Refusal(
      .notContested,
      "the poll \(seal.hex) is not contested, or was settled already",
      next: "see gavel poll show")
  }

  static func heldUnknown(_ ballot: Digest) -> Refusal {
    Refusal(
      .heldUnknown,
      "no ballot \(ballot.hex) was put on record as held back in this poll",
      next: "see which were: gavel poll show")
  }
}
