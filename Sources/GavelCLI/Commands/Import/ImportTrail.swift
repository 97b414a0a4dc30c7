internal import ArgumentParser
internal import CanonicalJSON
internal import Foundation
internal import Ledger
internal import Sodium

/// A ledger file from a trail that verifies; it exports the same bytes again.
struct ImportTrail: GavelCommand {
  static let configuration = CommandConfiguration(
    commandName: "trail", abstract: "Rebuild a ledger file from an exported trail that verifies.",
    discussion: """
      The file holds what the exported ledger held and can be read with every command; to record in it takes \
      the ledger's key. What does not verify makes no file.
      """)
  static let examples = [
    Example("gavel import trail trail --output copy.gavel", "makes copy.gavel of the folder trail")
  ]

  @OptionGroup(title: "Options of every command") var options: GlobalOptions

  @Option(
    name: .shortAndLong, help: ArgumentHelp("The ledger file to be made.", valueName: "file"),
    completion: .file())
  var output: String

  @Option(help: ArgumentHelp("The id of the genesis, known from elsewhere.", valueName: "hex"))
  var genesis: String?

  @Argument(help: "The folder of a trail, or a trail as a tar file.", completion: .file())
  var trail: String

  func perform(in session: Session) throws {
    var pins = VerificationPins()
    if let genesis {
      guard let digest = Digest(hex: genesis) else {
        throw ProgramError.usage(
          "\(genesis) is no id of a genesis", next: "give its 64 hex digits")
      }
      pins.genesis = digest
    }
    let path = session.environment.absolute(trail)
    guard Files.isThere(path) else {
      throw ProgramError.file(path: trail, reason: "it is not there")
    }
    var folder = path
    var scratch: ScratchFolder?
    if path.hasSuffix(".tar") {
      let unpacked = try ScratchFolder()
      try TarFile.unpack(path, to: unpacked.path)
      folder = unpacked.path
      scratch = unpacked
    }
    let report = try withExtendedLifetime(scratch) {
      try OpenLedger.importTrail(
        from: folder, to: session.environment.absolute(output), pins: pins)
    }
    try session.output.show(
      "gavel.import/1",
      [
        "entries": .integer(report.entries), "output": .string(output),
        "rehearsal": .bool(report.rehearsal), "result": .string(report.result.rawValue),
        "root": .string(report.root?.base64 ?? ""),
      ],
      text: "\(report.rehearsal ? "REHEARSAL " : "")\(report.entries) entries imported into "
        + "\(visible(output)): \(report.result.rawValue)\n")
  }
}
