public import CanonicalJSON
public import Sodium

/// States what a poll that is over has decided. Anybody may record it; the signer has no discretion.
public struct PollClosed: EventKind {
  public static let name = "poll.closed"

  public var ballots: BallotTree
  /// What ballots that were held back could make of it, where the rule waits for such.
  public var held: HeldCount?
  public var outcome: Outcome
  public var poll: Digest
  /// Who was at the meeting, where that makes the quorum.
  public var presence: MeetingPresence?
  /// The roll call on which it rests in part: weaker evidence than the ballots.
  public var rollCall: RollCallCount?
  public var totals: Totals
  /// Which ballots were in time, where the rule asks the witnesses.
  public var witnessed: WitnessedBallots?

  /// The closing that the register as it stands gives.
  ///
  /// - Parameter time: when it is recorded; the end of the poll where it is not told.
  public init(of poll: Poll, in register: some Register, at time: Timestamp? = nil) throws {
    let cast = try register.ballots(in: poll.seal)
    let recusals = try register.recusals(from: poll.seal)
    let electors = try register.electors(of: poll.seal)
    let called = try register.countedRollCall(on: poll, beside: cast)
    var judged = poll
    let witnessed = try register.witnessed(cast, in: poll)
    let timely = witnessed?.timely(cast) ?? cast
    judged.presence = try register.presence(
      in: poll, electors: poll.quorumElectors(of: electors, recusals: recusals),
      closing: time ?? poll.closes)
    let tally = Tally(
      of: judged, electors: electors, ballots: (called?.ballots(in: poll.seal) ?? []) + timely,
      recusals: recusals)
    held = try register.heldCount(
      in: judged, electors: electors, ballots: (called?.ballots(in: poll.seal) ?? []) + timely,
      recusals: recusals)
    self.poll = poll.seal
    ballots = try BallotTree(of: cast, witnessed: witnessed, recusals: recusals)
    outcome = held?.isContested ?? false ? .contested : tally.outcome
    presence = judged.presence
    rollCall = called?.count
    totals = tally.totals
    self.witnessed = witnessed
  }

  public init(reading fields: inout Fields) throws {
    ballots = try fields.object("ballots", as: BallotTree.self)
    held = try fields.optionalObject("held", as: HeldCount.self)
    outcome = try fields.choice("outcome", of: Outcome.self)
    poll = try fields.digest("poll")
    presence = try fields.optionalObject("presence", as: MeetingPresence.self)
    rollCall = try fields.optionalObject("roll_call", as: RollCallCount.self)
    totals = try fields.object("totals", as: Totals.self)
    witnessed = try fields.optionalObject("witnessed", as: WitnessedBallots.self)
  }

  public var json: JSON {
    .members([
      "ballots": ballots.json, "held": held?.json, "outcome": .string(outcome.rawValue),
      "poll": .digest(poll),
      "presence": presence?.json, "roll_call": rollCall?.json, "totals": totals.json,
      "witnessed": witnessed?.json,
    ])
  }

  public func consequences(
    of entry: EntryContext, in register: some Register, with documents: Documents
  ) throws -> Consequences {
    guard var closed = try register.poll(poll) else { throw Refusal.pollUnknown(poll) }
    if let time = closed.closed { throw Refusal.pollClosedAlready(time) }
    try entry.requireSeen(closed.entry, "the seal")
    let electors = try register.electors(of: poll)
    let cast = try register.ballots(in: poll)
    let called = try register.countedRollCall(on: closed, beside: cast)
    if let end = called?.awaits, entry.recorded < end { throw Refusal.disputesOpen(until: end) }
    let recusals = try register.recusals(from: poll)
    closed.presence = try register.presence(
      in: closed, electors: closed.quorumElectors(of: electors, recusals: recusals),
      closing: entry.recorded)
    closed.rollCall = called?.count
    try register.requireCovered(cast, in: closed, at: entry.recorded)
    closed.witnessed = try register.witnessed(cast, in: closed)
    let timely = closed.witnessed?.timely(cast) ?? cast
    let counted = (called?.ballots(in: poll) ?? []) + timely
    if entry.recorded < closed.closes {
      try register.requireOver(
        closed, electors: electors, ballots: counted, recusals: recusals, at: entry.recorded)
    }
    try register.requireUncontestable(
      closed, electors: electors, ballots: counted, recusals: recusals, at: entry.recorded)
    let tally = Tally(of: closed, electors: electors, ballots: counted, recusals: recusals)
    closed.held = try register.heldCount(
      in: closed, electors: electors, ballots: counted, recusals: recusals)
    let computed = closed.held?.isContested ?? false ? Outcome.contested : tally.outcome
    guard tally.totals == totals, computed == outcome, closed.held == held,
      closed.presence == presence, closed.rollCall == rollCall, closed.witnessed == witnessed
    else {
      throw Refusal.countWrong(stated: outcome, computed: computed)
    }
    guard try BallotTree(of: cast, witnessed: witnessed, recusals: recusals) == ballots else {
      throw Refusal.ballotsWrong()
    }
    closed.result = tally
    closed.outcome = computed
    closed.closed = entry.recorded
    var decision = try register.consequences(deciding: closed, at: entry.recorded)
    // Who signed a ballot took part, though no witness saw it in time or it was held back.
    let tookPart = Set((counted + cast).map(\.seat)).union(recusals.map(\.seat))
      .union(try register.heldBallots(in: poll).map(\.ballot.seat))
    decision.changes += try register.participations(
      in: closed, electors: electors, tookPart: tookPart)
    decision.changes += try register.absences(
      in: closed, electors: electors, tookPart: tookPart, closedBy: entry)
    decision.changes += (called?.choices ?? []).map(Change.rolledChoice)
    return decision
  }
}

