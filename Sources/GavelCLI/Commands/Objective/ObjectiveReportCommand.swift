internal import ArgumentParser
internal import CanonicalJSON
internal import Governance
internal import Ledger
internal import Sodium

/// The owner reports how far an objective is.
struct ObjectiveReportCommand: GavelCommand {
  static let configuration = CommandConfiguration(
    commandName: "report",
    abstract: "Report how far an objective is, as its owner.",
    discussion: """
      For a body its chair reports, for an organization its principal. Whether the objective is met by it, \
      the book says.
      """)
  static let examples = [
    Example(
      "gavel objective report cards 12 --yes", "reports the value of the measure now"),
    Example(
      "gavel objective report release reached --at 2026-11-30 --text report.md --yes",
      "reports a milestone as of a day, with a text"),
  ]

  @OptionGroup(title: "Options of every command") var options: GlobalOptions
  @OptionGroup(title: "Signing") var signing: SigningOptions

  @Option(help: ArgumentHelp("Of when it tells; now where nothing is said.", valueName: "day"))
  var at: String?

  @Option(help: ArgumentHelp("A text that tells more.", valueName: "file"), completion: .file())
  var text: String?

  @Argument(help: "The objective.")
  var objective: String

  @Argument(help: "The value of the measure; of a milestone: reached, or not-reached.")
  var value: String

  func perform(in session: Session) throws {
    let id = try Identifier.argument(objective)
    let told = try Self.told(value)
    let ledger = try session.ledger(readOnly: false)
    let asOf = try at.map { try TimeText.time($0, of: "--at") } ?? ledger.now
    let document = try text.map { try SignedText($0, in: session) }
    let event = ObjectiveReported(
      objective: id, asOf: asOf, value: told.value, reached: told.reached,
      text: document?.reference)
    let face = try session.clockFace
    let intention = Intention(
      event: event, documents: document.map { [$0.document] } ?? [],
      words: [
        "a report on the objective \(id), as of \(face.text(asOf)): \(value)"
      ] + (document?.words ?? []),
      result: { _ in
        Intention.Result(
          members: ["objective": .string(id.text)],
          text: try ledger.view { view in
            try view.register.progress(of: id, at: view.time).map {
              "\(id) is \($0.state.rawValue)\n"
            } ?? ""
          })
      })
    try session.carryOut(
      intention, in: ledger, as: try session.signer(signing, in: ledger), signing)
  }

  private static func told(_ value: String) throws -> (value: Int64?, reached: Bool?) {
    switch value {
    case "reached": return (nil, true)
    case "not-reached": return (nil, false)
    default:
      guard let number = Int64(value), number >= 0, String(number) == value else {
        throw ProgramError.usage(
          "\"\(value)\" is no value of a measure",
          next: "give a whole number, reached or not-reached"
        )
      }
      return (number, nil)
    }
  }
}
