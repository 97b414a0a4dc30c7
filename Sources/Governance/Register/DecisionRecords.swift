public import Sodium

/// A proposal to a body.
public struct Motion: Record {
  public enum State: String, CaseIterable, Sendable {
    case proposed, open, carried, failed
    case noQuorum = "no_quorum"
    case tied, contested, withdrawn, void
    /// Others came of it: its parts, or the same before another body.
    case divided, referred

    /// Whether nothing is decided of it yet: a body that is dissolved voids these.
    public var isUndecided: Bool { self == .proposed || self == .open || self == .contested }
  }

  /// The id of the event that proposed it.
  public var id: Digest
  /// `toc-2026-014`.
  public var number: Identifier
  public var body: Identifier
  public var mover: Identifier
  public var title: String
  public var version: Int64
  public var texts: [TextReference]
  public var acts: [Act]
  /// Where it must carry, and by which rule.
  public var requires: [PowerDefinition.Requirement]
  public var state: State
  /// Set by a carried motion to reconsider, spent by the next opening.
  public var mayReconsider: Bool
  public var proposed: Timestamp
  /// When and by which entry the current version was recorded.
  public var finalText: Timestamp
  public var finalEntry: Int64
  public var lapses: Timestamp
  public var decided: Timestamp?
  public var rescinded: Timestamp?
  /// Why it was due, as the book found when it was proposed.
  public var ground: MotionGround?

  package init(
    id: Digest, number: Identifier, body: Identifier, mover: Identifier, title: String,
    version: Int64, texts: [TextReference], acts: [Act], requires: [PowerDefinition.Requirement],
    state: State, mayReconsider: Bool, proposed: Timestamp, finalText: Timestamp, finalEntry: Int64,
    lapses: Timestamp, decided: Timestamp? = nil, rescinded: Timestamp? = nil,
    ground: MotionGround? = nil
  ) {
    self.id = id
    self.number = number
    self.body = body
    self.mover = mover
    self.title = title
    self.version = version
    self.texts = texts
    self.acts = acts
    self.requires = requires
    self.state = state
    self.mayReconsider = mayReconsider
    self.proposed = proposed
    self.finalText = finalText
    self.finalEntry = finalEntry
    self.lapses = lapses
    self.decided = decided
    self.rescinded = rescinded
    self.ground = ground
  }

  public var key: Digest { id }

  /// Whether its time has run out: before it came to a vote, or before its contested poll was settled.
  public func isLapsed(at time: Timestamp) -> Bool {
    (state == .proposed || state == .contested) && time >= lapses
  }
}

/// A seat that seconded a version of a motion.
public struct Second: Record {
  public var motion: Digest
  public var version: Int64
  public var seat: Identifier
  public var person: Identifier

  package init(motion: Digest, version: Int64, seat: Identifier, person: Identifier) {
    self.motion = motion
    self.version = version
    self.seat = seat
    self.person = person
  }

  public var key: Pair<Digest, Pair<Int64, Identifier>> { Pair(motion, Pair(version, seat)) }
}

/// A seat that demanded a poll on a version of a motion in its body.
public struct Demand: Record {
  public var motion: Digest
  public var version: Int64
  public var body: Identifier
  public var seat: Identifier
  public var person: Identifier

  package init(
    motion: Digest, version: Int64, body: Identifier, seat: Identifier, person: Identifier
  ) {
    self.motion = motion
    self.version = version
    self.body = body
    self.seat = seat
    self.person = person
  }

  public var key: Pair<Digest, Pair<Int64, Identifier>> { Pair(motion, Pair(version, seat)) }
}

/// One calling of the vote.
public struct Poll: Record {
  /// The id of the event that opened it: what every ballot signs.
  public var seal: Digest
  public var entry: Int64
  public var motion: Digest
  public var version: Int64
  public var body: Identifier
  public var rule: DecisionRule
  public var electorate: Digest
  public var opens: Timestamp
  /// When it is over. A quorum that comes late moves it, where the rule says so.
  public var closes: Timestamp
  /// Seconds between the final text and the opening.
  public var notice: Int64
  /// The meeting at which it was opened, where the rule judges the quorum by who was there.
  public var meeting: Digest?
  /// Who was there when it mattered, once closed.
  public var presence: MeetingPresence?
  /// How far the result rests on a roll call, where there was one that the chair had confirmed.
  public var rollCall: RollCallCount?
  /// Which ballots were in time, once closed, where the rule asks the witnesses.
  public var witnessed: WitnessedBallots?
  /// What ballots that were held back could make of it, once closed, where the rule waits for such.
  public var held: HeldCount?
  /// The motion that said which of them count, where it was contested. It is closed since that carried.
  public var settled: Digest?
  /// The result, once closed.
  public var result: Tally?
  public var outcome: Outcome?
  public var closed: Timestamp?
  /// The chair's casting vote, where there was one.
  public var casting: Choice?

  package init(
    seal: Digest, entry: Int64, motion: Digest, version: Int64, body: Identifier,
    rule: DecisionRule, electorate: Digest, opens: Timestamp, closes: Timestamp,
    notice: Int64, meeting: Digest? = nil, presence: MeetingPresence? = nil,
    rollCall: RollCallCount? = nil, witnessed: WitnessedBallots? = nil,
    held: HeldCount? = nil, settled: Digest? = nil, result: Tally? = nil,
    outcome: Outcome? = nil, closed: Timestamp? = nil, casting: Choice? = nil
  ) {
    self.seal = seal
    self.entry = entry
    self.motion = motion
    self.version = version
    self.body = body
    self.rule = rule
    self.electorate = electorate
    self.opens = opens
    self.closes = closes
    self.notice = notice
    self.meeting = meeting
    self.presence = presence
    self.rollCall = rollCall
    self.witnessed = witnessed
    self.held = held
    self.settled = settled
    self.result = result
    self.outcome = outcome
    self.closed = closed
    self.casting = casting
  }

