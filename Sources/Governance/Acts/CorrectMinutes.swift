public import CanonicalJSON
public import Sodium

/// Approves a corrected text of minutes in the place of the one that was approved. The earlier stays beside it.
public struct CorrectMinutes: ActKind {
  /// The body has read a correction of the text that is approved as it votes.
  public static let isDeferrable = false
  public static let name = "minutes.correct"

  /// The text that is approved.
  public var corrects: Digest
  public var meeting: Digest
  /// The operative text of the corrected minutes.
  public var text: Digest

  public init(meeting: Digest, corrects: Digest, text: Digest) {
    self.corrects = corrects
    self.meeting = meeting
    self.text = text
  }

  public init(reading fields: inout Fields) throws {
    corrects = try fields.digest("corrects")
    meeting = try fields.digest("meeting")
    text = try fields.digest("text")
  }

  public var json: JSON {
    ["corrects": .digest(corrects), "meeting": .digest(meeting), "text": .digest(text)]
  }

  public var texts: [Digest] { [text] }

  public func scope(
    in register: some Register, beside acts: [Act]
  ) throws -> PowerDefinition.Scope? {
    guard let found = try register.meeting(meeting) else { throw Refusal.meetingUnknown(meeting) }
    return .body(found.body)
  }

  public func entryToSee(in register: some Register) throws -> Int64? {
    try register.minutesVersions(of: meeting).last?.entry
  }

  public func changes(_ context: ActContext, in register: some Register) throws -> [Change] {
    guard let found = try register.meeting(meeting) else { throw Refusal.meetingUnknown(meeting) }
    guard found.minutes == corrects, text != corrects else {
      throw Refusal.minutesOther(found.number)
    }
    return try register.approving(text, of: found, context)
  }
}

extension Register {
  /// The next version of a meeting's minutes.
  func approving(
    _ text: Digest, of meeting: Meeting, _ context: ActContext
  ) throws -> [Change] {
    var approved = meeting
    approved.minutes = text
    approved.approvedBy = context.motion.id
    let version = MinutesVersion(
      meeting: meeting.id, version: Int64(try minutesVersions(of: meeting.id).count) + 1,
      text: text, motion: context.motion.id, approved: context.effective, entry: context.entry)
    return [.meeting(approved), .minutesVersion(version)]
  }
}
