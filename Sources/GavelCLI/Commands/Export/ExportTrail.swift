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
      CHECK.md into a folder, or into one file where the name ends in .tar; - writes that file to stdout. \
      Two exports of one head for the same readers are the same bytes. What is confidential to a body is \
      left out of a trail for everybody, and named: the verdict on such a trail is weaker. With --force an earlier trail is replaced, once the new \
      one is complete.
      """)
  static let examples = [
    Example("gavel export trail --output trail", "writes the trail into a new folder"),
    Example("gavel export trail --output trail.tar", "writes it into one file"),
    Example("gavel export trail --output - > trail.tar", "writes that file to stdout"),
  ]

  @OptionGroup(title: "Options of every command") var options: GlobalOptions

  @Option(
    name: .shortAndLong,
    help: ArgumentHelp(
      "A folder that is not there yet, a file .tar, or - for stdout.", valueName: "path"),
    completion: .file())
  var output: String

  @Flag(help: "Replace the trail that is there.")
  var force = false

  @Option(
    help: ArgumentHelp(
      "Leave this document out; the verdict on the trail is weaker then.", valueName: "digest"))
  var withhold: [String] = []

  @Option(
    name: .customLong("for"),
    help: ArgumentHelp(
      "Take along what is confidential to this body; else it is left out.", valueName: "body"))
  var bodies: [String] = []

  @Flag(help: "Take along everything that is confidential, to whichever body.")
  var confidential = false

  func perform(in session: Session) throws {
    let readers: TrailReaders =
      confidential ? .all : .bodies(Set(try bodies.map { try Identifier.argument($0) }))
    let withheld = try withhold.map { text in
      guard let digest = Digest(hex: text) else {
        throw ProgramError.usage(
          "\(text) names no document", next: "list them: gavel document list")
      }
      return digest
    }
    let ledger = try OpenLedger(
      reading: try session.ledgerPath(),
      heads: OutsideHeads(folder: try session.folders.state + "/heads"))
    if output == "-" {
      let scratch = try ScratchFolder()
      return try withExtendedLifetime(scratch) {
        let file = scratch.path + "/trail.tar"
        _ = try Self.write(ledger, to: file, for: readers, withholding: Set(withheld))
        try session.output.bytes(try Files.read(file, in: session.environment))
      }
    }
    let path = session.environment.absolute(output)
    let exported = try replacing(path) {
      try Self.write(ledger, to: $0, for: readers, withholding: Set(withheld))
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
        + "\(exported.documents) documents written to \(visible(output))"
        + (exported.withheld.isEmpty ? "\n" : ", \(exported.withheld.count) withheld\n"))
    session.terminal.next("check it: gavel verify \(visible(output)), or as CHECK.md in it tells")
  }

  private static func write(
    _ ledger: OpenLedger, to path: String, for readers: TrailReaders,
    withholding withheld: Set<Digest>
  ) throws -> ExportedTrail {
    guard path.hasSuffix(".tar") else {
      return try ledger.exportTrail(to: path, for: readers, withholding: withheld)
    }
    let scratch = try ScratchFolder()
    return try withExtendedLifetime(scratch) {
      let exported = try ledger.exportTrail(
        to: scratch.path + "/trail", for: readers, withholding: withheld)
      try TarFile.write(folder: scratch.path + "/trail", to: path)
      return exported
    }
  }

  /// Writes beside what is there, and puts it in its place only when all of it is written: a failure loses
  /// neither. What is there must be a trail.
  private func replacing(
    _ path: String, _ write: (String) throws -> ExportedTrail
  ) throws -> ExportedTrail {
    guard Files.isThere(path) else { return try write(path) }
    guard force else { throw ProgramError.outputExists(output) }
    let isTrail =
      path.hasSuffix(".tar")
      || (Files.isThere(path + "/trail.jsonl") && Files.isThere(path + "/MANIFEST"))
    guard isTrail else {
      throw ProgramError.file(path: output, reason: "it is no trail, so it is not written over")
    }
    let ending = path.hasSuffix(".tar") ? ".tar" : ""
    let (new, old) = ("\(path).new\(ending)", "\(path).old\(ending)")
    // What an earlier run that was stopped has left behind.
    for left in [new, old] { try? FileManager.default.removeItem(atPath: left) }
    let exported: ExportedTrail
    do {
      exported = try write(new)
    } catch {
      try? FileManager.default.removeItem(atPath: new)
      throw error
    }
    do {
      try FileManager.default.moveItem(atPath: path, toPath: old)
      try FileManager.default.moveItem(atPath: new, toPath: path)
      try FileManager.default.removeItem(atPath: old)
    } catch {
      throw ProgramError.file(path: output, reason: Files.reason(error))
    }
    return exported
  }
}
