internal import ArgumentParser
internal import CanonicalJSON
internal import Foundation
internal import Governance
internal import Ledger
internal import Sodium

/// The audit trail: entries, checkpoint, documents, tables, and how to check them with stock programs.
struct ExportTrail: GavelCommand {
  static let configuration = CommandConfiguration(
    commandName: "trail",
    abstract: "Export the audit trail, for an auditor who never installed gavel.",
    discussion: """
      Writes trail.jsonl, checkpoint, log.vkey, allowed_signers, documents/, tables/*.csv, MANIFEST and \
      CHECK.md into a folder, or into one file where the name ends in .tar. Two exports of one head are the \
      same bytes.
      """)
  static let examples = [
    Example("gavel export trail --output trail", "writes the trail into a new folder"),
    Example("gavel export trail --output trail.tar", "writes it into one file"),
  ]

  @OptionGroup(title: "Options of every command") var options: GlobalOptions

  @Option(
    name: .shortAndLong,
    help: ArgumentHelp("A folder that is not there yet, or a file .tar.", valueName: "path"),
    completion: .file())
  var output: String

  @Flag(help: "Write over what is there.")
  var force = false

  @Option(
    help: ArgumentHelp(
      "Leave this document out; the verdict on the trail is weaker then.", valueName: "digest"))
  var withhold: [String] = []

  func perform(in session: Session) throws {
    let withheld = try withhold.map { text in
      guard let digest = Digest(hex: text) else {
        throw ProgramError.usage(
          "\(text) names no document", next: "list them: gavel document list")
      }
      return digest
    }
    let path = session.environment.absolute(output)
    if force {
      try? FileManager.default.removeItem(atPath: path)
    } else if Files.isThere(path), path.hasSuffix(".tar") {
      throw ProgramError.outputExists(output)
    }
    let ledger = try OpenLedger(
      reading: try session.ledgerPath(),
      heads: OutsideHeads(folder: try session.folders.state + "/heads"))
    let exported: ExportedTrail
    if path.hasSuffix(".tar") {
      let scratch = try ScratchFolder()
      let folder = scratch.path + "/trail"
      exported = try ledger.exportTrail(to: folder, withholding: Set(withheld))
      try TarFile.write(folder: folder, to: path)
    } else {
      exported = try ledger.exportTrail(to: path, withholding: Set(withheld))
    }
    try session.output.show(
      "gavel.export/1",
      [
        "documents": .integer(Int64(exported.documents)), "entries": .integer(exported.entries),
        "files": .integer(Int64(exported.files)), "output": .string(output),
        "rehearsal": .bool(ledger.identity.rehearsal), "root": .string(exported.root.base64),
        "withheld": .array(exported.withheld.map { .string($0.hex) }),
      ],
      text: "\(ledger.identity.rehearsal ? "REHEARSAL " : "")\(exported.entries) entries and "
        + "\(exported.documents) documents written to \(visible(output))\n")
    session.terminal.next("check it: gavel verify \(visible(output)), or as CHECK.md in it tells")
  }
}
