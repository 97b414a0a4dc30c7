internal import ArgumentParser
internal import CanonicalJSON
internal import CharterFile
internal import Governance
internal import Ledger
internal import TransparencyLog

/// The charter that a successor would be founded with.
struct CharterExport: GavelCommand {
  static let configuration = CommandConfiguration(
    commandName: "export", abstract: "Write what stands now as a charter to found a ledger with.",
    discussion: """
      Members become founders, each with its principal and that person's newest key; classes, bodies, seats, \
      offices, rules, powers and parameters are those in force. What no charter can carry over (open motions, \
      policies, persons who are no principals) is listed in comments, to be done again in the new ledger.
      """)
  static let examples = [
    Example("gavel charter export --output NEXT.yaml", "writes the charter of a successor"),
    Example("gavel charter export --json", "prints it, and the list by itself"),
  ]

  @OptionGroup(title: "Options of every command") var options: GlobalOptions
  @OptionGroup(title: "When") var reading: ReadingOptions
  @OptionGroup(title: "Output") var writing: WritingOptions

  func perform(in session: Session) throws {
    let ledger = try Self.ledger(in: session)
    let (standing, size) = try reading.view(ledger) { view in
      (try StandingCharter(of: view.register, at: view.time), view.size)
    }
    let head =
      "What stood in \(ledger.origin.text) after \(size) entries, as a charter to found with."
    let left =
      standing.left.isEmpty
      ? [] : ["", "It cannot carry over:"] + standing.left.map { "- \($0)." }
    let text = try CharterFile.text(of: standing.document, remarks: [head] + left)
    let list = JSON.array(standing.left.map(JSON.string))
    guard let path = writing.output, path != "-" else {
      return try session.output.show(
        "gavel.charter_export/1", ["left": list, "text": .string(text)], text: text)
    }
    try Files.write(Array(text.utf8), to: session.environment.absolute(path), force: writing.force)
    try session.output.show(
      "gavel.charter_export/1", ["file": .string(path), "left": list],
      text:
        "wrote \(visible(path)), \(standing.left.count) things that it cannot carry over in its "
        + "comments\n")
    session.terminal.next("read it through, then: gavel charter check \(visible(path))")
  }

  /// The ledger, also where it lacks what this computer has seen: for such a one a successor is founded.
  private static func ledger(in session: Session) throws -> OpenLedger {
    do {
      return try session.ledger()
    } catch let error as LedgerError where error.code == "E-HEAD-BEHIND" {
      session.terminal.say("note: \(error.sentence)")
      let path = session.environment.absolute(try session.ledgerPath())
      let ledger = try OpenLedger(
        opening: path, readOnly: true, heads: nil, clock: try session.clock)
      session.announce(rehearsal: ledger.identity.rehearsal, origin: ledger.origin.text)
      return ledger
    }
  }
}
