public import Sodium

/// How the voting seats of a body take part, and for which of them the change that the body's charter names is
/// due.
public struct InactiveSeats: Sendable {
  /// One held seat.
  public struct Standing: Hashable, Sendable {
    public let seat: Identifier
    public let person: Identifier
    public let organization: Identifier
    /// The polls; nil where none that counts was closed with the seat in it, or polls say nothing.
    public let absence: Absence?
    /// The last meeting looked at that the seat attended; nil where it attended none of them.
    public let lastMeeting: Digest?
    /// How many of the last meetings in a row it missed, of those looked at.
    public let missedMeetings: Int64
    public let isDue: Bool
  }

  public let rule: ParticipationRule
  /// The meetings looked at, the last first.
  public let meetings: [Meeting]
  /// By the bytes of the seats' ids.
  public let seats: [Standing]

  /// nil where the body expects nothing.
  public init?(of body: BodyDefinition, in register: some Register, at time: Timestamp) throws {
    guard let rule = body.participation else { return nil }
    self.rule = rule
    let held = try rule.meetings.map { try register.meetingsHeld(by: body.id, last: $0) } ?? []
    meetings = held
    let attended = try held.map { try register.seatsAttending($0) }
    let begin = held.compactMap(\.opened).min()
    seats = try register.seats(of: body, at: time).filter(\.voting).compactMap { seat in
      guard let holder = try register.holder(of: seat, at: time) else { return nil }
      let absence = try rule.polls.flatMap { _ in
        try register.absence(of: seat.id, in: body.id)
      }
      let own = absence.flatMap { $0.person == holder.person ? $0 : nil }
      let last = attended.firstIndex { $0.contains(seat.id) }
      var isDue = true
      if let polls = rule.polls { isDue = own.map { $0.missed >= polls } ?? false }
      if let count = rule.meetings {
        // Who came to the seat later was not yet in as many.
        let heldThen = try begin.flatMap { begin in
          try register.seat(seat.id, at: begin).flatMap { try register.holder(of: $0, at: begin) }
        }
        isDue =
          isDue && last == nil && held.count == count && heldThen?.person == holder.person
      }
      return Standing(
        seat: seat.id, person: holder.person, organization: holder.organization, absence: own,
        lastMeeting: last.map { held[$0].id }, missedMeetings: Int64(last ?? held.count),
        isDue: isDue)
    }
  }

  /// What is proposed of a seat for which it is due.
  public func act(on standing: Standing) -> Act {
    switch rule.then {
    case .vacate: Act(VacateSeat(seat: standing.seat))
    case .suspend: Act(SuspendMember(organization: standing.organization))
    case .reclassify(let memberClass):
      Act(ReclassifyMember(organization: standing.organization, memberClass: memberClass))
    }
  }
}

extension Register {
  fileprivate func seatsAttending(_ meeting: Meeting) throws -> Set<Identifier> {
    var seats: Set<Identifier> = []
    for attendance in try attendances(at: meeting.id) where attendance.struckBy == nil {
      if case .seat(let seat) = attendance.attendee { seats.insert(seat) }
    }
    return seats
  }

  /// Refuses a motion on the ground that a seat takes part in nothing, where the book does not find it so, or
  /// the motion does something else about it.
  func requireDue(_ ground: MotionGround, acts: [Act], at time: Timestamp) throws {
    let seat = try requireSeat(ground.inactivity, at: time)
    let body = try requireBody(seat.body, at: time).definition
    guard let inactive = try InactiveSeats(of: body, in: self, at: time) else {
      throw Refusal.nothingExpected(body.id)
    }
    guard let standing = inactive.seats.first(where: { $0.seat == seat.id }), standing.isDue else {
      throw Refusal.seatActive(seat.id, body.id)
    }
    let act = inactive.act(on: standing)
    guard acts.count == 1, acts[0].content.json == act.content.json, acts[0].name == act.name else {
      throw Refusal.groundAct(act.name, seat.id)
    }
  }

  /// Who may move: as the rule says, and on a ground that the book finds, the chair of the body and the secretary.
  func requireMover(
    _ person: Identifier, in body: Identifier, under rule: DecisionRule, on ground: MotionGround?,
    at time: Timestamp
  ) throws {
    // The seat may have ended since the motion was made: it stays theirs to reword.
    if let ground, let seat = try seat(ground.inactivity) {
      if try chair(of: seat.definition.body, at: time) == person { return }
      if try isSecretary(person, at: time) { return }
    }
    try requireMover(person, in: body, under: rule, at: time)
  }
}
