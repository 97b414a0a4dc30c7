internal import ArgumentParser
internal import CanonicalJSON
internal import Governance
internal import Ledger
internal import Sodium

/// One poll, with every seat.
struct PollShow: GavelCommand {
  static let configuration = CommandConfiguration(
    commandName: "show",
    abstract: "Show a poll: the arithmetic, and each seat's ballots, counted and left out.")
  static let examples = [
    Example("gavel poll show council-2026-001", "shows the latest poll on this motion")
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
    try reading.view(ledger) { view in
      let (poll, motion) = try view.poll(
        self.motion, in: try body.map { try Identifier.argument($0) })
      var lines = ["\(motion.number)   \(visible(motion.title))"]
      lines += try PollExplanation(poll, in: view, try session.clockFace).lines
      let cast = try view.register.ballots(in: poll.seal)
      var ballots: [JSON] = []
      let called = try view.register.standingRollCall(on: poll.seal)
      let rolled = try called.map { try view.register.rolledChoices(of: $0.id) } ?? []
      for elector in try view.register.electors(of: poll.seal) {
        let own = cast.filter { $0.seat == elector.seat }
        let choice = rolled.first { $0.seat == elector.seat }
        if let choice { lines.append("    \(choice.words)") }
        if own.isEmpty, choice == nil {
          lines.append("    \(elector.seat)   \(elector.person == nil ? "vacant" : "silent")")
        }
        for ballot in own {
          let counts = ballot.turn == own.map(\.turn).max()
          lines.append(
            "    \(elector.seat)   \(ballot.choice.rawValue), by \(ballot.person), entry "
              + "\(ballot.entry), turn \(ballot.turn)"
              + (counts ? "" : "   left out: a later turn counts"))
          ballots.append([
            "choice": .string(ballot.choice.rawValue), "counted": .bool(counts),
            "entry": .integer(ballot.entry), "person": .string(ballot.person.text),
            "seat": .string(ballot.seat.text), "turn": .integer(ballot.turn),
            "weight": .integer(elector.weight),
          ])
        }
      }
      var members = try poll.members(in: view)
      members["motion"] = .string(motion.number.text)
      members["ballots"] = .array(ballots)
      if called != nil { members["called"] = .array(rolled.map(\.json)) }
      try session.output.show(
        "gavel.poll_whole/1", members, text: lines.joined(separator: "\n") + "\n")
    }
  }
}
