public import Governance
import Sodium

/// What awaits one person.
public struct Inbox: Sendable {
  /// An open poll in which the person holds a seat.
  public struct AwaitedBallot: Sendable {
    public let motion: Motion
    public let poll: Poll
    public let seat: Identifier
    /// The seat's last recorded ballot, where it has voted.
    public let cast: Ballot?
  }

  /// A seat or an office that the person was appointed to and has not accepted.
  public struct AwaitedAcceptance: Sendable {
    public let post: Identifier
    public let appointment: String
    public let isOffice: Bool
  }

  /// A meeting that is called or open, of a body in which the person has a seat or an office.
  public struct AwaitedMeeting: Sendable {
    public let meeting: Meeting
    public let state: Meeting.State
    /// The first of the person's seats in the body; nil for an officer without one.
    public let seat: Identifier?
    /// Whether the person is the chair, who opens it.
    public let isChair: Bool
    /// Whether the seat has waived a notice that is too short, or needs not to.
    public let isNoticed: Bool
    public let isPresent: Bool
  }

  public var meetings: [AwaitedMeeting] = []
  public var ballots: [AwaitedBallot] = []
  public var acceptances: [AwaitedAcceptance] = []
  /// Polls that are over and that anybody may close.
  public var overdue: [(motion: Motion, poll: Poll)] = []
  /// Motions that wait for seconds or for an opening.
  public var pending: [Motion] = []
  /// Organizations whose acceptance of the charter or of their admission is outstanding and is this
  /// person's to give.
  public var admissions: [Admission] = []
  /// Policies in force whose review is due, with the bodies that may amend each.
  public var reviews: [(policy: Policy, bodies: [Identifier])] = []
  /// Decisions to which the person's organization may still object.
  public var objections: [(motion: Motion, period: ObjectionPeriod)] = []
  /// What else the person has to do, what is due first first.
  public var duties: [Duty] = []

  private static func meetings(
    of person: Identifier, in register: some RegisterLists, at time: Timestamp
  ) throws -> [AwaitedMeeting] {
    let isSecretary = try register.isSecretary(person, at: time)
    return try register.unfinishedMeetings().compactMap { meeting in
      let state = meeting.state(at: time)
      guard state != .adjourned, state != .lapsed,
        let body = try register.body(meeting.body, at: time)?.definition
      else { return nil }
      let seats = try register.seats(of: body, heldBy: person, at: time)
      let isChair = try register.chair(of: meeting.body, at: time) == person
      guard !seats.isEmpty || isChair || isSecretary else { return nil }
      let seat = seats.first { $0.voting } ?? seats.first
      let waived = try register.waivers(of: meeting.id)
      return AwaitedMeeting(
        meeting: meeting, state: state, seat: seat?.id, isChair: isChair,
        isNoticed: !meeting.isShort || seat?.voting != true
          || waived.contains { $0.seat == seat?.id },
        isPresent: try register.attendances(at: meeting.id).contains {
          $0.person == person && $0.isPresent(at: time)
        })
    }
  }

  /// - Parameter person: nobody gives what concerns everybody.
  public init(of person: Identifier?, in view: LedgerView) throws {
    let register = view.register
    for poll in try register.unclosedPolls() {
      guard let motion = try register.motion(poll.motion) else { continue }
      if poll.closes <= view.time {
        // Nobody can close it yet.
        if let end = poll.contestEnd, view.time < end { continue }
        overdue.append((motion, poll))
        continue
      }
      guard let person, let body = try register.body(poll.body, at: view.time) else { continue }
      for seat in try register.seats(of: body.definition, heldBy: person, at: view.time)
      where
        try register.elector(seat.id, in: poll.seal)?.isEligible ?? false
        && register.recusal(of: seat.id, from: poll.seal) == nil
      {
        ballots.append(
          AwaitedBallot(
            motion: motion, poll: poll, seat: seat.id,
            cast: try register.countedBallot(of: seat.id, in: poll.seal)))
      }
    }
    for body in try register.bodies() where body.inForce.contains(view.time) {
      pending += try register.undecidedMotions(of: body.id).filter {
        $0.state == .proposed && view.time < $0.lapses
      }
    }
    reviews = try view.policiesDue()
    guard let person else { return }
    reviews = try reviews.filter { try view.holdsSeat(person, in: $0.bodies) }
    objections = try view.openObjections(of: person)
    acceptances =
      try register.pendingTenures(of: person).map {
        AwaitedAcceptance(post: $0.seat, appointment: $0.appointment.hex, isOffice: false)
      }
      + register.officeTenures(by: person).filter { $0.state == .pending }.map {
        AwaitedAcceptance(post: $0.office, appointment: $0.appointment.hex, isOffice: true)
      }
    admissions = try register.pendingAdmissions(of: person)
    meetings = try Self.meetings(of: person, in: register, at: view.time)
    duties = try DutyKinds.duties(of: person, in: view)
  }
}
