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

  public var ballots: [AwaitedBallot] = []
  public var acceptances: [AwaitedAcceptance] = []
  /// Polls that are over and that anybody may close.
  public var overdue: [(motion: Motion, poll: Poll)] = []
  /// Motions that wait for seconds or for an opening.
  public var pending: [Motion] = []
  /// Organizations whose acceptance of the charter or of their admission is outstanding and is this
  /// person's to give.
  public var admissions: [Admission] = []

  /// - Parameter person: nobody gives what concerns everybody.
  public init(of person: Identifier?, in view: LedgerView) throws {
    let register = view.register
    for poll in try register.unclosedPolls() {
      guard let motion = try register.motion(poll.motion) else { continue }
      if poll.closes <= view.time {
        overdue.append((motion, poll))
        continue
      }
      guard let person else { continue }
      for elector in try register.electors(of: poll.seal) {
        guard let seat = try register.seat(elector.seat, at: view.time),
          try register.holder(of: seat, at: view.time)?.person == person
        else { continue }
        ballots.append(
          AwaitedBallot(
            motion: motion, poll: poll, seat: seat.id,
            cast: try register.lastBallot(of: seat.id, in: poll.seal)))
      }
    }
    for body in try register.bodies() where body.inForce.contains(view.time) {
      pending += try register.undecidedMotions(of: body.id).filter {
        $0.state == .proposed && view.time < $0.lapses
      }
    }
    guard let person else { return }
    acceptances =
      try register.tenures().filter { $0.state == .pending && $0.person == person }
      .map {
        AwaitedAcceptance(post: $0.seat, appointment: $0.appointment.hex, isOffice: false)
      }
      + register.officeTenures().filter { $0.state == .pending && $0.person == person }
      .map {
        AwaitedAcceptance(post: $0.office, appointment: $0.appointment.hex, isOffice: true)
      }
    admissions = try register.admissions().filter {
      $0.state == .pending && $0.principal == person
    }
  }
}
