internal import ArgumentParser
internal import CanonicalJSON
internal import Governance
internal import Ledger
internal import Sodium

/// The chair's casting vote.
struct PollBreakTie: GavelCommand {
  static let configuration = CommandConfiguration(
    commandName: "break-tie", abstract: "Decide a tie by the chair's casting vote.")
  static let examples = [
    Example("gavel poll break-tie council-2026-003 yes --yes", "carries it")
  ]

  enum Answer: String, ExpressibleByArgument, CaseIterable {
    case yes, no
  }

  @OptionGroup(title: "Options of every command") var options: GlobalOptions
  @OptionGroup(title: "Signing") var signing: SigningOptions

  @Option(help: "The body, where the motion is decided in several.")
  var body: String?

  @Argument(help: "The motion's number, or eight digits of its id or of the poll's.")
  var motion: String

  @Argument(help: "yes or no.")
  var choice: Answer

  func perform(in session: Session) throws {
    let ledger = try session.ledger(readOnly: false)
    let (poll, motion) = try ledger.view { view in
      try view.poll(self.motion, in: try body.map { try Identifier.argument($0) })
    }
    let isYes = choice == .yes
    let face = try session.clockFace
    let intention = Intention(
      event: PollTieBroken(poll: poll.seal, choice: isYes ? .yes : .no),
      words: [
        "the casting vote of the chair of \(poll.body) on \(motion.number), \(motion.title)  ->  "
          + choice.rawValue.uppercased()
      ],
      graveID: isYes && motion.changesCharter ? motion.number.text : nil,
      result: { _ in
        try ledger.view { view in
          guard let decided = try view.register.motion(motion.id) else { return Intention.Result() }
          let outcome: Outcome = isYes ? .carried : .failed
          let (text, effects) = try view.decision(on: decided, outcome: outcome, face)
          return Intention.Result(
            members: [
              "choice": .string(choice.rawValue), "effects": .array(effects),
              "motion": .string(decided.number.text),
              "motion_state": .string(decided.state.rawValue),
              "outcome": .string(outcome.rawValue),
            ], text: text)
        }
      })
    try session.carryOut(
      intention, in: ledger, as: try session.signer(signing, in: ledger), signing)
  }
}
