public import CanonicalJSON
public import Sodium

/// Opens a poll and seals it: the motion and its texts, the electorate, the rule as it stands, the
/// instant at which it closes. Nothing decided later changes an open poll.
public struct PollOpened: EventKind {
  public static let name = "poll.opened"

  public var body: Identifier
  public var closes: Timestamp
  /// SHA-256 of the electorate document.
  public var electorate: Digest
  public var motion: Digest
  /// SHA-256 of the rule's canonical JSON.
  public var rule: Digest
  public var texts: [Digest]
  public var version: Int64

  public init(
    motion: Digest, version: Int64, body: Identifier, electorate: Digest, rule: Digest,
    texts: [Digest], closes: Timestamp
  ) {
    self.body = body
    self.closes = closes
    self.electorate = electorate
    self.motion = motion
    self.rule = rule
    self.texts = texts
    self.version = version
  }

  /// The opening that seals a motion as the register has it at `time`.
  public init(
    opening motion: Motion, in body: Identifier, closes: Timestamp, at time: Timestamp,
    in register: some Register
  ) throws {
    let current = try register.requiringAsPowersStand(motion, at: time)
    let rule = try register.rule(of: body, among: current.requires, at: time)
    let polled = try register.requireBody(body, at: time).definition
    let electorate = try Electorate(
      of: polled, for: current, under: rule, in: register, at: time)
    self.init(
      motion: motion.id, version: motion.version, body: body,
      electorate: SHA256.hash(try electorate.document), rule: try rule.digest,
      texts: motion.texts.map(\.digest), closes: closes)
  }

  public init(reading fields: inout Fields) throws {
    body = try fields.identifier("body")
    closes = try fields.timestamp("closes")
    electorate = try fields.digest("electorate")
    motion = try fields.digest("motion")
    rule = try fields.digest("rule")
    texts = try fields.digests("texts")
    version = try fields.integer("version", in: 1...9999)
  }

  public var json: JSON {
    [
      "body": .identifier(body), "closes": .timestamp(closes), "electorate": .digest(electorate),
      "motion": .digest(motion), "rule": .digest(rule), "texts": .array(texts.map(JSON.digest)),
      "version": .integer(version),
    ]
  }

  public var documents: [TextReference.Name] { [.plain(electorate)] }

  public func consequences(
    of entry: EntryContext, in register: some Register, with documents: Documents
  ) throws -> Consequences {
    let time = entry.recorded
    try register.requireFounded()
    var found = try register.requirePollable(motion, in: body, at: time)
    guard version == found.version else {
      throw Refusal.versionStale(found.number, named: version, current: found.version)
    }
    try entry.requireSeen(found.finalEntry, "the motion")
    let decisionRule = try register.rule(of: body, among: found.requires, at: time)
    try register.requireReady(found, under: decisionRule, at: time)
    try register.requireOpener(entry.author, of: found, in: body, under: decisionRule, at: time)
    let items = try register.items(openedWith: found, by: entry, under: decisionRule)
    guard try decisionRule.digest == rule else { throw Refusal.ruleChanged(decisionRule.id) }
    guard texts == found.texts.map(\.digest) else { throw Refusal.textsChanged(found.number) }
    let least = time.adding(decisionRule.leastWindow)
    let longest = time.adding(decisionRule.longestWindow)
    guard closes > time, closes >= least, closes <= longest else {
      throw Refusal.windowOutside(closes, least: least, longest: longest)
    }
    let polled = try register.requireBody(body, at: time).definition
    try register.requireNothingOver(
      thatConcerns: polled, rule: decisionRule.id, at: time)
    let computed = try Electorate(
      of: polled, for: found, under: decisionRule, in: register, at: time)
    let document = try computed.document
    guard SHA256.hash(document) == electorate else { throw Refusal.electorateChanged(body) }
    let recusals = try RecusalReading(of: found, under: decisionRule, in: register, at: time)
    found.state = .open
    found.mayReconsider = false
    let poll = Poll(
      seal: entry.id, entry: entry.number, motion: motion, version: version, body: body,
      rule: decisionRule, electorate: electorate, opens: time, closes: closes,
      notice: time.seconds - found.finalText.seconds,
      meeting: decisionRule.quorumAt == nil ? nil : try register.openMeeting(of: body)?.id)
    let electors = computed.electors.map { place in
      Change.elector(
        Elector(
          poll: entry.id, seat: place.seat, weight: place.weight, seatClass: place.seatClass,
          organization: place.organization, group: place.group, person: place.person,
          isActive: place.isActive, isChair: place.isChair, ineligible: place.ineligible))
    }
    let aside = recusals.recusals(from: poll, of: computed.electors, openedBy: entry.id)
      .map(Change.recusal)
    let turnout = Turnout(opening: poll, electors: computed.electors).map { [Change.turnout($0)] }
    return Consequences(
      [.motion(found), .poll(poll)] + items.map(Change.motion) + electors + aside + (turnout ?? [])
        + (try ([found] + items).flatMap { motion in
          try register.sealing(objectionsTo: motion, at: time)
            + register.sealing(delegationOf: motion, at: time)
        }),
      documents: [document])
  }
}

