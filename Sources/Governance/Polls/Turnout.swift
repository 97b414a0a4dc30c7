/// The late quorum: whoever brings it leaves the others time to answer.
extension Turnout {
  /// What is counted from the opening on; nothing where the rule does not ask for it.
  init?(opening poll: Poll, electors: [Electorate.Place]) {
    guard poll.rule.lateQuorum != nil else { return nil }
    let leaves = poll.rule.recusal?.fromQuorum ?? false
    let eligibleOnly = poll.rule.formalities?.fromQuorum ?? false
    let counted = electors.filter { place in
      if !place.ineligible.isEmpty, eligibleOnly { return false }
      if place.isRecused, leaves { return false }
      return switch poll.rule.quorum.base {
      case .active: place.isActive ?? false
      case .holders: place.person != nil
      case .seats, .cast, .present: true
      }
    }
    self.init(
      poll: poll.seal, present: 0, whole: counted.reduce(0) { $0 + $1.weight }, reached: nil)
  }

  /// Counts a ballot in the place of the one of the same seat that counted before.
  mutating func count(
    _ ballot: Ballot, after earlier: Ballot?, of elector: Elector, under rule: DecisionRule
  ) {
    present +=
      Self.presence(ballot, of: elector, under: rule)
      - Self.presence(earlier, of: elector, under: rule)
    // Who voted for a seat that was vacant at the opening holds it now.
    if rule.quorum.base == .holders, elector.person == nil, earlier == nil {
      whole += elector.weight
    }
  }
}

extension Ballot {
  /// Whether it makes its seat present: a proxy's does where the rule says so.
  func countsForQuorum(under rule: DecisionRule) -> Bool {
    capacity != .proxy || rule.proxies?.forQuorum ?? false
  }
}

extension Turnout {
  private static func presence(
    _ ballot: Ballot?, of elector: Elector, under rule: DecisionRule
  ) -> Int64 {
    guard let ballot, ballot.countsForQuorum(under: rule) else { return 0 }
    return switch ballot.choice {
    case .yes, .no: elector.weight
    case .abstain: rule.quorumWithoutAbstentions ? 0 : elector.weight
    }
  }

  /// Takes out a seat that stands aside after the opening.
  mutating func leave(
    _ elector: Elector, withBallot ballot: Ballot?, _ recusal: Recusal, under rule: DecisionRule
  ) {
    present -= Self.presence(ballot, of: elector, under: rule)
    let leaves = rule.recusal?.fromQuorum ?? false && !recusal.isLate
    let isCounted =
      switch rule.quorum.base {
      case .active: elector.isActive ?? false
      case .holders: elector.person != nil || ballot != nil
      case .seats, .cast, .present: true
      }
    if leaves, isCounted {
      whole -= elector.weight
    } else if !leaves, !isCounted, rule.quorum.base == .holders {
      // Whoever stands aside for a seat that was vacant at the opening holds it now.
      whole += elector.weight
    }
  }
}

extension Register {
  /// What a ballot changes besides itself where the rule lets a late quorum move the end of the poll.
  func changes(
    ofTurnoutIn poll: Poll, by ballot: Ballot, of elector: Elector, at time: Timestamp
  ) throws -> [Change] {
    guard poll.rule.lateQuorum != nil, var turnout = try turnout(of: poll.seal) else { return [] }
    let earlier = try countedBallot(of: elector.seat, in: poll.seal)
    turnout.count(ballot, after: earlier, of: elector, under: poll.rule)
    return changes(of: turnout, in: poll, at: time)
  }

  /// So also what a seat changes that stands aside.
  func changes(
    ofTurnoutIn poll: Poll, recusing elector: Elector, _ recusal: Recusal, at time: Timestamp
  ) throws -> [Change] {
    guard poll.rule.lateQuorum != nil, var turnout = try turnout(of: poll.seal) else { return [] }
    let last = try countedBallot(of: elector.seat, in: poll.seal)
    turnout.leave(elector, withBallot: last, recusal, under: poll.rule)
    return changes(of: turnout, in: poll, at: time)
  }

  private func changes(of counted: Turnout, in poll: Poll, at time: Timestamp) -> [Change] {
    guard let span = poll.rule.lateQuorum else { return [] }
    var turnout = counted
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

  /// Who took part in a poll that closes, by a ballot or by standing aside, where its rule counts polls for activity.
  func participations(
    in poll: Poll, electors: [Elector], tookPart: Set<Identifier>
  ) throws -> [Change] {
    guard poll.rule.activity?.polls != nil else { return [] }
    let series = Participation.series(of: poll.body)
    let number = (try counter(series)?.last ?? 0) + 1
    var changes: [Change] = [.counter(Counter(series: series, last: number))]
    for elector in electors {
      let earlier = try participation(of: elector.seat, in: poll.body)
      let hasTakenPart = tookPart.contains(elector.seat)
      guard hasTakenPart || earlier == nil else { continue }
      changes.append(
        .participation(
          Participation(
            seat: elector.seat, body: poll.body, first: earlier?.first ?? number,
            last: hasTakenPart ? number : 0)))
    }
    return changes
  }
}
