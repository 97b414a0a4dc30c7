internal import ArgumentParser
internal import CanonicalJSON
internal import Ledger
internal import Sodium
internal import TransparencyLog

/// The published log, for any static web server.
struct ExportTiles: GavelCommand {
  static let configuration = CommandConfiguration(
    commandName: "tiles",
    abstract: "Publish the log as files that any web server or CDN serves as they are.",
    discussion: """
      Writes a C2SP tlog-tiles with its entry bundles into a folder: tile/, documents/ and, last of all, \
      checkpoint. Run it again after each recording: only what is new is written, and nothing that was published \
      changes. What is confidential to a body is left out; what was redacted since is taken away. Others follow it \
      with gavel mirror, or with any program for such logs.
      """)
  static let examples = [
    Example("gavel export tiles public", "publishes the ledger in the folder public"),
    Example("gavel export tiles public --json", "tells what was written as JSON"),
  ]

  @OptionGroup(title: "Options of every command") var options: GlobalOptions

  @Argument(help: "A folder that this command wrote, or a new one.", completion: .directory)
  var folder: String

  func perform(in session: Session) throws {
    let ledger = try session.ledger()
    let progress = Progress("publishing entries", total: 0, in: session)
    let exported = try ledger.exportTiles(to: session.environment.absolute(folder)) {
      progress.reach($0)
    }
    progress.finish()
    let new = exported.head.size - exported.before
    let withheld =
      exported.withheld.isEmpty ? "" : ", \(exported.withheld.count) withheld as confidential"
    try session.output.show(
      "gavel.export_tiles/1",
      [
        "documents": .integer(Int64(exported.documents)), "entries": .integer(new),
        "files": .integer(Int64(exported.files)), "output": .string(folder),
        "root": .string(exported.head.root.base64), "size": .integer(exported.head.size),
        "withheld": .array(exported.withheld.map { .string($0.hex) }),
      ],
      text: "\(new) new \(new == 1 ? "entry" : "entries") of \(exported.head.size) and "
        + "\(exported.documents) documents published in \(visible(folder))\(withheld)\n")
  }
}
