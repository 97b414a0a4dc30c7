internal import ArgumentParser
internal import CanonicalJSON
internal import Governance
internal import Ledger

/// A seat wants a poll to be opened.
struct PollDemand: GavelCommand {
  static let configuration = CommandConfiguration(
    commandName: "demand", abstract: "Demand a poll on a motion, for your seat.",
    discussion: "Where the rule leaves the opening to the seats, so many must have demanded it.")
  static let examples = [
    Example("gavel poll demand council-2026-002 --yes", "demands that the vote be called")
  ]

  @OptionGroup(title: "Options of every command") var options: GlobalOptions
  @OptionGroup(title: "Signing") var signing: SigningOptions

  @Option(help: "The body, where the motion is decided in several; else the motion's own.")
  var body: String?

  @Option(help: "Which of your seats demands it.")
  var seat: String?

  @Argument(help: "The motion's number, or eight digits of its id.")
  var motion: String

  func perform(in session: Session) throws {
    let ledger = try session.ledger(readOnly: false)
    let person = try session.person()
    let intention = try ledger.view { view in
      let motion = try view.motion(self.motion)
      let body = try self.body.map { try Identifier.argument($0) } ?? motion.body
      let held = try view.seat(seat, of: person, in: body)
      return Intention(
        event: PollDemanded(
          motion: motion.id, version: motion.version, body: body, seat: held.seat.id),
        words: [
          "\(try view.words(held)):",
          "a demand for a poll in \(body) on \(motion.number), version \(motion.version): "
            + motion.title,
        ],
        result: { _ in
          Intention.Result(
            members: ["motion": .string(motion.number.text), "seat": .string(held.seat.id.text)])
        })
    }
    try session.carryOut(
      intention, in: ledger, as: try session.signer(signing, in: ledger), signing)
  }
}
