public import CanonicalJSON
public import Sodium

/// Somebody says by their own signature that they are there: for a seat, or as a guest. This is stronger
/// evidence than the secretary's list, and takes its place.
public struct MeetingArrived: EventKind {
  public static let name = "meeting.arrived"

  public var meeting: Digest
  /// The seat that the person holds; absent for who comes without one.
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
    let doors = found.starts.adding(-Meeting.doorsOpen)
    guard time >= doors else {
      throw Refusal.meetingTooEarly(found.number, from: doors, recorded: time)
    }
    let attendee = try register.attendee(seat, of: found, by: entry.author, at: time)
    let spans = try register.attendances(at: meeting).filter { $0.attendee == attendee }
    guard !spans.contains(where: { $0.evidence == .signed && $0.isPresent(at: time) }) else {
      throw Refusal.presentAlready(found.number, entry.author)
    }
    // Who signs when they came knows it better than who listed them.
    let replaced = spans.filter { $0.evidence == .attested && $0.isPresent(at: time) }.map {
      var struck = $0
      struck.struckBy = entry.id
      return Change.attendance(struck)
    }
    return Consequences(
      replaced + [
        .attendance(
          Attendance(
            meeting: meeting, attendee: attendee, span: Int64(spans.count) + 1,
            person: entry.author, evidence: .signed, present: Interval(from: time)))
      ])
  }
}

extension Register {
  /// Whose presence an event is about: the seat that its author holds in the body, or the author.
  func attendee(
    _ seat: Identifier?, of meeting: Meeting, by author: Identifier, at time: Timestamp
  ) throws -> Attendee {
    guard let seat else {
      _ = try requirePerson(author, at: time)
      return .person(author)
    }
    let definition = try requireHolder(of: seat, is: author, at: time)
    guard definition.body == meeting.body else { throw Refusal.seatElsewhere(seat, meeting.body) }
    return .seat(seat)
  }
}
