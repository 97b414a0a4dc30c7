internal import ArgumentParser
internal import Governance
internal import Ledger
internal import Sodium
internal import TransparencyLog

/// Meetings and closing dates, for a calendar.
struct MeetingCalendar: GavelCommand {
  static let configuration = CommandConfiguration(
    commandName: "calendar",
    abstract: "Write meetings and the closing dates of open polls as an iCalendar file (RFC 5545).",
    discussion:
      "An event keeps its UID, so a calendar that reads the file again replaces the old one.")
  static let examples = [
    Example("gavel meeting calendar > gavel.ics", "writes those of all bodies"),
    Example("gavel meeting calendar --body council", "writes those of the council"),
  ]

  @OptionGroup(title: "Options of every command") var options: GlobalOptions
  @OptionGroup(title: "Reading") var reading: ReadingOptions

  @Option(help: "Only what concerns this body.")
  var body: String?

  func perform(in session: Session) throws {
    let ledger = try session.ledger()
    let body = try body.map { try Identifier.argument($0) }
    let origin = ledger.origin.text
    try reading.view(ledger) { view in
      var calendar = ICalendar()
      for meeting in try view.register.meetings() where body == nil || meeting.body == body {
        calendar.add(Self.event(meeting, at: view.time, origin))
      }
      for poll in try view.register.unclosedPolls()
      where (body == nil || poll.body == body) && view.time < poll.closes {
        guard let motion = try view.register.motion(poll.motion) else { continue }
        calendar.add(
          ICalendar.Event(
            uid: "\(poll.seal.hex)@\(origin)", stamp: poll.opens, starts: poll.closes,
            summary: "\(motion.number): voting closes",
            description:
              "\(motion.title)\nin \(poll.body); gavel vote \(motion.number) yes|no|abstain"
          ))
      }
      try session.output.show(bytes: calendar.bytes)
    }
  }

  private static func event(
    _ meeting: Meeting, at time: Timestamp, _ origin: String
  ) -> ICalendar.Event {
    let state = meeting.state(at: time)
    var lines = ["\(meeting.body), \(state.rawValue)"]
    lines += meeting.agenda.enumerated().map { "\($0 + 1). \($1.title)" }
    var event = ICalendar.Event(
      uid: "\(meeting.id.hex)@\(origin)", stamp: meeting.called ?? meeting.starts,
      starts: meeting.starts, summary: "\(meeting.number): \(meeting.title)",
      description: lines.joined(separator: "\n"))
    if let adjourned = meeting.adjourned, adjourned > meeting.starts { event.ends = adjourned }
    event.status =
      switch state {
      case .demanded: .tentative
      case .lapsed: .cancelled
      case .called, .open, .adjourned: .confirmed
      }
    return event
  }
}
