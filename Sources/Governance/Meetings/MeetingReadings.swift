import Sodium

/// Who is there, and whether they are enough.
extension Register {
  /// Whether a quorum is present at a meeting: the weights of the voting seats that are there, whatever the
  /// evidence, against those that the meeting's rule counts.
  public func quorum(of meeting: Meeting, at time: Timestamp) throws -> MeetingQuorum {
    let present = try attendances(at: meeting.id).filter { $0.isPresent(at: time) }
    let body = try body(meeting.body)?.definition
    var quorum = MeetingQuorum(share: meeting.rule.quorum)
    for seat in try body.map({ try seats(of: $0, at: time) }) ?? [] where seat.voting {
      let isHeld = try holder(of: seat, at: time) != nil
      if isHeld || quorum.share.base == .seats { quorum.base += seat.weight }
      let there = present.filter { $0.attendee == .seat(seat.id) }
      guard !there.isEmpty else { continue }
      quorum.present += seat.weight
      if there.contains(where: { $0.evidence == .signed }) { quorum.signed += seat.weight }
    }
    return quorum
  }

  /// The seats whose holders are there.
  func seatsPresent(at meeting: Meeting, _ time: Timestamp) throws -> Set<Identifier> {
    Set(
      try attendances(at: meeting.id).compactMap {
        guard $0.isPresent(at: time), case .seat(let seat) = $0.attendee else { return nil }
        return seat
      })
  }

  /// Whether the person keeps the book at `time`.
  public func isSecretary(_ person: Identifier, at time: Timestamp) throws -> Bool {
    try secretaries(at: time).contains(person)
  }
}

/// How many are present at a meeting, in weights of voting seats.
public struct MeetingQuorum: Hashable, Sendable {
  public let share: DecisionRule.Share
  /// All that are there.
  public var present: Int64 = 0
  /// Of these, those who say so themselves.
  public var signed: Int64 = 0
  /// Of how many the share is taken.
  public var base: Int64 = 0

  /// A share of nothing is not met.
  public var isMet: Bool {
    base > 0 && share.fraction.isReached(by: present, of: base, strictly: share.strictly)
  }
}

extension Register {
  /// The meeting, whose call the author has seen.
  func requireMeeting(_ id: Digest, seenBy entry: EntryContext) throws -> Meeting {
    guard let meeting = try meeting(id) else { throw Refusal.meetingUnknown(id) }
    try entry.requireSeen(meeting.entry, "the call of the meeting")
    return meeting
  }

  /// Refuses a seat that the person does not hold, or that has no vote in the body.
  func requireVote(
    of seat: Identifier, in body: Identifier, heldBy person: Identifier, at time: Timestamp
  ) throws {
    let definition = try requireHolder(of: seat, is: person, at: time)
    guard definition.body == body, definition.voting else {
      throw Refusal.seatElsewhere(seat, body)
    }
  }
}

extension Meeting {
  func requireNotLapsed(at time: Timestamp) throws {
    guard state(at: time) != .lapsed else {
      throw Refusal.meetingLapsed(number, at: lapses)
    }
  }
}
