internal import ArgumentParser
internal import CanonicalJSON
internal import Governance
internal import Ledger

/// What one version of a policy changes of another.
struct PolicyDiff: GavelCommand {
  static let configuration = CommandConfiguration(
    commandName: "diff", abstract: "Print what differs between the texts of two versions.",
    discussion: """
      In the unified format of diff -u, which patch reads. Where the texts are the same, nothing is \
      printed. The hashes of both texts are checked first.
      """)
  static let examples = [
    Example("gavel policy diff model-cards 1 2", "prints what version 2 changed of version 1")
  ]

  @OptionGroup(title: "Options of every command") var options: GlobalOptions
  @OptionGroup(title: "Reading") var reading: ReadingOptions

  @Argument(help: "The policy.")
  var policy: String

  @Argument(help: "The number of the one version.")
  var from: Int64

  @Argument(help: "The number of the other version.")
  var to: Int64

  func perform(in session: Session) throws {
    let id = try Identifier.argument(policy)
    let ledger = try session.ledger()
    let (old, new) = try reading.view(ledger) { view -> (Policy, Policy) in
      guard let known = try view.policyVersions(id) else { throw LedgerError.noPolicy(id) }
      return (try known.version(from), try known.version(to))
    }
    let diff = UnifiedDiff(
      from: try Self.text(of: old, in: ledger), to: try Self.text(of: new, in: ledger))
    let text =
      diff.hunks.isEmpty
      ? "" : "--- \(id) version \(from)\n+++ \(id) version \(to)\n" + diff.hunks
    guard options.json else {
      session.output.page()
      return try session.output.bytes(Array(text.utf8))
    }
    try session.output.show(
      "gavel.policy_diff/1",
      [
        "added": .integer(Int64(diff.added)), "diff": .string(text), "from": .integer(from),
        "policy": .string(id.text), "removed": .integer(Int64(diff.removed)),
        "to": .integer(to),
      ], text: "")
  }

  /// - Throws: `LedgerError` for what is not UTF-8: a difference of repaired texts would be of others.
  private static func text(of version: Policy, in ledger: OpenLedger) throws -> String {
    let bytes = try ledger.policyText(version.text)
    guard let text = String(validating: bytes, as: UTF8.self) else {
      throw LedgerError(
        "E-POLICY-TEXT", "the text of \(version.policy) version \(version.version) is not UTF-8",
        next: "save it: gavel policy text \(version.policy) --version \(version.version)",
        exitStatus: 5)
    }
    return text
  }
}
