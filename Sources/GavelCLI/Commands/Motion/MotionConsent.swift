internal import ArgumentParser
internal import CanonicalJSON
internal import Governance
internal import Ledger
internal import Sodium

/// Moves that several motions be decided in one poll.
struct MotionConsent: GavelCommand {
  static let configuration = CommandConfiguration(
    commandName: "consent", abstract: "Move a consent agenda: several motions, one poll.",
    discussion: """
      All need the same body and rule. Each keeps its number and its own outcome and performs its own acts. Until \
      the poll opens any seat can pull one, which then goes on by itself.
      """)
  static let examples = [
    Example(
      "gavel motion consent council-2026-001 council-2026-002 council-2026-003 --yes",
      "puts three motions together")
  ]

  @OptionGroup(title: "Options of every command") var options: GlobalOptions
  @OptionGroup(title: "Signing") var signing: SigningOptions

  @Option(help: "The agenda in a line.")
  var title = "Consent agenda"

  @Argument(help: "The numbers of the motions.")
  var motions: [String]

  func perform(in session: Session) throws {
    let ledger = try session.ledger(readOnly: false)
    let listed = try ledger.view { view in try motions.map { try view.motion($0) } }
    guard let first = listed.first, listed.count <= 64,
      Set(listed.map(\.id)).count == listed.count
    else {
      throw ProgramError.usage(
        "a consent agenda has 1 to 64 different motions", next: "name each once")
    }
    let act = ConsentAgenda(
      items: listed.map { ConsentAgenda.Item(motion: $0.id, version: $0.version) })
    let intention = Intention(
      event: MotionProposed(body: first.body, title: title, acts: [Act(act)]),
      words: ["a consent agenda to \(first.body): \(title)"]
        + listed.map { "\($0.number), version \($0.version): \($0.title)" },
      result: { try MotionPropose.result($0, in: ledger, session) })
    try session.carryOut(
      intention, in: ledger, as: try session.signer(signing, in: ledger), signing)
  }
}

/// Takes a motion from a consent agenda.
struct MotionPull: GavelCommand {
  static let configuration = CommandConfiguration(
    commandName: "pull", abstract: "Take a motion from a consent agenda, for your seat.",
    discussion: "Any seat of the body may, until the poll on the agenda opens.")
  static let examples = [
    Example(
      "gavel motion pull council-2026-004 council-2026-002 --yes",
      "takes council-2026-002 from the agenda council-2026-004")
  ]

  @OptionGroup(title: "Options of every command") var options: GlobalOptions
  @OptionGroup(title: "Signing") var signing: SigningOptions

  @Option(help: "Which of your seats pulls it.")
  var seat: String?

  @Argument(help: "The number of the agenda.")
  var agenda: String

  @Argument(help: "The number of the motion.")
  var motion: String

  func perform(in session: Session) throws {
    let ledger = try session.ledger(readOnly: false)
    let person = try session.person()
    let intention = try ledger.view { view in
      let agenda = try view.motion(self.agenda)
      let motion = try view.motion(self.motion)
      let held = try view.seat(seat, of: person, in: agenda.body)
      return Intention(
        event: MotionPulled(agenda: agenda.id, motion: motion.id, seat: held.seat.id),
        words: [
          "\(try view.words(held)):",
          "\(motion.number) is pulled from \(agenda.number): \(motion.title)",
        ],
        result: { _ in
          Intention.Result(
            members: ["motion": .string(motion.number.text), "seat": .string(held.seat.id.text)],
            text: "\(motion.number) goes on by itself\n")
        })
    }
    try session.carryOut(
      intention, in: ledger, as: try session.signer(signing, in: ledger), signing)
  }
}
