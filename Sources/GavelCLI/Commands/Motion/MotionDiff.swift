internal import ArgumentParser
internal import CanonicalJSON
internal import Governance
internal import Ledger
internal import Sodium

/// What one version of a motion changes of another, or what an amendment would.
struct MotionDiff: GavelCommand {
  static let configuration = CommandConfiguration(
    commandName: "diff",
    abstract: "Print what differs between the texts of two versions of a motion.",
    discussion: """
      In the unified format of diff -u, as gavel policy diff: of the operative texts, after the titles and acts \
      where those differ. Without versions, the last two; of a motion to amend, what it changes. Where all is the \
      same, nothing is printed. The hashes of the texts are checked first.
      """)
  static let examples = [
    Example("gavel motion diff council-2026-003", "prints what the last version changed"),
    Example(
      "gavel motion diff council-2026-003 --from 1 --to 2",
      "prints what version 2 changed of version 1"),
  ]

  @OptionGroup(title: "Options of every command") var options: GlobalOptions

  @Option(help: "The number of the one version.")
  var from: Int64?

  @Option(help: "The number of the other version.")
  var to: Int64?

  @Argument(help: "The motion's number, or eight digits of its id.")
  var motion: String

  func perform(in session: Session) throws {
    let ledger = try session.ledger()
    let (found, amended) = try ledger.view { view -> (Motion, Motion?) in
      let found = try view.motion(motion)
      let amendment = from == nil && to == nil ? found.acts.first?.content as? AmendMotion : nil
      return (found, try amendment.flatMap { try view.register.motion($0.motion) })
    }
    let (old, new) = try wordings(of: found, amending: amended, in: ledger)
    let (before, after) = (try old.text(in: ledger), try new.text(in: ledger))
    let diff = UnifiedDiff(from: before, to: after)
    let text =
      diff.hunks.isEmpty ? "" : "--- \(old.name)\n+++ \(new.name)\n" + diff.hunks
    guard options.json else {
      session.output.page()
      return try session.output.bytes(Array(text.utf8))
    }
    try session.output.show(
      "gavel.motion_diff/1",
      [
        "added": .integer(Int64(diff.added)), "diff": .string(text), "from": .string(old.name),
        "removed": .integer(Int64(diff.removed)), "to": .string(new.name),
      ], text: "")
  }

  /// The two that are compared.
  private func wordings(
    of motion: Motion, amending main: Motion?, in ledger: OpenLedger
  ) throws -> (Wording, Wording) {
    if let main, let amendment = motion.acts.first?.content as? AmendMotion {
      let base = try ledger.wording(of: main, version: amendment.version)
      return (base, Wording(amendment.result, name: "\(main.number) as \(motion.number) amends it"))
    }
    let last = to ?? motion.version
    return (
      try ledger.wording(of: motion, version: from ?? max(1, last - 1)),
      try ledger.wording(of: motion, version: last)
    )
  }
}

/// What a motion says in one version.
private struct Wording {
  let name: String
  let title: String
  let acts: [Act]
  let texts: [TextReference]

  init(_ motion: Motion) {
    name = "\(motion.number) version \(motion.version)"
    title = motion.title
    acts = motion.acts
    texts = motion.texts
  }

  init(_ wording: AmendMotion.Wording, name: String) {
    self.name = name
    title = wording.title
    acts = wording.acts
    texts = wording.texts
  }

  /// Title, acts and operative texts, as lines to compare.
  ///
  /// - Throws: `LedgerError` for a text that is not at hand, or is not UTF-8: a difference of repaired texts would be
  ///   of others.
  func text(in ledger: OpenLedger) throws -> String {
    var text = "title: \(title)\n"
    for act in acts { text += "act: \(act.words)\n" }
    for reference in texts where reference.role == .operative {
      let bytes = try ledger.policyText(reference.digest)
      guard let operative = String(validating: bytes, as: UTF8.self) else {
        throw LedgerError(
          "E-MOTION-TEXT", "a text of \(name) is not UTF-8",
          next: "save it: gavel document show \(reference.digest.hex)", exitStatus: 5)
      }
      text += "\n" + operative
      if !text.hasSuffix("\n") { text += "\n" }
    }
    return text
  }
}

extension OpenLedger {
  fileprivate func wording(of motion: Motion, version: Int64) throws -> Wording {
    let versions = try motionVersions(motion.id)
    guard let found = versions.first(where: { $0.version == version }) else {
      throw LedgerError(
        "E-MOTION-NO-VERSION", "\(motion.number) has no version \(version), but \(motion.version)",
        next: "see it: gavel motion show \(motion.number)", exitStatus: 5)
    }
    return Wording(found)
  }
}
