import Sodium

/// The choices of a confirmed roll call as they count beside the ballots of a poll.
struct CountedRollCall {
  let rollCall: RollCall
  /// Each with its fate.
  let choices: [RolledChoice]

  var count: RollCallCount { RollCallCount(rollCall: rollCall.id, of: choices) }

  /// As ballots: of the seats that cast none themselves.
  func ballots(in poll: Digest) -> [Ballot] {
    choices.filter { $0.fate == .counted }.map { choice in
      Ballot(
        poll: poll, seat: choice.seat, turn: 1, choice: choice.choice, person: choice.person,
        event: rollCall.id, entry: rollCall.entry)
    }
  }

  /// Until when the poll waits: a choice that counts rests on nobody's having disputed it.
  var awaits: Timestamp? {
    choices.contains { $0.fate == .counted && $0.presence == .attested }
      ? rollCall.disputesEnd : nil
  }
}

extension Register {
  /// The roll call that counts in a poll that is not closed; nil where there is none that the chair has
  /// confirmed.
  ///
  /// - Parameter ballots: those that were cast, each of which goes before what was called.
  func countedRollCall(on poll: Poll, beside ballots: [Ballot]) throws -> CountedRollCall? {
    guard let found = try standingRollCall(on: poll.seal), found.confirmed != nil else {
      return nil
    }
    let voted = Set(ballots.map(\.seat))
    let present = try attendances(at: found.meeting).filter { $0.isPresent(at: found.called) }
    let choices = try rolledChoices(of: found.id).map { choice in
      var judged = choice
      if voted.contains(choice.seat) {
        judged.fate = .overridden
      } else if choice.disputedBy != nil {
        judged.fate = .disputed
      } else {
        let isThere = present.contains {
          $0.attendee == .seat(choice.seat) && $0.person == choice.person
        }
        judged.fate = isThere ? .counted : .absent
      }
      return judged
    }
    return CountedRollCall(rollCall: found, choices: choices)
  }

  /// Every ballot of a poll that counts or counted, those of a roll call before those that were cast. They
  /// tell of an open poll what would count if it ended now.
  public func countedBallots(in poll: Poll) throws -> [Ballot] {
    let cast = try timelyBallots(in: poll)
    guard poll.isClosed else {
      return try (countedRollCall(on: poll, beside: cast)?.ballots(in: poll.seal) ?? []) + cast
    }
    guard let id = poll.rollCall?.rollCall, let found = try rollCall(id) else { return cast }
    let counted = CountedRollCall(rollCall: found, choices: try rolledChoices(of: id))
    return counted.ballots(in: poll.seal) + cast
  }

  /// Whether a poll that is over waits for the end of the time in which a roll call can be disputed.
  func awaitsDisputes(_ poll: Poll, at time: Timestamp) throws -> Bool {
    guard let found = try standingRollCall(on: poll.seal), let end = found.disputesEnd, time < end
    else { return false }
    return try countedRollCall(on: poll, beside: ballots(in: poll.seal))?.awaits != nil
  }
}
