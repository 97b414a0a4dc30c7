public import CanonicalJSON
public import Sodium

/// A seat joins in the call of a meeting that needs several. With the last one that is needed it is called,
/// and the notice counts from then.
public struct MeetingDemanded: EventKind {
  public static let name = "meeting.demanded"

  public var meeting: Digest
  public var seat: Identifier

  public init(meeting: Digest, seat: Identifier) {
    self.meeting = meeting
    self.seat = seat
  }

  public init(reading fields: inout Fields) throws {
    meeting = try fields.digest("meeting")
    seat = try fields.identifier("seat")
  }

  public var json: JSON { ["meeting": .digest(meeting), "seat": .identifier(seat)] }

  public func consequences(
    of entry: EntryContext, in register: some Register, with documents: Documents
  ) throws -> Consequences {
    var found = try register.requireMeeting(meeting, seenBy: entry)
    guard found.called == nil else { throw Refusal.meetingCalled(found.number) }
    try found.requireNotLapsed(at: entry.recorded)
    try register.requireVote(of: seat, in: found.body, heldBy: entry.author, at: entry.recorded)
    let earlier = try register.meetingDemands(for: meeting)
    guard !earlier.contains(where: { $0.seat == seat || $0.person == entry.author }) else {
      throw Refusal.meetingDemandedAlready(found.number, entry.author)
    }
    let demand = Change.meetingDemand(
      MeetingDemand(meeting: meeting, seat: seat, person: entry.author))
    guard let needed = found.rule.callingSeats, Int64(earlier.count) + 1 >= needed else {
      return Consequences([demand])
    }
    found.called = entry.recorded
    return Consequences([demand, .meeting(found)])
  }
}
