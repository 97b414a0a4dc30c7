internal import ArgumentParser
internal import CanonicalJSON
internal import Governance
internal import Ledger
internal import Sodium

/// What an interest is about, and its text.
struct InterestOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "What it is about: organization:ID, policy:ID, body:ID or motion:NUMBER.",
      valueName: "subject"))
  var about: String?

  @Option(
    help: "What it is, in words: a text, kept as a document that a motion can redact; - is stdin.",
    completion: .file())
  var text: String?

  func document(in session: Session) throws -> HandedDocument? {
    guard about != nil || text != nil else {
      throw ProgramError.usage(
        "it is not said what the interest is about", next: "say it with --about or --text")
    }
    return try text.map { .salted(try Files.read($0, in: session.environment)) }
  }
}

/// A person declares a competing interest.
struct InterestDeclare: GavelCommand {
  static let configuration = CommandConfiguration(
    commandName: "declare", abstract: "Declare a competing interest of yours.",
    discussion: """
      It is shown beside every decision that it touches. Where the rule of a poll says so, your seats stand \
      aside from a motion that touches an interest declared before the opening.
      """)
  static let examples = [
    Example(
      "gavel interest declare --about organization:ibm --text shares.md --yes",
      "declares an interest in an organization")
  ]

  @OptionGroup(title: "Options of every command") var options: GlobalOptions
  @OptionGroup(title: "Signing") var signing: SigningOptions
  @OptionGroup(title: "The interest") var interest: InterestOptions

  func perform(in session: Session) throws {
    let ledger = try session.ledger(readOnly: false)
    let text = try interest.document(in: session)
    let about = try ledger.view { view in
      try interest.about.map { try Subject.argument($0, in: view) }
    }
    let intention = Intention(
      event: InterestDeclared(about: about, text: text?.digest), documents: text.map { [$0] } ?? [],
      words: ["an interest of yours in \(about?.text ?? "what the text says")"],
      result: { recorded in
        Intention.Result(
          members: ["interest": .string(recorded.event.hex)],
          text: "interest \(recorded.event.hex.prefix(8)) stands until you end it\n")
      })
    try session.carryOut(
      intention, in: ledger, as: try session.signer(signing, in: ledger), signing)
  }
}
