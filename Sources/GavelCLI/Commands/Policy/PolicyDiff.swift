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
      from: String(decoding: try ledger.policyText(old.text), as: UTF8.self),
      to: String(decoding: try ledger.policyText(new.text), as: UTF8.self))
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
}
