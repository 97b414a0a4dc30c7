internal import ArgumentParser
internal import CanonicalJSON
internal import Governance
internal import Ledger
internal import Sodium

/// Every calling of the vote.
struct PollList: GavelCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "List the polls and how each ended.")
  static let examples = [
    Example("gavel poll list", "lists all polls, the oldest first")
  ]

  @OptionGroup(title: "Options of every command") var options: GlobalOptions
  @OptionGroup(title: "Reading") var reading: ReadingOptions

  func perform(in session: Session) throws {
    let ledger = try session.ledger()
    let face = try session.clockFace
    try reading.view(ledger) { view in
      var table = Table(["MOTION", "BODY", "OPENS", "CLOSES", "OUTCOME"])
      var items: [[String: JSON]] = []
      for poll in try view.register.polls() {
        let motion = try view.register.motion(poll.motion)?.number.text ?? poll.motion.hex
        table.add([
          motion, poll.body.text, face.text(poll.opens), face.text(poll.closes),
          poll.outcome?.rawValue ?? (view.time < poll.closes ? "open" : "over"),
        ])
        items.append(poll.members.merging(["motion": .string(motion)]) { first, _ in first })
      }
      try session.output.list("gavel.poll/1", items, table: table)
    }
  }
}
