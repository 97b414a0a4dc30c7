public import CanonicalJSON
public import Sodium

/// Somebody who was present says that they leave.
public struct MeetingDeparted: EventKind {
  public static let name = "meeting.departed"

  public var meeting: Digest
  public var seat: Identifier?

  public init(meeting: Digest, seat: Identifier? = nil) {
    self.meeting = meeting
    self.seat = seat
  }

  public init(reading fields: inout Fields) throws {
    meeting = try fields.digest("meeting")
    seat = try fields.optionalIdentifier("seat")
  }

  public var json: JSON {
    .members(["meeting": .digest(meeting), "seat": seat.map(JSON.identifier)])
  }

  public func consequences(
    of entry: EntryContext, in register: some Register, with documents: Documents
  ) throws -> Consequences {
    let time = entry.recorded
    let found = try register.requireMeeting(meeting, seenBy: entry)
    guard found.adjourned == nil else { throw Refusal.meetingAdjourned(found.number) }
    try found.requireNotLapsed(at: time)
    let attendee = try register.attendee(seat, of: found, by: entry.author, at: time)
    let open = try register.attendances(at: meeting).last {
      $0.attendee == attendee && $0.isPresent(at: time)
    }
    guard var span = open else { throw Refusal.notPresent(found.number, entry.author) }
    span.present.to = time
    return Consequences([.attendance(span)])
  }
}
