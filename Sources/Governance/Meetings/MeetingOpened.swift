public import CanonicalJSON
public import Sodium

/// The chair opens a meeting. Whether there is a quorum is told from who is there, and keeps no meeting
/// from being opened: one without a quorum can still adjourn.
public struct MeetingOpened: EventKind {
  public static let name = "meeting.opened"

  public var meeting: Digest

  public init(meeting: Digest) {
    self.meeting = meeting
  }

  public init(reading fields: inout Fields) throws {
    meeting = try fields.digest("meeting")
  }

  public var json: JSON { ["meeting": .digest(meeting)] }

  public func consequences(
    of entry: EntryContext, in register: some Register, with documents: Documents
  ) throws -> Consequences {
    let time = entry.recorded
    var found = try register.requireMeeting(meeting, seenBy: entry)
    let body = try register.requireBody(found.body, at: time).definition
    guard found.opened == nil else { throw Refusal.meetingOpened(found.number) }
    guard try register.chair(of: found.body, at: time) == entry.author else {
      throw Refusal.notChair(entry.author, found.body)
    }
    try found.requireNotLapsed(at: time)
    guard found.called != nil else {
      throw Refusal.meetingDemandsMissing(
        found.number, has: Int64(try register.meetingDemands(for: meeting).count),
        needs: found.rule.callingSeats ?? 1)
    }
    guard time >= found.starts else {
      throw Refusal.meetingTooEarly(found.number, from: found.starts, recorded: time)
    }
    if found.isShort {
      let missing = try register.withoutNotice(of: found, in: body, at: time)
      guard missing.isEmpty else { throw Refusal.noticeShort(found.number, missing) }
    }
    found.opened = time
    return Consequences([.meeting(found)])
  }
}

extension Register {
  /// The voting seats that somebody holds, whose holder has neither waived the notice nor come.
  public func withoutNotice(
    of meeting: Meeting, in body: BodyDefinition, at time: Timestamp
  ) throws -> [Identifier] {
    let waived = Set(try waivers(of: meeting.id).map(\.seat))
    let present = try seatsPresent(at: meeting, time)
    return try seats(of: body, at: time).filter { seat in
      guard seat.voting, !waived.contains(seat.id), !present.contains(seat.id) else { return false }
      return try holder(of: seat, at: time) != nil
    }.map(\.id)
  }
}
