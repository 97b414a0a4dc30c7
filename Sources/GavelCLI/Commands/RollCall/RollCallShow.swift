internal import ArgumentParser
internal import CanonicalJSON
internal import Governance
internal import Ledger
internal import Sodium

/// One roll call.
struct RollCallShow: GavelCommand {
  static let configuration = CommandConfiguration(
    commandName: "show",
    abstract: "Show the roll call on a motion: who wrote it, who confirmed it, each choice.")
  static let examples = [
    Example("gavel rollcall show council-2026-001", "shows what was called on this motion")
  ]

  @OptionGroup(title: "Options of every command") var options: GlobalOptions
  @OptionGroup(title: "Reading") var reading: ReadingOptions

  @Option(help: "The body, where the motion is decided in several.")
  var body: String?

  @Argument(help: "The motion's number, or eight digits of its id or of the poll's.")
  var motion: String

  func perform(in session: Session) throws {
    let ledger = try session.ledger()
    session.output.page()
    let face = try session.clockFace
    try reading.view(ledger) { view in
      let (poll, motion) = try view.poll(
        self.motion, in: try body.map { try Identifier.argument($0) })
      let found = try view.rollCall(on: poll, motion)
      let choices = try view.register.rolledChoices(of: found.id)
      var lines = [
        "\(motion.number)   \(visible(motion.title))",
        "  " + found.words(in: poll, at: view.time, face),
      ]
      lines += try view.register.rollCalls(on: poll.seal).filter { $0.correctedBy != nil }.map {
        "  corrected: \($0.id.hex.prefix(12))…, entry \($0.entry), by \($0.secretary)"
      }
      lines += choices.map { "    \($0.words)" }
      var members = try found.members(in: view)
      members["choices"] = .array(choices.map(\.json))
      try session.output.show(
        "gavel.roll_call_whole/1", members, text: lines.joined(separator: "\n") + "\n")
    }
  }
}
