internal import ArgumentParser
internal import CanonicalJSON
internal import Governance
internal import Ledger
internal import Sodium

/// A seat states why it holds a decision for wrong.
struct MotionDissent: GavelCommand {
  static let configuration = CommandConfiguration(
    commandName: "dissent", abstract: "State your seat's dissent from a decision, kept with it.",
    discussion: """
      The rule of the poll says how long after the closing. The text is public and stays: no motion can redact \
      it. Several seats that state the same text make it a statement of theirs.
      """)
  static let examples = [
    Example(
      "gavel motion dissent council-2026-001 reason.md --yes",
      "keeps the text with the decision, as your seat's")
  ]

  @OptionGroup(title: "Options of every command") var options: GlobalOptions
  @OptionGroup(title: "Signing") var signing: SigningOptions

  @Option(help: "The body, where the motion is decided in several.")
  var body: String?

  @Option(help: "Which of your seats dissents.")
  var seat: String?

  @Argument(help: "The motion's number, or eight digits of its id or of the poll's.")
  var motion: String

  @Argument(help: "The text, in Markdown or plain; - is stdin.", completion: .file())
  var text: String

  func perform(in session: Session) throws {
    let ledger = try session.ledger(readOnly: false)
    let person = try session.person()
    let document = HandedDocument(bytes: try Files.read(text, in: session.environment))
    let intention = try ledger.view { view in
      let (poll, motion) = try view.poll(
        self.motion, in: try body.map { try Identifier.argument($0) })
      let held = try view.seat(seat, of: person, in: poll.body)
      return Intention(
        event: DissentStated(
          poll: poll.seal, seat: held.seat.id,
          text: TextReference(
            name: document.name, size: Int64(document.bytes.count),
            media: MotionContent.media(of: text))),
        documents: [document],
        words: [
          "\(try view.words(held)):",
          "a dissent from \(motion.number), \(motion.title)   [text sha256 \(document.digest.hex)]",
          "it is public, and stays with the decision",
        ],
        result: { _ in
          Intention.Result(
            members: ["motion": .string(motion.number.text), "seat": .string(held.seat.id.text)],
            text: "the dissent of \(held.seat.id) is kept with \(motion.number)\n")
        })
    }
    try session.carryOut(
      intention, in: ledger, as: try session.signer(signing, in: ledger), signing)
  }
}
