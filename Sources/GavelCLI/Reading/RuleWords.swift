internal import Governance

extension DecisionRule.Share {
  /// `more than 1/2 of cast`
  var words: String { "\(strictly ? "more than" : "at least") \(fraction) of \(base.rawValue)" }
}

extension DecisionRule.Threshold {
  var words: String {
    share.words + (seatClass.map { " in class \($0)" } ?? "")
      + (unlessNotice.map { " unless on \(Span.words($0)) of notice" } ?? "")
  }
}

extension DecisionRule.Veto {
  /// `fails at 1 no in class chair`
  var words: String {
    "fails at \(noes) \(noes == 1 ? "no" : "noes")" + (seatClass.map { " in class \($0)" } ?? "")
      + (withReason ? " with a reason" : "")
  }
}

extension DecisionRule {
  var quorumWords: String {
    var words = quorum.words
    if let activity {
      let meetings = activity.meetings.map { "\($0) meetings" }
      let polls = activity.polls.map { "\($0) polls" }
      words += " (in the last \([meetings, polls].compactMap { $0 }.joined(separator: " or ")))"
    }
    if let leastPresent { words += ", at least \(leastPresent)" }
    return quorumWithoutAbstentions ? words + ", abstentions not counted" : words
  }

  /// What the rule asks for besides quorum and thresholds, a phrase each.
  var furtherWords: [String] {
    var words = leastYes.map { ["at least \($0) yes"] } ?? []
    words += vetoes.map(\.words)
    if let organizationCap { words.append("at most \(organizationCap) of one organization") }
    if let groupCap { words.append("at most \(groupCap) of one affiliate group") }
    if inTime != nil { words.append("ballots count that witnesses saw by the end") }
    if let contestWithin {
      words.append(
        "ballots held back are put on record for \(Span.words(contestWithin)) after the end")
    }
    if let formalities {
      words.append("a vote only with \(formalities.ids.map(\.text).joined(separator: ", "))")
    }
    if let reconsiderWithin {
      words.append("reconsidered by the prevailing side within \(Span.words(reconsiderWithin))")
    }
    if let recordDate { words.append("the seats of \(Span.words(recordDate)) before") }
    if let lateQuorum { words.append("\(Span.words(lateQuorum)) more after a late quorum") }
    if let closesWhenDecided {
      words.append(
        closesWhenDecided == 0
          ? "over once decided" : "over once decided, after \(Span.words(closesWhenDecided))")
    }
    if closesWhenAllVoted { words.append("over once all have voted") }
    if writtenConsent { words.append("over, and in effect, with the last signature of all") }
    if finalBallots { words.append("first ballots are final") }
    if chairVotesIfDecisive { words.append("the chair's ballot counts where it decides") }
    if castingVote { words.append("the chair breaks a tie") }
    return words
  }
}

/// A length of time in the largest unit that fits.
enum Span {
  static func words(_ seconds: Int64) -> String {
    for (name, length) in [("day", Int64(86_400)), ("hour", 3600), ("minute", 60)]
    where seconds.isMultiple(of: length) && seconds > 0 {
      let count = seconds / length
      return "\(count) \(name)\(count == 1 ? "" : "s")"
    }
    return "\(seconds) s"
  }
}
