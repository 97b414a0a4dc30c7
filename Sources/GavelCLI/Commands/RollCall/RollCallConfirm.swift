internal import ArgumentParser
internal import CanonicalJSON
internal import Governance
internal import Ledger
internal import Sodium

/// The chair confirms a roll call.
struct RollCallConfirm: GavelCommand {
  static let configuration = CommandConfiguration(
    commandName: "confirm", abstract: "Confirm, as the chair, what the secretary wrote down.",
    discussion: """
      From then on nothing in it is corrected. It must be done while the poll is open, by another person than \
      the secretary who wrote it.
      """)
  static let examples = [
    Example(
      "gavel rollcall confirm council-2026-001 --yes", "confirms the roll call on this motion")
  ]

  @OptionGroup(title: "Options of every command") var options: GlobalOptions
  @OptionGroup(title: "Signing") var signing: SigningOptions

  @Option(help: "The body, where the motion is decided in several.")
  var body: String?

  @Argument(help: "The motion's number, or eight digits of its id or of the poll's.")
  var motion: String

  func perform(in session: Session) throws {
    let ledger = try session.ledger(readOnly: false)
    let face = try session.clockFace
    let intention = try ledger.view { view in
      let (poll, motion) = try view.poll(
        self.motion, in: try body.map { try Identifier.argument($0) })
      let found = try view.rollCall(on: poll, motion)
      let choices = try view.register.rolledChoices(of: found.id)
      return Intention(
        event: RollCallConfirmed(rollCall: found.id),
        words: [
          "as the chair of \(poll.body), that these chose as follows on \(motion.number), "
            + "\(motion.title):"
        ] + choices.map { "\($0.seat)  ->  \($0.choice.rawValue.uppercased())   by \($0.person)" },
        result: { _ in
          let end = try ledger.view { try $0.register.rollCall(found.id)?.disputesEnd }
          return Intention.Result(
            members: ["motion": .string(motion.number.text), "called": .string(found.id.hex)],
            text: "\(choices.count) choices are confirmed"
              + (end.map { "; they can be disputed until \(face.text($0))" } ?? "") + "\n")
        })
    }
    try session.carryOut(
      intention, in: ledger, as: try session.signer(signing, in: ledger), signing)
  }
}
