internal import ArgumentParser
internal import CanonicalJSON
internal import Governance
internal import Ledger
internal import Sodium

/// A proposal to a body.
struct MotionPropose: GavelCommand {
  static let configuration = CommandConfiguration(
    commandName: "propose", abstract: "Propose a motion to a body.",
    discussion: """
      A motion has texts and acts. An act changes the register by itself when the motion carries; which body \
      may carry it, and by which rule, the charter's powers say. The file that an act names as its text goes \
      along as an operative text.
      """)
  static let examples = [
    Example(
      "gavel motion propose --body council --title Geneva --yes",
      "proposes what performs no act"),
    Example(
      "gavel motion propose --body council --title 'Adopt the model card guideline' "
        + "--act \"policy.adopt policy=model-cards title='Model cards' text=guide.md effective=2027-01-01\" "
        + "--yes", "proposes a policy with its text"),
  ]

  @OptionGroup(title: "Options of every command") var options: GlobalOptions
  @OptionGroup(title: "Signing") var signing: SigningOptions

  @Option(help: "The body that is to decide.")
  var body: String

  @Option(help: "The motion in a line.")
  var title: String

  @OptionGroup(title: "What it says and does") var contents: MotionOptions

  func perform(in session: Session) throws {
    let ledger = try session.ledger(readOnly: false)
    let body = try Identifier.argument(body)
    let content = try ledger.view { view in
      guard try view.register.body(body, at: view.time) != nil else {
        throw LedgerError.bodyUnknown(body)
      }
      return try MotionContent(contents, in: session, view)
    }
    let intention = Intention(
      event: MotionProposed(body: body, title: title, texts: content.texts, acts: content.acts),
      documents: content.documents,
      words: ["a motion to \(body): \(title)"] + content.words,
      result: { try Self.result($0, in: ledger, session) })
    try session.carryOut(
      intention, in: ledger, as: try session.signer(signing, in: ledger), signing)
  }

  /// The number that the motion was given, and what comes next.
  static func result(
    _ recorded: Recorded, in ledger: OpenLedger, _ session: Session
  ) throws -> Intention.Result {
    let motion = try ledger.view { try $0.register.motion(recorded.event) }
    guard let motion else { return Intention.Result() }
    let bodies = motion.requires.map { "\($0.body) by the rule \($0.rule)" }
    session.terminal.next("gavel motion show \(motion.number)")
    return Intention.Result(
      members: ["motion": .string(motion.number.text), "motion_id": .string(motion.id.hex)],
      text: "motion \(motion.number), to be carried in \(bodies.joined(separator: " and in "))\n")
  }
}
