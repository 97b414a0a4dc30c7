internal import ArgumentParser
internal import Governance
internal import Ledger
internal import Sodium

/// The text of a policy, its hash checked.
struct PolicyText: GavelCommand {
  static let configuration = CommandConfiguration(
    commandName: "text", abstract: "Print the text of a policy, once its hash was checked.")
  static let examples = [
    Example("gavel policy text model-cards", "prints the version in force"),
    Example("gavel policy text model-cards --version 1", "prints the first version"),
  ]

  @OptionGroup(title: "Options of every command") var options: GlobalOptions
  @OptionGroup(title: "Reading") var reading: ReadingOptions

  @Option(help: ArgumentHelp("This version, in force or not.", valueName: "number"))
  var version: Int64?

  static let takesVersion = true

  @Argument(help: "The policy.")
  var policy: String

  func perform(in session: Session) throws {
    let id = try Identifier.argument(policy)
    let ledger = try session.ledger()
    let text = try reading.view(ledger) { view -> Digest in
      guard let known = try view.policyVersions(id) else { throw LedgerError.noPolicy(id) }
      if let version { return try known.version(version).text }
      guard let current = known.inForce else {
        throw LedgerError.policyNotInForce(id, at: try session.clockFace.text(view.time))
      }
      return current.text
    }
    session.output.page()
    try session.output.show(bytes: try ledger.policyText(text))
  }
}

extension OpenLedger {
  /// The text of a version of a policy, its hash checked.
  func policyText(_ name: Digest) throws -> [UInt8] {
    guard let text = try documentBytes(name) else {
      throw LedgerError(
        "E-DOCUMENT-UNKNOWN", "the text \(name.hex) is not in this file: it may have been withheld",
        next: "ask the registrar for it, then compare: gavel raw hash FILE", exitStatus: 5)
    }
    return text
  }
}
