internal import ArgumentParser
internal import CanonicalJSON
internal import Governance
internal import Ledger
internal import Sodium

/// Every version of one policy.
struct PolicyShow: GavelCommand {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "Show every version of a policy.")
  static let examples = [
    Example("gavel policy show model-cards", "shows each version, from when until when")
  ]

  @OptionGroup(title: "Options of every command") var options: GlobalOptions
  @OptionGroup(title: "Reading") var reading: ReadingOptions

  @Argument(help: "The policy.")
  var policy: String

  func perform(in session: Session) throws {
    let id = try Identifier.argument(policy)
    let ledger = try session.ledger()
    try reading.view(ledger) { try Self.show(id, $0, session) }
  }

  static func show(_ id: Identifier, _ view: LedgerView, _ session: Session) throws {
    let face = try session.clockFace
    let versions = try view.register.policies(id)
    guard !versions.isEmpty else { throw LedgerError.noPolicy(id) }
    let current = try view.register.policy(id, at: view.time)
    var table = Table(["VERSION", "TITLE", "FROM", "TO", "BY", "TEXT", ""])
    for version in versions {
      table.add([
        "\(version.version)", version.title, face.text(version.inForce.from),
        version.inForce.to.map { face.text($0) } ?? "",
        try view.register.motion(version.motion)?.number.text ?? "",
        String(version.text.hex.prefix(12)),
        version.version == current?.version ? "in force" : "",
      ])
    }
    try session.output.list(
      "gavel.policy/1", try versions.map { try $0.members(in: view) }, table: table)
  }
}

extension LedgerError {
  static func noPolicy(_ id: Identifier) -> LedgerError {
    LedgerError(
      "E-POLICY-UNKNOWN", "there is no policy \(id)", next: "list them: gavel policy list",
      exitStatus: 5)
  }
}
