internal import ArgumentParser
internal import CanonicalJSON
internal import Governance
internal import Ledger
internal import Sodium

/// How the seats of a body take part.
struct BodyParticipation: GavelCommand {
  static let configuration = CommandConfiguration(
    commandName: "participation",
    abstract: "Show how the seats of a body take part, and for which of them a change is due.",
    discussion: """
      As the body's charter says: after so many meetings and polls in which the holder of a seat took no part. The \
      book finds what is due, and never performs it; the chair or the secretary proposes it, also without a seat.
      """)
  static let examples = [
    Example("gavel body participation council", "shows who takes part in the council")
  ]

  @OptionGroup(title: "Options of every command") var options: GlobalOptions
  @OptionGroup(title: "Reading") var reading: ReadingOptions

  @Argument(help: "The body.")
  var body: String

  func perform(in session: Session) throws {
    let id = try Identifier.argument(body)
    let ledger = try session.ledger()
    session.output.page()
    try reading.view(ledger) { view in
      guard let body = try view.register.body(id, at: view.time)?.definition else {
        throw LedgerError.bodyUnknown(id)
      }
      guard let inactive = try InactiveSeats(of: body, in: view.register, at: view.time) else {
        throw LedgerError(
          "E-GROUND-NONE", "\(id) expects no participation of its seats",
          next: "its charter could: body.amend with participation", exitStatus: 5)
      }
      var table = Table(["SEAT", "HOLDER", "LAST POLL", "MISSED", "LAST MEETING", "MISSED", "DUE"])
      var items: [[String: JSON]] = []
      for standing in inactive.seats {
        let row = try ParticipationRow(standing, of: inactive, in: body.id, view)
        table.add(row.cells)
        items.append(row.members)
        if let command = row.command { session.terminal.next(command) }
      }
      try session.output.list("gavel.participation/1", items, table: table)
    }
  }
}

/// One seat as it is shown.
private struct ParticipationRow {
  let cells: [String]
  let members: [String: JSON]
  /// What proposes the change that is due.
  let command: String?

  init(
    _ standing: InactiveSeats.Standing, of inactive: InactiveSeats, in body: Identifier,
    _ view: LedgerView
  ) throws {
    let absence = standing.absence
    let poll = try absence?.lastPoll.flatMap { try view.register.poll($0) }
    let motion = try poll.flatMap { try view.register.motion($0.motion) }
    let meeting = inactive.meetings.first { $0.id == standing.lastMeeting }
    let act = inactive.act(on: standing)
    command =
      standing.isDue
      ? InactiveSeats.command(
        proposing: act, to: try view.bodyDeciding(act, otherwise: body), because: standing.seat)
      : nil
    var span = "\(absence?.missed ?? 0)"
    if let first = absence?.firstMissed, let last = absence?.lastMissed {
      span += first == last ? ", entry \(first)" : ", entries \(first) to \(last)"
    }
    cells = [
      standing.seat.text, standing.person.text,
      motion.map { "\($0.number), entry \(absence?.lastEntry ?? 0)" } ?? "",
      inactive.rule.polls == nil ? "" : span, meeting?.number.text ?? "",
      inactive.rule.meetings == nil
        ? "" : "\(standing.missedMeetings) of \(inactive.meetings.count)",
      standing.isDue ? "\(act.name), in none of \(inactive.rule.words)" : "",
    ]
    var members: [String: JSON] = [
      "due": .bool(standing.isDue), "holder": .string(standing.person.text),
      "organization": .string(standing.organization.text), "seat": .string(standing.seat.text),
    ]
    if standing.isDue { members["act"] = .string(act.name) }
    if inactive.rule.polls != nil { members["missed_polls"] = .integer(absence?.missed ?? 0) }
    members["first_missed"] = absence?.firstMissed.map(JSON.integer)
    members["last_missed"] = absence?.lastMissed.map(JSON.integer)
    members["last_poll"] = motion.map { .string($0.number.text) }
    members["last_entry"] = absence?.lastEntry.map(JSON.integer)
    if inactive.rule.meetings != nil {
      members["missed_meetings"] = .integer(standing.missedMeetings)
      members["meetings"] = .array(inactive.meetings.map { .string($0.number.text) })
    }
    members["last_meeting"] = meeting.map { .string($0.number.text) }
    self.members = members
  }
}
