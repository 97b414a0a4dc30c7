internal import ArgumentParser
internal import CanonicalJSON
internal import Governance
internal import Ledger
internal import Sodium

/// A member objects to a decision before it takes effect.
struct MotionObject: GavelCommand {
  static let configuration = CommandConfiguration(
    commandName: "object",
    abstract: "Object, for your organization, to a decision before it takes effect.",
    discussion: """
      Where the charter puts a time for objections between a decision and its effect, as many objections as it \
      asks for rescind the decision by themselves. The reason goes along as a salted document, which a motion \
      can redact. An objection cannot be taken back: the body decides anew.
      """)
  static let examples = [
    Example(
      "gavel motion object council-2026-001 --reason reason.md --confirm council-2026-001",
      "objects for the organization whose principal you are")
  ]

  @OptionGroup(title: "Options of every command") var options: GlobalOptions
  @OptionGroup(title: "Signing") var signing: SigningOptions

  @Option(help: "Why: a text; - is stdin.", completion: .file())
  var reason: String

  @Argument(help: "The motion's number, or eight digits of its id.")
  var motion: String

  func perform(in session: Session) throws {
    let ledger = try session.ledger(readOnly: false)
    let person = try session.person()
    let reason = HandedDocument.salted(try Files.read(self.reason, in: session.environment))
    let face = try session.clockFace
    let intention = try ledger.view { view -> Intention in
      let motion = try view.motion(self.motion)
      guard let organization = try view.register.person(person)?.organization else {
        throw LedgerError(
          "E-PERSON-UNKNOWN", "\(person) is no person of a member",
          next: "say who you are: --as PERSON", exitStatus: 4)
      }
      let period = try view.register.objectionPeriod(on: motion.id)
      let stated = try view.register.objections(to: motion.id).count
      var words = [
        "for \(organization), an objection to \(motion.number): \(motion.title)",
        "with the reason \(self.reason)   [salted \(reason.digest.hex.prefix(12))…]",
      ]
      if let period, let end = period.span?.to {
        words.append(
          "\(stated) of \(period.delay.objections) are stated; it takes effect \(face.text(end))")
      }
      return Intention(
        event: DecisionObjected(
          motion: motion.id, organization: organization, reason: reason.digest),
        documents: [reason], words: words, graveID: motion.number.text,
        result: { _ in try Self.result(motion, in: ledger) })
    }
    try session.carryOut(
      intention, in: ledger, as: try session.signer(signing, in: ledger), signing)
  }

  /// Whether the decision still stands.
  private static func result(
    _ motion: Motion, in ledger: OpenLedger
  ) throws -> Intention.Result {
    try ledger.view { view in
      let isRescinded = try view.register.motion(motion.id)?.rescinded != nil
      let stated = try view.register.objections(to: motion.id).count
      let asked = try view.register.objectionPeriod(on: motion.id)?.delay.objections ?? 0
      return Intention.Result(
        members: ["motion": .string(motion.number.text)],
        text: isRescinded
          ? "  \(motion.number) is rescinded by objection, and does not take effect\n"
          : "  \(stated) of \(asked) objections to \(motion.number)\n")
    }
  }
}
