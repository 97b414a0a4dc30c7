public import CanonicalJSON

extension DecisionRule {
  /// By what a ballot is known to have been in time, besides the registrar's clock.
  public enum InTime: String, CaseIterable, Sendable {
    /// A head over it that the charter's witnesses had cosigned by the end of the poll.
    case cosigned
  }

  /// Seconds after the end of a poll in which heads over its ballots may still be recorded: so long nobody
  /// closes it over ballots of which it is not known yet whether they were in time.
  public static let headsWithin: Int64 = Timestamp.day

  /// Refuses what would let ballots act before it is known whether they were in time.
  func requireSoundInTime() throws {
    guard inTime == nil || (!writtenConsent && lateQuorum == nil) else {
      throw ValueError(
        field: "in_time", expected: "not there beside written_consent or late_quorum")
    }
  }
}

/// Which ballots of a closed poll were in time, where its rule asks the witnesses.
public struct WitnessedBallots: JSONObject {
  /// The entry with the largest head that was cosigned by the end of the poll; nil where there is none.
  public var head: Int64?
  /// Ballots that were recorded, but over which no head was cosigned in time. None of them counts.
  public var late: Int64
  /// How many entries stand under that head: a ballot with a lower number is in time.
  public var size: Int64

  public init(head: Int64? = nil, late: Int64 = 0, size: Int64 = 0) {
    self.head = head
    self.late = late
    self.size = size
  }

  public init(reading fields: inout Fields) throws {
    head = try fields.optionalInteger("head", in: 1...Int64.max)
    late = try fields.integer("late")
    size = try fields.integer("size")
  }

  public var json: JSON {
    .members([
      "head": head.map(JSON.integer), "late": .integer(late), "size": .integer(size),
    ])
  }

  /// Those of a poll's ballots that were in time.
  public func timely(_ ballots: [Ballot]) -> [Ballot] { ballots.filter { $0.entry < size } }
}

extension Register {
  /// Which of a poll's ballots are in time as far as the log tells now, or told when it was closed; nil where
  /// the rule does not ask.
  ///
  /// - Parameter cast: all ballots of the poll.
  public func witnessed(_ cast: [Ballot], in poll: Poll) throws -> WitnessedBallots? {
    guard poll.rule.inTime != nil else { return nil }
    if poll.isClosed { return poll.witnessed }
    let head = try cosignedHead(by: poll.closes)
    let size = head?.size ?? 0
    return WitnessedBallots(
      head: head?.entry, late: Int64(cast.count { $0.entry >= size }), size: size)
  }

  /// The ballots of a poll that are in time, all of them where the rule does not ask the witnesses; after them
  /// those held back that the body has let count.
  public func timelyBallots(in poll: Poll) throws -> [Ballot] {
    let cast = try ballots(in: poll.seal)
    return (try witnessed(cast, in: poll)?.timely(cast) ?? cast) + (try admittedBallots(in: poll))
  }

  /// How many ballots of a poll stand under no cosigned head, in time or not; 0 where the rule does not ask.
  public func uncovered(_ cast: [Ballot], in poll: Poll) throws -> Int {
    guard poll.rule.inTime != nil else { return 0 }
    let size = try newestCosignedHead()?.size ?? 0
    return cast.count { $0.entry >= size }
  }

  /// Refuses to close a poll over ballots that a head may still cover. Else whoever is quickest after the end,
  /// or before it, would choose which ballots count.
  func requireCovered(_ cast: [Ballot], in poll: Poll, at time: Timestamp) throws {
    let end = poll.closes.adding(DecisionRule.headsWithin)
    guard time < end else { return }
    let open = try uncovered(cast, in: poll)
    guard open == 0 else { throw Refusal.ballotsUncovered(open, until: end) }
  }
}