extension Poll {
  /// Of whom a meeting's attendance makes the quorum: who stands aside, or is not eligible, is not among them
  /// where the rule takes such seats out of it.
  func quorumElectors(of electors: [Elector], recusals: [Recusal]) -> [Elector] {
    let eligible =
      rule.formalities?.fromQuorum ?? false ? electors.filter(\.isEligible) : electors
    guard rule.recusal?.fromQuorum ?? false, !recusals.isEmpty else { return eligible }
    let aside = Set(recusals.filter { !$0.isLate }.map(\.seat))
    return eligible.filter { !aside.contains($0.seat) }
  }
}

extension Register {
  /// Refuses a closing before its time unless the rule allows it: every seat has voted or stands aside, or no ballot
  /// that is still out could change the outcome.
  func requireOver(
    _ poll: Poll, electors: [Elector], ballots: [Ballot], recusals: [Recusal],
    at time: Timestamp
  ) throws {
    if let after = poll.rule.closesWhenDecided, time >= poll.opens.adding(after),
      Tally.decided(poll, electors: electors, ballots: ballots, recusals: recusals) != nil
    {
      return
    }
    guard poll.rule.closesWhenAllVoted else {
      throw Refusal.pollStillOpen(closes: poll.closes, recorded: time)
    }
    guard try isComplete(electors: electors, ballots: ballots, recusals: recusals, at: time) else {
      throw Refusal.pollStillOpen(closes: poll.closes, recorded: time)
    }
  }

  /// Whether every seat that somebody holds has voted or stands aside.
  func isComplete(
    electors: [Elector], ballots: [Ballot], recusals: [Recusal], at time: Timestamp
  ) throws -> Bool {
    let voted = Set(ballots.map(\.seat)).union(recusals.map(\.seat))
    for elector in electors where elector.isEligible && !voted.contains(elector.seat) {
      // A seat that nobody held at the opening and nobody holds now has no vote to wait for.
      var isHeld = elector.person != nil
      if !isHeld, let seat = try seat(elector.seat, at: time) {
        isHeld = try holder(of: seat, at: time) != nil
      }
      if isHeld { return false }
    }
    return true
  }

  /// What ballots held back could make of a poll that is to be closed; nil where the rule does not wait for any.
  func heldCount(
    in poll: Poll, electors: [Elector], ballots: [Ballot], recusals: [Recusal]
  ) throws -> HeldCount? {
    guard poll.rule.contestWithin != nil else { return nil }
    return HeldCount(
      of: poll, electors: electors, ballots: ballots,
      held: try heldBallots(in: poll.seal).map(\.ballot), recusals: recusals)
  }

  /// What the outcome of one poll makes of its motion: carried where every body that it needs has
  /// carried it, failed, tied or without quorum as the poll; still open while another body is to vote.
  func consequences(deciding closed: Poll, at time: Timestamp) throws -> Consequences {
    var motion = try requireMotion(closed.motion)
    var latest: [Identifier: Outcome] = [:]
    var rules: [DecisionRule] = []
    for requirement in motion.requires {
      let poll =
        requirement.body == closed.body
        ? closed
        : try polls(on: motion.id).last {
          $0.body == requirement.body && $0.version == motion.version
        }
      guard let poll, let outcome = poll.outcome else { continue }
      latest[requirement.body] = outcome
      rules.append(poll.rule)
    }
    let former = motion.state
    let isVoid = former == .void
    let outcomes = motion.requires.map { latest[$0.body] }
    let carried = outcomes.allSatisfy { $0 == .carried }
    if !isVoid {
      motion.state = Self.state(after: outcomes)
      motion.decided = motion.state == .open || motion.state == .contested ? nil : time
      if motion.state == .contested { motion.lapses = time.adding(closed.rule.lapse) }
    }
    let signed = carried && !isVoid ? try lastSignature(under: motion, closing: closed) : nil
    return Consequences(
      [.poll(closed), .motion(motion)]
        + (isVoid ? [] : try items(decidedWith: motion, formerly: former)),
      carried: carried && !isVoid ? motion : nil, rules: rules,
      signed: signed.map { min($0, time) })
  }

  /// One body that fails fails the motion; it is carried only by all.
  private static func state(after outcomes: [Outcome?]) -> Motion.State {
    if outcomes.contains(.failed) { return .failed }
    if outcomes.contains(.noQuorum) { return .noQuorum }
    if outcomes.contains(.tied) { return .tied }
    if outcomes.contains(nil) { return .open }
    return outcomes.contains(.contested) ? .contested : .carried
  }
}
