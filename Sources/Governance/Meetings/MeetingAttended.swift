public import CanonicalJSON
public import Sodium

/// The secretary's list of who was present, a whole one each time: a later one corrects the earlier. What
/// persons have signed themselves stands beside it and is not touched.
public struct MeetingAttended: EventKind {
  public static let name = "meeting.attended"

  /// One line of the list: a seat, or a person without one by their handle. Their name, where the list has
  /// it, is a salted document.
  public struct Present: JSONObject {
    public var attendee: Attendee
    public var name: Digest?

    public init(_ attendee: Attendee, name: Digest? = nil) {
      self.attendee = attendee
      self.name = name
    }

    public init(reading fields: inout Fields) throws {
      name = try fields.optionalDigest("name")
      let person = try fields.optionalIdentifier("person")
      let seat = try fields.optionalIdentifier("seat")
      switch (person, seat) {
      case (let person?, nil): attendee = .person(person)
      case (nil, let seat?): attendee = .seat(seat)
      default: throw ValueError(field: "present", expected: "a list of seats and persons")
      }
    }

    public var json: JSON {
      var members: [String: JSON?] = ["name": name.map(JSON.digest)]
      switch attendee {
      case .person(let id): members["person"] = .identifier(id)
      case .seat(let id): members["seat"] = .identifier(id)
      }
      return .members(members)
    }
  }

  public var meeting: Digest
  public var present: [Present]

  public init(meeting: Digest, present: [Present]) {
    self.meeting = meeting
    self.present = present
  }

  public init(reading fields: inout Fields) throws {
    meeting = try fields.digest("meeting")
    present = try fields.objects("present", of: Present.self)
  }

  public var json: JSON { ["meeting": .digest(meeting), "present": .objects(present)] }

  public var documents: [TextReference.Name] { present.compactMap(\.name).map { .salted($0) } }

  public func consequences(
    of entry: EntryContext, in register: some Register, with documents: Documents
  ) throws -> Consequences {
    var found = try register.requireMeeting(meeting, seenBy: entry)
    guard try register.isSecretary(entry.author, at: entry.recorded) else {
      throw Refusal.notSecretary(entry.author, at: entry.recorded)
    }
    guard let opened = found.opened else { throw Refusal.meetingNotOpen(found.number) }
    guard found.minutes == nil else { throw Refusal.minutesApproved(found.number) }
    let earlier = try register.attendances(at: meeting)
    let known = Dictionary(grouping: earlier, by: \.attendee)
    var listed: Set<Attendee> = []
    var changes: [Change] = []
    for line in present {
      guard listed.insert(line.attendee).inserted else { throw Refusal.listedTwice(line.attendee) }
      let person = try register.person(of: line.attendee, at: found, opened)
      let spans = known[line.attendee] ?? []
      guard !spans.contains(where: { $0.evidence == .signed }) else { continue }
      var span =
        spans.last
        ?? Attendance(
          meeting: meeting, attendee: line.attendee, span: 1, person: person, evidence: .attested,
          present: Interval(from: opened))
      (span.person, span.name, span.struckBy) = (person, line.name, nil)
      if spans.last != span { changes.append(.attendance(span)) }
    }
    // What the person's own departure ended is more than the secretary's word by now.
    for span in earlier
    where span.evidence == .attested && span.struckBy == nil && span.present.to == nil
      && !listed.contains(span.attendee)
    {
      var struck = span
      struck.struckBy = entry.id
      changes.append(.attendance(struck))
    }
    // Before the adjournment others still come and go: that counts from there.
    if found.adjourned != nil, !changes.isEmpty {
      found.listed = entry.number
      changes.append(.meeting(found))
    }
    return Consequences(changes)
  }
}

extension Register {
  /// Who is meant by a line of the list: of a seat whoever held it when the meeting was opened.
  fileprivate func person(
    of attendee: Attendee, at meeting: Meeting, _ time: Timestamp
  ) throws -> Identifier {
    switch attendee {
    case .person(let id):
      if let seat = try heldSeat(by: id, in: meeting.body, at: time) {
        throw Refusal.comesForSeat(meeting.number, id, seat)
      }
      return id
    case .seat(let id):
      let seat = try requireSeat(id, at: time)
      guard seat.body == meeting.body else { throw Refusal.seatElsewhere(id, meeting.body) }
      guard let holder = try holder(of: seat, at: time) else { throw Refusal.seatUnheld(id) }
      return holder.person
    }
  }
}
