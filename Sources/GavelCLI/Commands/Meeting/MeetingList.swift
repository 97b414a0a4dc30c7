internal import ArgumentParser
internal import CanonicalJSON
internal import Governance
internal import Ledger
internal import Sodium

/// Every meeting.
struct MeetingList: GavelCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "List the meetings, the oldest first.")
  static let examples = [
    Example("gavel meeting list", "lists the meetings of all bodies"),
    Example("gavel meeting list --body council", "lists those of the council"),
  ]

  @OptionGroup(title: "Options of every command") var options: GlobalOptions
  @OptionGroup(title: "Reading") var reading: ReadingOptions

  @Option(help: "Only the meetings of this body.")
  var body: String?

  func perform(in session: Session) throws {
    let ledger = try session.ledger()
    let face = try session.clockFace
    let body = try body.map { try Identifier.argument($0) }
    try reading.view(ledger) { view in
      var table = Table(["MEETING", "BODY", "STARTS", "STATE", "TITLE"])
      var items: [[String: JSON]] = []
      for meeting in try view.register.meetings() where body == nil || meeting.body == body {
        let state = meeting.state(at: view.time)
        table.add([
          meeting.number.text, meeting.body.text, face.text(meeting.starts), state.rawValue,
          meeting.title,
        ])
        items.append(meeting.members(in: state))
      }
      try session.output.list("gavel.meeting/1", items, table: table)
    }
  }
}

extension Meeting {
  /// What a list tells of it.
  func members(in state: State) -> [String: JSON] {
    var members: [String: JSON] = [
      "body": .string(body.text), "caller": .string(caller.text), "id": .string(id.hex),
      "meeting": .string(number.text), "starts": .string(starts.description),
      "state": .string(state.rawValue), "title": .string(title),
    ]
    members["called"] = called.map { .string($0.description) }
    members["opened"] = opened.map { .string($0.description) }
    members["adjourned"] = adjourned.map { .string($0.description) }
    return members
  }
}
