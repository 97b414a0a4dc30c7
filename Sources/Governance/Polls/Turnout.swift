/// The late quorum: whoever brings it leaves the others time to answer.
extension Turnout {
  /// What is counted from the opening on; nothing where the rule does not ask for it.
  init?(opening poll: Poll, electors: [Electorate.Place]) {
    guard poll.rule.lateQuorum != nil else { return nil }
    let counted = electors.filter { place in
      switch poll.rule.quorum.base {
      case .active: place.isActive ?? false
      case .holders: place.person != nil
      case .seats, .cast, .present: true
      }
    }
    self.init(
      poll: poll.seal, present: 0, whole: counted.reduce(0) { $0 + $1.weight }, reached: nil)
  }

  /// Counts a ballot after an earlier one of the same seat.
  mutating func count(
    _ choice: Choice, after earlier: Choice?, of elector: Elector, under rule: DecisionRule
  ) {
    func presence(_ choice: Choice?) -> Int64 {
      switch choice {
      case .yes, .no: elector.weight
      case .abstain: rule.quorumWithoutAbstentions ? 0 : elector.weight
      case nil: 0
      }
    }
    present += presence(choice) - presence(earlier)
    // Who voted for a seat that was vacant at the opening holds it now.
    if rule.quorum.base == .holders, elector.person == nil, earlier == nil {
      whole += elector.weight
    }
  }
}

extension Register {
  /// What a ballot changes besides itself where the rule lets a late quorum move the end of the poll.
  func changes(
    ofTurnoutIn poll: Poll, by ballot: Ballot, after earlier: Ballot?, of elector: Elector,
    at time: Timestamp
  ) throws -> [Change] {
    guard let span = poll.rule.lateQuorum, var turnout = try turnout(of: poll.seal) else {
      return []
    }
    turnout.count(ballot.choice, after: earlier?.choice, of: elector, under: poll.rule)
    let quorum = poll.rule.quorum
    let isThere =
      turnout.whole > 0
      && quorum.fraction.isReached(
        by: turnout.present, of: turnout.whole, strictly: quorum.strictly)
      && turnout.present >= poll.rule.leastPresent ?? 0
    guard isThere, turnout.reached == nil else { return [.turnout(turnout)] }
    turnout.reached = time
    var moved = poll
    moved.closes = max(poll.closes, time.adding(span))
    return [.turnout(turnout)] + (moved.closes > poll.closes ? [.poll(moved)] : [])
  }

  /// Who took part in a poll that closes, where its rule counts polls for activity.
  func participations(
    in poll: Poll, electors: [Elector], voted: Set<Identifier>
  ) throws -> [Change] {
    guard poll.rule.activity?.polls != nil else { return [] }
    let series = Participation.series(of: poll.body)
    let number = (try counter(series)?.last ?? 0) + 1
    var changes: [Change] = [.counter(Counter(series: series, last: number))]
    for elector in electors {
      let earlier = try participation(of: elector.seat, in: poll.body)
      let hasVoted = voted.contains(elector.seat)
      guard hasVoted || earlier == nil else { continue }
      changes.append(
        .participation(
          Participation(
            seat: elector.seat, body: poll.body, first: earlier?.first ?? number,
            last: hasVoted ? number : 0)))
    }
    return changes
  }
}
