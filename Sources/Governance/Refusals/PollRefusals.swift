import Sodium

/// What stands against a poll or a ballot.
extension Refusal {
  static func pollUnknown(_ seal: Digest) -> Refusal {
    Refusal(
      .pollUnknown,
      "there is no poll \(seal.hex)",
      next: "list them: gavel poll list")
  }

  /// - Parameter contestEnd: until when ballots that were held back are put on record, where that is later.
  static func pollClosed(
    closes: Timestamp, recorded: Timestamp, contestEnd: Timestamp? = nil
  ) -> Refusal {
    Refusal(
      .pollClosed,
      "voting closed at \(closes), and it is \(recorded)",
      next: contestEnd.map {
        "if it was handed over in time, another voter can put it on record before \($0): gavel ballot hold FILE"
      } ?? "anyone may close the poll now: gavel poll close")
  }

  static func pollClosedAlready(_ time: Timestamp) -> Refusal {
    Refusal(
      .pollClosed,
      "the poll was closed at \(time)",
      next: "see its outcome: gavel poll show")
  }

  static func pollStillOpen(closes: Timestamp, recorded: Timestamp) -> Refusal {
    Refusal(
      .pollOpen,
      "the poll is open until \(closes), and it is \(recorded)",
      next: "close it then; before, only where the rule allows it and every seat has voted")
  }

  static func polledAlready(_ number: Identifier) -> Refusal {
    Refusal(
      .polledAlready,
      "a poll on \(number) is open",
      next: "vote on it: gavel vote \(number)")
  }

  static func noSecondPoll(_ number: Identifier, _ outcome: Outcome) -> Refusal {
    Refusal(
      .pollNotAgain,
      "\(number) ended \(outcome.rawValue), and its rule allows no other poll",
      next: "propose it again")
  }

  static func discussionOpen(_ number: Identifier, until: Timestamp) -> Refusal {
    Refusal(
      .discussionOpen,
      "\(number) is under discussion until \(until)",
      next: "open the poll then")
  }

  static func notOpener(_ person: Identifier, _ opener: DecisionRule.Opener) -> Refusal {
    Refusal(
      .notOpener,
      "\(person) may not open the poll: the rule leaves it to the \(opener.rawValue)",
      next: "ask them; after the opening deadline the proposer may")
  }

  static func demandsMissing(_ number: Identifier, has: Int64, needs: Int64) -> Refusal {
    Refusal(
      .demandsMissing,
      "\(has) of \(needs) seats have demanded a poll on \(number)",
      next: "demand it: gavel poll demand \(number)")
  }

  static func demandedAlready(_ number: Identifier, _ person: Identifier) -> Refusal {
    Refusal(
      .demandedAlready,
      "\(person) has demanded a poll on \(number) already",
      next: "nothing is left to do")
  }

  static func textsChanged(_ number: Identifier) -> Refusal {
    Refusal(
      .textsChanged,
      "the texts of \(number) are not those that the seal names",
      next: "open the poll again: gavel poll open \(number)")
  }

  static func windowOutside(_ closes: Timestamp, least: Timestamp, longest: Timestamp) -> Refusal {
    Refusal(
      .windowOutside,
      "the poll would close at \(closes), and the rule allows \(least) to \(longest)",
      next: "name a time within")
  }

  static func electorateChanged(_ body: Identifier) -> Refusal {
    Refusal(
      .electorateChanged,
      "the electorate of \(body) is not the one that the seal names",
      next: "open the poll again: gavel poll open")
  }

  static func pollOverUnclosed(_ number: Identifier) -> Refusal {
    Refusal(
      .pollOverUnclosed,
      "the poll on \(number) is over but not closed, and could change who votes here or how",
      next: "close it first: gavel poll close \(number)")
  }

  static func notElector(_ seat: Identifier, _ body: Identifier) -> Refusal {
    Refusal(
      .notElector,
      "\(seat) has no vote in this poll of \(body)",
      next: "name the seat that you hold there: gavel seat list")
  }

  static func untilBeyondPoll(_ until: Timestamp, closes: Timestamp) -> Refusal {
    Refusal(
      .ballotUntil,
      "the ballot could be recorded until \(until), after the poll has closed at \(closes)",
      next: "sign it again with an earlier --until")
  }

  static func turnLower(_ seat: Identifier, turn: Int64, recorded: Int64, entry: Int64) -> Refusal {
    Refusal(
      .turnLower,
      "turn \(turn) of \(seat) is not above turn \(recorded), entry \(entry)",
      next: "vote again, with a higher turn, if that is not what you want to count")
  }

  static func turnAhead(_ seat: Identifier, turn: Int64, highest: Int64) -> Refusal {
    Refusal(
      .turnAhead,
      "turn \(turn) of \(seat) leaves out too many: \(highest) is the highest now",
      next: "sign it again with the next turn")
  }

  static func ballotFinal(_ seat: Identifier, entry: Int64) -> Refusal {
    Refusal(
      .ballotFinal,
      "under the rule of this poll the first ballot of a seat is its last, and \(seat) has voted",
      next: "gavel show \(entry) shows the ballot that counts")
  }

  static func countWrong(stated: Outcome, computed: Outcome) -> Refusal {
    Refusal(
      .countWrong,
      "the closing says \(stated.rawValue) with totals that are not those of the ballots, which give \(computed.rawValue)",
      next: "close the poll with gavel poll close, which counts")
  }

  static func ballotsWrong() -> Refusal {
    Refusal(
      .ballotsWrong,
      "the closing does not name the ballots that were recorded",
      next: "close the poll with gavel poll close, which counts")
  }

  static func notTied() -> Refusal {
    Refusal(
      .notTied,
      "the poll has no tie to break",
      next: "see gavel poll show")
  }

  static func tieTooOld(deadline: Timestamp, recorded: Timestamp) -> Refusal {
    Refusal(
      .notTied,
      "the tie could be broken until \(deadline), and it is \(recorded)",
      next: "poll again where the rule allows it")
  }

  static func noCastingVote(_ rule: Identifier) -> Refusal {
    Refusal(
      .noCastingVote,
      "the rule \(rule) gives no casting vote",
      next: "poll again where the rule allows it")
  }

  static func notChair(_ person: Identifier, _ body: Identifier) -> Refusal {
    Refusal(
      .notChair,
      "\(person) does not chair \(body)",
      next: "ask the chair: gavel body show \(body)")
  }
}
