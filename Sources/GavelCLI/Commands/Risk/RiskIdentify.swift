internal import ArgumentParser
internal import Governance
internal import Ledger
internal import Sodium

/// Puts before a body what could go wrong.
struct RiskIdentify: GavelCommand {
  static let configuration = CommandConfiguration(
    commandName: "identify",
    abstract: "Identify a risk before a body, as a person of a member.",
    discussion: """
      A motion then decides what is done: the act risk.mitigate or risk.accept with a date of review, \
      risk.assign, risk.close.
      """)
  static let examples = [
    Example(
      "gavel risk identify council Succession --yes", "identifies a risk"),
    Example(
      "gavel risk identify council 'The registry can be lost' --text why.md --yes",
      "with a text that tells more"),
  ]

  @OptionGroup(title: "Options of every command") var options: GlobalOptions
  @OptionGroup(title: "Signing") var signing: SigningOptions

  @Option(help: ArgumentHelp("A text that tells more.", valueName: "file"), completion: .file())
  var text: String?

  @Argument(help: "The body that it is put before.")
  var body: String

  @Argument(help: "What could go wrong, in a line.")
  var title: String

  func perform(in session: Session) throws {
    let body = try Identifier.argument(body)
    let document = try text.map { try SignedText($0, in: session) }
    let ledger = try session.ledger(readOnly: false)
    let intention = Intention(
      event: RiskIdentified(body: body, title: title, text: document?.reference),
      documents: document.map { [$0.document] } ?? [],
      words: ["a risk, before \(body): \(title)"] + (document?.words ?? []),
      result: { recorded in
        .about(
          try ledger.view { try $0.register.risk(recorded.event) },
          "is identified; nobody owns it yet")
      })
    try session.carryOut(
      intention, in: ledger, as: try session.signer(signing, in: ledger), signing)
  }
}
