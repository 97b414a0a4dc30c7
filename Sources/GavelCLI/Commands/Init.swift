internal import ArgumentParser
internal import CanonicalJSON
internal import CharterFile

/// A new ledger: its file, its own key and its genesis.
struct Init: GavelCommand {
  static let configuration = CommandConfiguration(
    commandName: "init", abstract: "Found a ledger.",
    discussion: """
      Makes the ledger's file and its own key, and records the genesis: the charter, signed by you, the \
      principal of one of the founders that it names. Nobody is bound by that alone; each founder accepts \
      with gavel charter accept. This computer then records for the ledger.

      The charter is YAML, or canonical JSON where its name ends in .json. With --template a charter to begin \
      with is written and nothing is founded.
      """)
  static let examples = [
    Example(
      "gavel init alliance.gavel --charter CHARTER.yaml --origin thealliance.example/ledger "
        + "--rehearsal --yes", "founds a rehearsal of a ledger"),
    Example(
      "gavel init --template consortium --output CHARTER.yaml",
      "writes a commented charter to begin with"),
  ]

  @OptionGroup(title: "Options of every command") var options: GlobalOptions
  @OptionGroup(title: "Signing") var signing: SigningOptions

  @Option(help: "Write a commented charter instead.", completion: .list(CharterFile.templates))
  var template: String?

  @Option(help: "The charter.", completion: .file())
  var charter: String?

  @Option(help: "The name of the ledger for ever: a domain of yours and a path.")
  var origin: String?

  @Flag(help: "A ledger for trying out: each output says so, and GAVEL_CLOCK sets its clock.")
  var rehearsal = false

  @Option(help: "The articles as prose, where the charter names them by hash.", completion: .file())
  var articles: String?

  @Argument(help: "The file to make.", completion: .file(extensions: ["gavel"]))
  var file: String?

  func validate() throws {
    if template != nil {
      guard file == nil, charter == nil, origin == nil else {
        throw ValidationError("--template only writes a charter: fill it in, then found the ledger")
      }
      return
    }
    guard file != nil, charter != nil, origin != nil else {
      throw ValidationError("a ledger needs a FILE, --charter and --origin")
    }
    if signing.agent || signing.prepare != nil {
      throw ValidationError(
        "a genesis is signed with a key file of this computer and recorded at once: "
          + "no --agent, no --prepare")
    }
    if signing.writing.output != nil || signing.writing.force {
      throw ValidationError("--output and --force are for --template")
    }
    if signing.until != nil { throw ValidationError("a genesis is recorded at once: no --until") }
  }

  func perform(in session: Session) throws {
    if let template { return try write(template, in: session) }
    let founding = try NewLedger(
      at: file ?? "", origin: origin ?? "", charter: charter ?? "", articles: articles,
      rehearsal: rehearsal, signing: signing, in: session)
    founding.describe()
    if signing.dryRun { return try founding.rehearse() }
    if !signing.yes { try session.terminal.confirm("Found it?", answeredBy: "--yes") }
    try founding.found()
  }

  private func write(_ name: String, in session: Session) throws {
    guard let text = CharterFile.template(named: name) else {
      throw ProgramError.usage(
        "there is no template \"\(name)\"",
        next: "take one of: " + CharterFile.templates.joined(separator: ", "))
    }
    guard let path = signing.writing.output, path != "-" else {
      return try session.output.show(
        "gavel.template/1", ["name": .string(name), "text": .string(text)], text: text)
    }
    try Files.write(
      Array(text.utf8), to: session.environment.absolute(path), force: signing.writing.force)
    try session.output.show(
      "gavel.template/1", ["file": .string(path), "name": .string(name)],
      text: "wrote \(visible(path))\n")
    session.terminal.next("fill it in, then: gavel charter check \(visible(path))")
  }
}
