internal import ArgumentParser
internal import Governance
internal import Ledger

/// Moves to refer a motion to another body.
struct MotionRefer: GavelCommand {
  static let configuration = CommandConfiguration(
    commandName: "refer", abstract: "Move to refer a motion to another body.",
    discussion: """
      With --report-by it is to report: until it has, or the time is over, no poll opens on the motion. With \
      --decides it is to decide in the place of this body, which must be above it or share its powers.
      """)
  static let examples = [
    Example(
      "gavel motion refer council-2026-001 toc --report-by 30d --yes",
      "asks the body toc for a report within thirty days"),
    Example("gavel motion refer council-2026-009 toc --decides --yes", "lets toc decide"),
  ]

  @OptionGroup(title: "Options of every command") var options: GlobalOptions
  @OptionGroup(title: "Signing") var signing: SigningOptions

  @Option(help: "When it is to report: a time, or how far off (30d).")
  var reportBy: String?

  @Flag(help: "It is to decide.")
  var decides = false

  @Argument(help: "The motion's number, or eight digits of its id.")
  var motion: String

  @Argument(help: "The body that it goes to.")
  var body: String

  func perform(in session: Session) throws {
    guard decides == (reportBy == nil) else {
      throw ProgramError.usage(
        "a motion is referred for a report or to be decided",
        next: "say --report-by TIME, or --decides")
    }
    let body = try Identifier.argument(body)
    let ledger = try session.ledger(readOnly: false)
    let referred = try ledger.view { try $0.motion(motion) }
    let due = try reportBy.map {
      try TimeText.deadline($0, of: "--report-by", from: ledger.now)
    }
    let face = try session.clockFace
    try session.move(
      ProceduralMotion(
        act: ReferMotion(motion: referred.id, to: body, reportBy: due),
        title: "To refer \(referred.number) to \(body)",
        words: [
          due.map { "\(body) would report on \(referred.number) by \(face.text($0))" }
            ?? "\(body) would decide on \(referred.number)"
        ]), in: ledger, signing)
  }
}

/// Moves the report of a body on a motion that was referred to it.
struct MotionReport: GavelCommand {
  static let configuration = CommandConfiguration(
    commandName: "report", abstract: "Move your body's report on a motion that was referred to it.")
  static let examples = [
    Example(
      "gavel motion report council-2026-001 --recommends adopt --text report.md --yes",
      "moves a report with its text")
  ]

  @OptionGroup(title: "Options of every command") var options: GlobalOptions
  @OptionGroup(title: "Signing") var signing: SigningOptions

  @Option(help: "What the body would recommend: adopt, amend, reject or none.")
  var recommends: String

  @Option(help: "A text of the report.", completion: .file())
  var text: [String] = []

  @Argument(help: "The motion's number, or eight digits of its id.")
  var motion: String

  func perform(in session: Session) throws {
    guard let recommends = Recommendation(rawValue: recommends) else {
      throw ProgramError.usage(
        "\"\(self.recommends)\" is no recommendation", next: "take adopt, amend, reject or none")
    }
    let ledger = try session.ledger(readOnly: false)
    let (referred, content) = try ledger.view { view in
      (try view.motion(motion), try MotionContent(texts: text, in: session, view))
    }
    try session.move(
      ProceduralMotion(
        act: ReportMotion(motion: referred.id, recommends: recommends),
        title: "To report on \(referred.number)", texts: content.texts,
        documents: content.documents,
        words: ["it would recommend: \(recommends.rawValue)"] + content.words),
      in: ledger, signing)
  }
}
