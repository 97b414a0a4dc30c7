import Sodium

/// Who may ask for a second vote on what was lost (Robert's Rules of Order, 12th ed., 37:10).
extension Register {
  /// Refuses a motion to reconsider by somebody whose seat was not on the prevailing side, or that comes too
  /// late, where the rule under which the other one failed says so.
  ///
  /// The ballots of the poll are looked at only within that time: after it nobody needs to keep them.
  func requirePrevailing(_ acts: [Act], by entry: EntryContext) throws {
    for act in acts {
      if let amendment = act.content as? AmendMotion {
        try requirePrevailing(amendment.result.acts, by: entry)
      }
      guard let reconsidering = act.content as? ReconsiderDecision else { continue }
      let failed = try requireMotion(reconsidering.motion)
      let number = failed.number
      guard failed.state == .failed, let lost = try lastLost(on: failed.id) else {
        // Moved before anybody can tell who prevails, it would slip past.
        if try leavesToPrevailingSide(failed, at: entry.recorded) {
          throw Refusal.notFailed(number)
        }
        continue
      }
      guard let within = lost.rule.reconsiderWithin, let closed = lost.closed else { continue }
      guard entry.recorded < closed.adding(within) else {
        throw Refusal.reconsideredLate(number, latest: closed.adding(within))
      }
      let body = try requireBody(lost.body, at: entry.recorded).definition
      let prevailed = try seats(of: body, heldBy: entry.author, at: entry.recorded).contains {
        try prevailingBallot(of: $0.id, in: lost)?.choice == .no
      }
      guard prevailed else { throw Refusal.notPrevailing(entry.author, number) }
    }
  }

  /// The seat's choice that counted in a closed poll, by a ballot or by a roll call; none where it stood aside.
  private func prevailingBallot(of seat: Identifier, in poll: Poll) throws -> Ballot? {
    guard try recusal(of: seat, from: poll.seal) == nil else { return nil }
    guard poll.witnessed != nil || poll.settled != nil || poll.rollCall != nil else {
      return try countedBallot(of: seat, in: poll.seal)
    }
    return try countedBallots(in: poll).last { $0.seat == seat }
  }

  /// Whether a rule by which the motion is or was voted on leaves it to the prevailing side to reconsider.
  private func leavesToPrevailingSide(_ motion: Motion, at time: Timestamp) throws -> Bool {
    if try polls(deciding: motion.id).contains(where: { $0.rule.reconsiderWithin != nil }) {
      return true
    }
    return try motion.requires.contains {
      try rule($0.rule, at: time)?.reconsiderWithin != nil
    }
  }

  /// The poll that failed a motion last.
  func lastLost(on motion: Digest) throws -> Poll? {
    var last: Poll?
    for poll in try polls(deciding: motion) where poll.outcome == .failed {
      if let closed = poll.closed, closed >= last?.closed ?? closed { last = poll }
    }
    return last
  }
}
