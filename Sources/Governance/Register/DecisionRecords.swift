public import Sodium

/// A proposal to a body.
public struct Motion: Record {
  public enum State: String, CaseIterable, Sendable {
    case proposed, open, carried, failed
    case noQuorum = "no_quorum"
    case tied, withdrawn, void

    /// Whether it may still come to a vote as it stands: a body that is dissolved voids these.
    public var isUndecided: Bool { self == .proposed || self == .open }
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

  public var key: Digest { id }
}

/// A seat that seconded a version of a motion.
public struct Second: Record {
  public var motion: Digest
  public var version: Int64
  public var seat: Identifier
  public var person: Identifier

  public var key: Pair<Digest, Pair<Int64, Identifier>> { Pair(motion, Pair(version, seat)) }
}

/// A seat that demanded a poll on a version of a motion in its body.
public struct Demand: Record {
  public var motion: Digest
  public var version: Int64
  public var body: Identifier
  public var seat: Identifier
  public var person: Identifier

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
  public var closes: Timestamp
  /// The result, once closed.
  public var result: Tally?
  public var outcome: Outcome?
  public var closed: Timestamp?
  /// The chair's casting vote, where there was one.
  public var casting: Choice?

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
  /// Who held the seat when the poll opened; nobody where it was vacant.
  public var person: Identifier?

  public var key: Pair<Digest, Identifier> { Pair(poll, seat) }
}

/// A seat's choice on a poll, one for each turn.
public struct Ballot: Record {
  public var poll: Digest
  public var seat: Identifier
  public var turn: Int64
  public var choice: Choice
  public var person: Identifier
  public var event: Digest
  public var entry: Int64
  public var reason: Digest?

  public var key: Pair<Digest, Pair<Identifier, Int64>> { Pair(poll, Pair(seat, turn)) }
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

  public var key: Pair<Digest, Int64> { Pair(motion, index) }
}

/// The last number given in a series such as `toc-2026`.
public struct Counter: Record {
  public var series: String
  public var last: Int64

  public var key: String { series }
}
