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
    try register.requireOneCapacity(attendee, of: entry.author, at: found, time)
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
  /// Refuses a holder of a seat in the body who comes without it, and who is there in another capacity already: the
  /// minutes would have one person as a guest and a seat, and the quorum would count whom nobody counted on. One who
  /// holds several seats of the body comes for each.
  fileprivate func requireOneCapacity(
    _ attendee: Attendee, of person: Identifier, at meeting: Meeting, _ time: Timestamp
  ) throws {
    switch attendee {
    case .person:
      if let seat = try heldSeat(by: person, in: meeting.body, at: time) {
        throw Refusal.comesForSeat(meeting.number, person, seat)
      }
    case .seat(let seat):
      let isGuest = try attendances(at: meeting.id).contains {
        $0.attendee == .person(person) && $0.evidence == .signed && $0.isPresent(at: time)
      }
      if isGuest { throw Refusal.presentAsGuest(meeting.number, person, seat) }
    }
  }

  /// The first seat of the body that the person holds, of one that is there.
  func heldSeat(
    by person: Identifier, in body: Identifier, at time: Timestamp
  ) throws -> Identifier? {
    guard let body = try self.body(body, at: time) else { return nil }
    return try seats(of: body.definition, heldBy: person, at: time).first?.id
  }

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
