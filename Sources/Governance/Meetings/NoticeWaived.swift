public import CanonicalJSON
public import Sodium

/// A seat does without the notice of a meeting that was called too late.
public struct NoticeWaived: EventKind {
  public static let name = "meeting.notice_waived"

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
    let found = try register.requireMeeting(meeting, seenBy: entry)
    guard found.opened == nil else { throw Refusal.meetingOpened(found.number) }
    try found.requireNotLapsed(at: entry.recorded)
    try register.requireVote(of: seat, in: found.body, heldBy: entry.author, at: entry.recorded)
    guard try !register.waivers(of: meeting).contains(where: { $0.seat == seat }) else {
      throw Refusal.noticeWaivedAlready(found.number, seat)
    }
    return Consequences([
      .noticeWaiver(NoticeWaiver(meeting: meeting, seat: seat, person: entry.author))
    ])
  }
}
