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
      along as an operative text. With --confidential the texts are for the body's eyes: everybody can still \
      prove that they were decided on, and no public export holds them.
      """)
  static let examples = [
    Example(
      "gavel motion propose --body council --title Geneva --yes",
      "proposes what performs no act"),
    Example(
      "gavel motion propose --body council --title 'Adopt the model card guideline' "
        + "--act \"policy.adopt policy=model-cards title='Model cards' text=guide.md effective=2027-01-01\" "
        + "--yes", "proposes a policy with its text"),
    Example(
      "gavel motion propose --body council --title 'Redact a remark' "
        + "--act 'document.redact document=DOCUMENT' --yes",
      "proposes that a salted document be destroyed"),
    Example(
      "gavel motion propose --body council --title Inactive --ground council.eth "
        + "--act 'member.suspend organization=eth' --yes",
      "proposes what the book finds due"),
  ]

  @OptionGroup(title: "Options of every command") var options: GlobalOptions
  @OptionGroup(title: "Signing") var signing: SigningOptions

  @Option(help: "The body that is to decide.")
  var body: String

  @Option(help: "The motion in a line.")
  var title: String

  @Option(
    help: ArgumentHelp(
      "The seat that takes part in nothing, where the book finds that this is due: then the chair of its body "
        + "or the secretary may propose it, also without a seat.", valueName: "seat"))
  var ground: String?

  @OptionGroup(title: "What it says and does") var contents: MotionOptions

  func perform(in session: Session) throws {
    let ledger = try session.ledger(readOnly: false)
    let body = try Identifier.argument(body)
    let ground = try ground.map { MotionGround(inactivity: try Identifier.argument($0)) }
    let content = try ledger.view { view in
      guard try view.register.body(body, at: view.time) != nil else {
        throw LedgerError.bodyUnknown(body)
      }
      return try MotionContent(contents, for: body, in: session, view)
    }
    let intention = Intention(
      event: MotionProposed(
        body: body, title: title, texts: content.texts, acts: content.acts, ground: ground),
      documents: content.documents,
      words: ["a motion to \(body): \(title)"] + content.words
        + (ground.map { ["due, as \($0.inactivity) takes part in nothing"] } ?? []),
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
