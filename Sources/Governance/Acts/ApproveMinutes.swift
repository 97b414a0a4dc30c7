public import CanonicalJSON
public import Sodium

/// Approves the minutes of a meeting that is over. From then on the list of those present stays as it is, and
/// a corrected text takes a motion of its own (`minutes.correct`).
public struct ApproveMinutes: ActKind {
  /// The text that the body has read is of the meeting as it stood.
  public static let isDeferrable = false
  /// A body may have met behind closed doors.
  public static let mayBeConfidential = true
  public static let name = "minutes.approve"

  public var meeting: Digest
  /// The operative text of the minutes.
  public var text: Digest

  public init(meeting: Digest, text: Digest) {
    self.meeting = meeting
    self.text = text
  }

  public init(reading fields: inout Fields) throws {
    meeting = try fields.digest("meeting")
    text = try fields.digest("text")
  }

  public var json: JSON { ["meeting": .digest(meeting), "text": .digest(text)] }

  public var texts: [Digest] { [text] }

  public func scope(
    in register: some Register, beside acts: [Act]
  ) throws -> PowerDefinition.Scope? {
    guard let found = try register.meeting(meeting) else { throw Refusal.meetingUnknown(meeting) }
    return .body(found.body)
  }

  /// Who moves it has seen the list of those present as it stands.
  public func entryToSee(in register: some Register) throws -> Int64? {
    try register.meeting(meeting)?.listed
  }

  public func changes(_ context: ActContext, in register: some Register) throws -> [Change] {
    guard let found = try register.meeting(meeting) else { throw Refusal.meetingUnknown(meeting) }
    guard found.adjourned != nil else { throw Refusal.meetingNotAdjourned(found.number) }
    guard found.minutes == nil else { throw Refusal.minutesApproved(found.number) }
    if let listed = found.listed, listed >= context.motion.finalEntry {
      throw Refusal.listChanged(found.number)
    }
    return try register.approving(text, of: found, context)
  }
}