  public var key: Digest { seal }
  public var isClosed: Bool { outcome != nil }
}

/// One voting seat of a poll's electorate, as sealed.
public struct Elector: Record {
  public var poll: Digest
  public var seat: Identifier
  public var weight: Int64
  public var seatClass: Identifier?
  public var organization: Identifier?
  /// The affiliate group of the organization, where the rule has a cap for groups; nil where it is in none.
  public var group: Identifier?
  /// Who held the seat when the poll opened; nobody where it was vacant.
  public var person: Identifier?
  /// Whether it was active then; nil where the rule does not ask for activity.
  public var isActive: Bool?
  /// Whether the chair of the body held it then, where the rule says when the chair's ballot counts.
  public var isChair: Bool
  /// The formalities that the rule asks for and it had not met then, by their bytes.
  public var ineligible: [Identifier]

  package init(
    poll: Digest, seat: Identifier, weight: Int64, seatClass: Identifier? = nil,
    organization: Identifier? = nil, group: Identifier? = nil, person: Identifier? = nil,
    isActive: Bool? = nil, isChair: Bool = false, ineligible: [Identifier] = []
  ) {
    self.poll = poll
    self.seat = seat
    self.weight = weight
    self.seatClass = seatClass
    self.organization = organization
    self.group = group
    self.person = person
    self.isActive = isActive
    self.isChair = isChair
    self.ineligible = ineligible
  }

  public var key: Pair<Digest, Identifier> { Pair(poll, seat) }

  /// Whether it has a vote in the poll.
  public var isEligible: Bool { ineligible.isEmpty }
}

/// A seat's choice on a poll, one for each turn in each capacity.
public struct Ballot: Record {
  /// For whom who signed it spoke. A ballot takes the place of those of the seat in the same and in the later
  /// capacities, whenever they came.
  public enum Capacity: String, CaseIterable, Sendable {
    /// The holder of the seat.
    case holder
    /// Whom the holder granted a proxy.
    case proxy
    /// The seat's alternate.
    case alternate

    /// Those whose ballots keep one in this capacity out.
    var prevailing: ArraySlice<Capacity> {
      Self.allCases.prefix { $0 != self }
    }
  }

  public var poll: Digest
  public var seat: Identifier
  public var turn: Int64
  public var choice: Choice
  public var person: Identifier
  public var event: Digest
  public var entry: Int64
  public var reason: Digest?
  public var capacity: Capacity
  /// The grant that it names.
  public var proxy: Digest?

  package init(
    poll: Digest, seat: Identifier, turn: Int64, choice: Choice, person: Identifier, event: Digest,
    entry: Int64, reason: Digest? = nil, capacity: Capacity = .holder, proxy: Digest? = nil
  ) {
    self.poll = poll
    self.seat = seat
    self.turn = turn
    self.choice = choice
    self.person = person
    self.event = event
    self.entry = entry
    self.reason = reason
    self.capacity = capacity
    self.proxy = proxy
  }

  public var key: Pair<Digest, Pair<Identifier, Pair<Capacity, Int64>>> {
    Pair(poll, Pair(seat, Pair(capacity, turn)))
  }
}

/// What became of one act of a carried motion.
public struct Effect: Record {
  public enum State: String, CaseIterable, Sendable {
    case done, void
  }

  public var motion: Digest
  /// 0, 1, … as the motion lists its acts.
  public var index: Int64
  public var act: String
  public var state: State
  /// The refusal's code, where it is void.
  public var code: String?
  public var effective: Timestamp
  public var entry: Int64

  package init(
    motion: Digest, index: Int64, act: String, state: State, code: String? = nil,
    effective: Timestamp, entry: Int64
  ) {
    self.motion = motion
    self.index = index
    self.act = act
    self.state = state
    self.code = code
    self.effective = effective
    self.entry = entry
  }

  public var key: Pair<Digest, Int64> { Pair(motion, index) }
}

/// The last number given in a series such as `toc-2026`.
public struct Counter: Record {
  public var series: String
  public var last: Int64

  package init(series: String, last: Int64) {
    self.series = series
    self.last = last
  }

  public var key: String { series }
}

/// In which polls of a body a seat took part, of those under a rule that asks for activity.
public struct Participation: Record {
  public var seat: Identifier
  public var body: Identifier
  /// Which of these polls of the body, counted from 1, was the first with the seat in its electorate.
  public var first: Int64
  /// The last one in which the seat has a ballot; 0 where there is none.
  public var last: Int64

  package init(seat: Identifier, body: Identifier, first: Int64, last: Int64) {
    self.seat = seat
    self.body = body
    self.first = first
    self.last = last
  }

  public var key: Pair<Identifier, Identifier> { Pair(body, seat) }
}

/// How many are present in an open poll whose rule lets a late quorum move its end.
public struct Turnout: Record {
  public var poll: Digest
  /// The weights of the seats that count as present, and of those of which the quorum is a share.
  public var present: Int64
  public var whole: Int64
  /// When the quorum was there for the first time.
  public var reached: Timestamp?

  package init(poll: Digest, present: Int64, whole: Int64, reached: Timestamp? = nil) {
    self.poll = poll
    self.present = present
    self.whole = whole
    self.reached = reached
  }

  public var key: Digest { poll }
}
