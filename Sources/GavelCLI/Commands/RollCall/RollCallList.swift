internal import ArgumentParser
internal import CanonicalJSON
internal import Governance
internal import Ledger
internal import Sodium

/// Every roll call.
struct RollCallList: GavelCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "List the roll calls, the corrected ones too.")
  static let examples = [
    Example("gavel rollcall list", "lists all roll calls, the oldest first")
  ]

  @OptionGroup(title: "Options of every command") var options: GlobalOptions
  @OptionGroup(title: "Reading") var reading: ReadingOptions

  func perform(in session: Session) throws {
    let ledger = try session.ledger()
    let face = try session.clockFace
    try reading.view(ledger) { view in
      var table = Table(["MOTION", "MEETING", "CALLED", "SECRETARY", "CHAIR", "STATE"])
      var items: [[String: JSON]] = []
      for found in try view.register.rollCalls() {
        let members = try found.members(in: view)
        let poll = try view.register.poll(found.poll)
        let motion = try poll.flatMap { try view.register.motion($0.motion)?.number.text }
        table.add([
          motion ?? found.poll.hex,
          try view.register.meeting(found.meeting)?.number.text ?? found.meeting.hex,
          face.text(found.called), found.secretary.text, found.chair?.text ?? "",
          found.state(in: poll, at: view.time),
        ])
        items.append(members)
      }
      try session.output.list("gavel.roll_call/1", items, table: table)
    }
  }
}