extension Register {
  /// Refuses until the charter's share of the founders has accepted.
  func requireFounded() throws {
    guard let founding = try founding() else { throw Refusal.notFounded() }
    guard let share = try charters().first?.parameters.foundersShare else {
      throw Refusal.notFounded()
    }
    guard share.isReached(by: founding.accepted, of: founding.founders, strictly: false) else {
      throw Refusal.foundersMissing(
        accepted: founding.accepted, of: founding.founders, share: share)
    }
  }

  /// A motion on which a poll may be opened in `body`: not settled, not lapsed, and polled again only
  /// after a tie or without a quorum where the rule allows, or after a motion to reconsider.
  func requirePollable(_ id: Digest, in body: Identifier, at time: Timestamp) throws -> Motion {
    let motion = try requireMotion(id)
    try requirePollable(motion, in: body, at: time)
    let current = try requiringAsPowersStand(motion, at: time)
    guard current.requires.contains(where: { $0.body == body }) else {
      throw Refusal.bodyNotRequired(body)
    }
    return current
  }

  private func requirePollable(
    _ motion: Motion, in body: Identifier, at time: Timestamp
  ) throws {
    let polls = try polls(on: motion.id).filter { $0.body == body && $0.version == motion.version }
    guard let last = polls.last else {
      switch motion.state {
      // Also one that another body has carried: nobody keeps it in a drawer for a better day.
      case .proposed, .open:
        try requireNoOpenAgenda(with: motion)
        guard time < motion.lapses else { throw Refusal.motionLapsed(motion.number, motion.lapses) }
      // Decided by consent, and then reconsidered.
      case .failed where motion.mayReconsider: break
      case .contested: throw Refusal.pollContested(motion.number)
      case .carried, .failed, .noQuorum, .tied, .withdrawn, .void, .divided, .referred:
        throw Refusal.motionSettled(motion.number, motion.state)
      }
      return
    }
    guard let outcome = last.outcome else { throw Refusal.polledAlready(motion.number) }
    guard motion.state != .withdrawn, motion.state != .void else {
      throw Refusal.motionSettled(motion.number, motion.state)
    }
    switch outcome {
    case .carried: throw Refusal.motionCarried(motion.number)
    case .contested: throw Refusal.pollContested(motion.number)
    case .failed:
      guard motion.mayReconsider else { throw Refusal.motionFailed(motion.number) }
    case .noQuorum, .tied:
      guard motion.mayReconsider || (last.rule.again && polls.count == 1) else {
        throw Refusal.noSecondPoll(motion.number, outcome)
      }
    }
  }

  /// Refuses before the motion is seconded and discussed as the rule asks.
  func requireReady(_ motion: Motion, under rule: DecisionRule, at time: Timestamp) throws {
    try requireInOrder(motion)
    guard try isSeconded(motion, under: rule) else {
      let seconds = Int64(try seconds(of: motion.id, version: motion.version).count)
      throw Refusal.secondsMissing(motion.number, has: seconds, needs: rule.seconds)
    }
    try requireClear(motion, at: time)
    let earliest = motion.finalText.adding(rule.discussion)
    guard time >= earliest else { throw Refusal.discussionOpen(motion.number, until: earliest) }
    try requireHeard(motion, at: time)
  }

  /// Refuses an opener whom the rule does not name; past the deadline the proposer may open too.
  func requireOpener(
    _ person: Identifier, of motion: Motion, in body: Identifier, under rule: DecisionRule,
    at time: Timestamp
  ) throws {
    let deadline = motion.finalText.adding(rule.discussion).adding(rule.openWithin)
    // Of an appeal the mover may always: the chair whose ruling it is has no hand in it.
    if person == motion.mover, motion.appealedRuling != nil || time >= deadline { return }
    switch rule.opener {
    case .proposer:
      guard person == motion.mover else { throw Refusal.notOpener(person, rule.opener) }
    case .chair:
      guard try chair(of: body, at: time) == person else {
        throw Refusal.notOpener(person, rule.opener)
      }
    case .seats:
      let demands = try demands(for: motion.id, version: motion.version, in: body)
      guard demands.contains(where: { $0.person == person }) else {
        throw Refusal.notOpener(person, rule.opener)
      }
      let needed = rule.openingSeats ?? 1
      guard demands.count >= needed else {
        throw Refusal.demandsMissing(motion.number, has: Int64(demands.count), needs: needed)
      }
    }
  }

  /// Refuses while a poll that is over, but not closed, could change the electorate or the rule.
  func requireNothingOver(
    thatConcerns body: BodyDefinition, rule: Identifier, at time: Timestamp
  ) throws {
    for poll in try unclosedPolls() where poll.closes <= time {
      // Nobody can close it yet.
      if let end = poll.contestEnd, time < end { continue }
      if try awaitsDisputes(poll, at: time) { continue }
      guard let motion = try motion(poll.motion) else { continue }
      for act in motion.acts
      where try act.content.couldChange(electorateOf: body, rule: rule, in: self) {
        throw Refusal.pollOverUnclosed(motion.number)
      }
    }
  }
}
