internal import ArgumentParser
internal import CanonicalJSON
internal import Ledger
internal import Sodium

/// A backup put back.
struct Restore: GavelCommand {
  static let configuration = CommandConfiguration(
    commandName: "restore",
    abstract: "Put a backup in the place of a ledger that is lost or damaged.",
    discussion: """
      The backup is verified in full first. Where this computer has seen more of the ledger than the backup holds, \
      it says so, and nothing is recorded until the lost entries are back: gavel ledger refill takes them from any \
      trail, mirror or copy that has them.
      """)
  static let examples = [
    Example(
      "gavel restore alliance.backup alliance.gavel --force",
      "puts the backup in the ledger's place, and the damaged file aside")
  ]

  @OptionGroup(title: "Options of every command") var options: GlobalOptions

  @Option(help: ArgumentHelp("The id of the genesis, known from elsewhere.", valueName: "hex"))
  var genesis: String?

  @Flag(help: "Put a file that is there aside, with its journal.")
  var force = false

  @Argument(help: "The backup.", completion: .file())
  var backup: String

  @Argument(help: "Where the ledger is to be.", completion: .file(extensions: ["gavel"]))
  var file: String

  func perform(in session: Session) throws {
    var pins = VerificationPins()
    if let genesis {
      guard let digest = Digest(hex: genesis) else {
        throw ProgramError.usage(
          "\(genesis) is no id of a genesis", next: "give its 64 hex digits: gavel raw event 0")
      }
      pins.genesis = digest
    }
    for (name, mustBe) in [(backup, true), (file, false)] {
      let isThere = Files.isThere(session.environment.absolute(name))
      if mustBe, !isThere { throw ProgramError.file(path: name, reason: "it is not there") }
      if !mustBe, isThere, !force { throw ProgramError.outputExists(name) }
    }
    let progress = Progress("verifying entries", total: 0, in: session)
    let restored = try Restored(
      session.environment.absolute(backup), to: session.environment.absolute(file),
      heads: try session.heads, genesis: pins, force: force
    ) { progress.reach($0) }
    progress.finish()
    session.announce(
      rehearsal: restored.copy.report.rehearsal, origin: restored.copy.report.origin ?? "")
    let behind =
      restored.missing == 0
      ? ""
      : "this computer has seen \(restored.missing) more: nothing can be recorded until they are back\n"
    try session.output.show(
      "gavel.restore/1",
      restored.copy.members(file).merging(
        ["missing": .integer(restored.missing)]
      ) { first, _ in first },
      text: "\(restored.copy.report.entries) entries, verified, in \(visible(file))\n"
        + restored.copy.asideLine(file) + behind)
    if restored.missing > 0 {
      session.terminal.next(
        "put them back from a copy, a mirror or a trail that has them: gavel ledger refill COPY --ledger "
          + visible(file))
    }
  }
}
