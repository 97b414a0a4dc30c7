public import CanonicalJSON
public import Sodium

/// The chair or the secretary ends a meeting. Only the secretary's list can be corrected afterwards.
public struct MeetingAdjourned: EventKind {
  public static let name = "meeting.adjourned"

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
    var found = try register.requireMeeting(meeting, seenBy: entry)
    guard found.opened != nil else { throw Refusal.meetingNotOpen(found.number) }
    guard found.adjourned == nil else { throw Refusal.meetingAdjourned(found.number) }
    let isChair = try register.chair(of: found.body, at: entry.recorded) == entry.author
    guard try isChair || register.isSecretary(entry.author, at: entry.recorded) else {
      throw Refusal.notChair(entry.author, found.body)
    }
    found.adjourned = entry.recorded
    found.listed = entry.number
    return Consequences([.meeting(found)])
  }
}
