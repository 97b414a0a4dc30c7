internal import ArgumentParser
internal import CanonicalJSON
internal import Governance
internal import Ledger

/// The next version of a motion, by its mover.
struct MotionRevise: GavelCommand {
  static let configuration = CommandConfiguration(
    commandName: "revise", abstract: "Put a new version in the place of your motion.",
    discussion: """
      Texts and acts are given anew, all of them. The seconds are dropped and the discussion starts again.
      """)
  static let examples = [
    Example(
      "gavel motion revise council-2026-001 --title Zürich --yes",
      "changes what is proposed, before any poll is opened")
  ]

  @OptionGroup(title: "Options of every command") var options: GlobalOptions
  @OptionGroup(title: "Signing") var signing: SigningOptions

  @Option(help: "The new title; else it stays.")
  var title: String?

  @OptionGroup(title: "What it says and does") var contents: MotionOptions

  @Argument(help: "The motion's number, or eight digits of its id.")
  var motion: String

  func perform(in session: Session) throws {
    let ledger = try session.ledger(readOnly: false)
    let (motion, content) = try ledger.view { view in
      let motion = try view.motion(self.motion)
      return (motion, try MotionContent(contents, for: motion.body, in: session, view))
    }
    let title = title ?? motion.title
    let version = motion.version + 1
    let intention = Intention(
      event: MotionRevised(
        motion: motion.id, version: version, title: title, texts: content.texts,
        acts: content.acts),
      documents: content.documents,
      words: ["version \(version) of \(motion.number): \(title)"] + content.words,
      result: { _ in
        Intention.Result(
          members: ["motion": .string(motion.number.text)],
          text: "\(motion.number) is now version \(version)\n")
      })
    try session.carryOut(
      intention, in: ledger, as: try session.signer(signing, in: ledger), signing)
  }
}
