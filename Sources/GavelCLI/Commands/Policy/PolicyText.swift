internal import ArgumentParser
internal import Governance
internal import Ledger
internal import LedgerStore
internal import Sodium

/// The text of a policy, its hash checked.
struct PolicyText: GavelCommand {
  static let configuration = CommandConfiguration(
    commandName: "text", abstract: "Print the text of a policy, once its hash was checked.")
  static let examples = [
    Example("gavel policy text model-cards", "prints the version in force"),
    Example("gavel policy text model-cards --version-number 1", "prints the first version"),
  ]

  @OptionGroup(title: "Options of every command") var options: GlobalOptions
  @OptionGroup(title: "Reading") var reading: ReadingOptions

  @Option(help: ArgumentHelp("This version, in force or not.", valueName: "number"))
  var versionNumber: Int64?

  @Argument(help: "The policy.")
  var policy: String

  func perform(in session: Session) throws {
    let id = try Identifier.argument(policy)
    let ledger = try session.ledger()
    let text = try reading.view(ledger) { view -> Digest in
      let found =
        try versionNumber.map { number in
          try view.register.policies(id).first { $0.version == number }
        } ?? view.register.policy(id, at: view.time)
      guard let found else { throw LedgerError.noPolicy(id) }
      return found.text
    }
    guard let document = try ledger.document(text) else {
      throw LedgerError(
        "E-DOCUMENT-UNKNOWN", "the text \(text.hex) is not in this file: it may have been withheld",
        next: "ask the registrar for it, then compare: gavel raw hash FILE", exitStatus: 5)
    }
    session.output.page()
    try session.output.show(bytes: document.bytes)
  }
}
