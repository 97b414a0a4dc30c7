internal import ArgumentParser
internal import Governance
internal import Ledger
internal import Sodium

/// The owner has looked at a risk again.
struct RiskReview: GavelCommand {
  static let configuration = CommandConfiguration(
    commandName: "review",
    abstract: "Say that you looked at a risk again, as its owner, and by when you will next.",
    discussion:
      "The next review is at most as far off as the decision about the risk had the first.")
  static let examples = [
    Example(
      "gavel risk review council-r2026-001 --review-by 30d --text findings.md --yes",
      "records a review")
  ]

  @OptionGroup(title: "Options of every command") var options: GlobalOptions
  @OptionGroup(title: "Signing") var signing: SigningOptions

  @Option(
    name: .long,
    help: ArgumentHelp("By when the next review is: a day, or how far off.", valueName: "time"))
  var reviewBy: String

  @Option(help: ArgumentHelp("What was found.", valueName: "file"), completion: .file())
  var text: String?

  @Argument(help: "The number of the risk, or its event.")
  var risk: String

  func perform(in session: Session) throws {
    let document = try text.map { try SignedText($0, in: session) }
    let ledger = try session.ledger(readOnly: false)
    let found = try ledger.view { try $0.risk(risk) }
    let next = try TimeText.deadline(reviewBy, of: "--review-by", from: ledger.now)
    let face = try session.clockFace
    let intention = Intention(
      event: RiskReviewed(risk: found.id, reviewBy: next, text: document?.reference),
      documents: document.map { [$0.document] } ?? [],
      words: ["a review of the risk \(found.number); the next by \(face.text(next))"]
        + (document?.words ?? []),
      result: { _ in .about(found, "is reviewed, next by \(face.text(next))") })
    try session.carryOut(
      intention, in: ledger, as: try session.signer(signing, in: ledger), signing)
  }
}
