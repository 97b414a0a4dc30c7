/// The time after a poll in which ballots that were held back are put on record.
extension DecisionRule {
  /// Refuses what would end a poll before anybody could contest it, or count what came late otherwise.
  func requireSoundContest() throws {
    guard contestWithin != nil else { return }
    guard !writtenConsent, lateQuorum == nil, quorumAt == nil else {
      throw ValueError(
        field: "contest_within",
        expected: "not there beside written_consent, late_quorum or quorum_at")
    }
    // A ballot that changes an earlier one could be held back, though every seat has voted.
    guard finalBallots || (!closesWhenAllVoted && closesWhenDecided == nil) else {
      throw ValueError(
        field: "contest_within",
        expected:
          "beside closes_when_all_voted or closes_when_decided only where there is final_ballots too"
      )
    }
  }
}

extension Poll {
  /// Until when a ballot held back can be waited for; nil where the rule does not wait for any.
  public var contestEnd: Timestamp? { rule.contestWithin.map { closes.adding($0) } }

  /// Whether the body has to say first which of the ballots held back count.
  public var isContested: Bool { outcome == .contested }

  /// Whether it has an outcome that stands.
  var isDecided: Bool { isClosed && !isContested }
}

extension Register {
  /// Refuses to close a poll while ballots that were held back can still be put on record, unless none can be: the
  /// rule takes no second ballot of a seat, and every seat has voted.
  func requireUncontestable(
    _ poll: Poll, electors: [Elector], ballots: [Ballot], recusals: [Recusal], at time: Timestamp
  ) throws {
    guard let end = poll.contestEnd, time >= poll.closes, time < end else { return }
    if poll.rule.finalBallots,
      try isComplete(electors: electors, ballots: ballots, recusals: recusals, at: time)
    {
      return
    }
    throw Refusal.contestOpen(until: end, recorded: time)
  }

  /// The seat's last ballot in a capacity, of those cast and of those held back.
  func lastSigned(
    of seat: Identifier, in poll: Poll, as capacity: Ballot.Capacity
  ) throws -> Ballot? {
    let cast = try lastBallot(of: seat, in: poll.seal, as: capacity)
    guard poll.rule.contestWithin != nil else { return cast }
    let held = try heldBallots(in: poll.seal).last {
      $0.ballot.seat == seat && $0.ballot.capacity == capacity
    }
    return held?.ballot ?? cast
  }

  /// The ballots held back that the body has let count, in log order.
  func admittedBallots(in poll: Poll) throws -> [Ballot] {
    guard poll.settled != nil else { return [] }
    return try heldBallots(in: poll.seal).filter { $0.admitted != nil }.map(\.ballot)
  }
}
