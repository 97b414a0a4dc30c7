public import Governance

/// What the entries tell of one meeting: who was there and how that is known, whether they were enough, and
/// what was decided in its time.
public struct MinutesDraft: Sendable {
  /// A poll of the body that was opened or closed while the body met.
  public struct Decision: Sendable {
    public let motion: Motion
    public let poll: Poll
    /// What was called at a meeting and confirmed by the chair, each with what became of it.
    public let called: [RolledChoice]
    public let dissents: [Dissent]
  }

  /// An item of the agenda, with the number of the motion that it is about.
  public struct Item: Sendable {
    public let title: String
    public let motion: Identifier?
  }

  public let meeting: Meeting
  public let state: Meeting.State
  public let agenda: [Item]
  /// Every span that counts, in the order in which they were recorded.
  public let attendances: [Attendance]
  /// When it was opened; nil where it was not.
  public let quorum: MeetingQuorum?
  public let decisions: [Decision]
  /// What the chair ruled there.
  public let rulings: [Ruling]
  /// Every text of the minutes that was approved, the corrected ones too.
  public let approved: [MinutesVersion]
  /// The number of the motion that approved the minutes.
  public let approvedBy: Identifier?
  /// The seats that have waived the notice, where it was short.
  public let waivers: [Identifier]

  public init(of meeting: Meeting, in view: LedgerView) throws {
    let register = view.register
    self.meeting = meeting
    state = meeting.state(at: view.time)
    agenda = try meeting.agenda.map { item in
      Item(title: item.title, motion: try item.motion.flatMap { try register.motion($0)?.number })
    }
    attendances = try register.attendances(at: meeting.id).filter { $0.struckBy == nil }
    approvedBy = try meeting.approvedBy.flatMap { try register.motion($0)?.number }
    approved = try register.minutesVersions(of: meeting.id)
    rulings = try register.rulings(at: meeting.id)
    waivers = try register.waivers(of: meeting.id).map(\.seat)
    guard let opened = meeting.opened else {
      quorum = nil
      decisions = []
      return
    }
    quorum = try Self.quorum(of: meeting, at: opened, in: register)
    let span = Interval(from: opened, to: meeting.adjourned)
    decisions = try register.polls().compactMap { poll in
      guard poll.body == meeting.body,
        span.contains(poll.opens) || poll.closed.map({ span.contains($0) }) ?? false,
        let motion = try register.motion(poll.motion)
      else { return nil }
      let rollCall = try register.standingRollCall(on: poll.seal).flatMap {
        $0.confirmed == nil ? nil : $0.id
      }
      return Decision(
        motion: motion, poll: poll,
        called: try rollCall.map { try register.rolledChoices(of: $0) } ?? [],
        dissents: try register.dissents(from: poll.seal))
    }
  }

  private static func quorum(
    of meeting: Meeting, at time: Timestamp, in register: some RegisterLists
  ) throws -> MeetingQuorum { try register.quorum(of: meeting, at: time) }
}
