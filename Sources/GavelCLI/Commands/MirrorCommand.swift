internal import ArgumentParser
internal import CanonicalJSON
internal import Foundation
internal import Ledger
internal import Sodium
internal import TransparencyLog

/// A ledger file of one's own that follows what somebody publishes.
struct MirrorCommand: GavelCommand {
  static let configuration = CommandConfiguration(
    commandName: "mirror", abstract: "Follow a published log, and keep a ledger of your own.",
    discussion: """
      Takes over what is new in a folder that gavel export tiles wrote, or at its URL, once all of it is checked: \
      the head is signed by the ledger's key and contains every head that was seen before, each tile leads to it, \
      each entry was signed and lawful when it was recorded. A smaller head, or one of another history, is an \
      alarm with both heads (exit status 3), and changes nothing. It can be stopped at any time and run again. The \
      file can be read with every command; to record in it takes the ledger's key.

      A first contact keeps the genesis that the log says; with --genesis it must be the one that you know.
      """)
  static let examples = [
    Example("gavel mirror public --output mirror.gavel", "follows the log in the folder public"),
    Example(
      "gavel mirror public --output mirror.gavel --genesis HEX",
      "follows the log of a ledger that you know"),
    Example(
      "gavel mirror URL --output mirror.gavel", "follows the log that a web server publishes"),
  ]

  @OptionGroup(title: "Options of every command") var options: GlobalOptions

  @Option(
    name: .shortAndLong, help: ArgumentHelp("The mirror: a ledger file.", valueName: "file"),
    completion: .file(extensions: ["gavel"]))
  var output: String

  @Option(help: ArgumentHelp("The id of the genesis, known from elsewhere.", valueName: "hex"))
  var genesis: String?

  @Argument(help: "The folder or the URL of a published log.", completion: .directory)
  var source: String

  func perform(in session: Session) throws {
    let pinned = try genesis.map { text in
      guard let digest = Digest(hex: text) else {
        throw ProgramError.usage(
          "\(text) is no id of a genesis", next: "give its 64 hex digits: gavel raw event 0")
      }
      return digest
    }
    let log =
      try WebPlace(source).map { place in
        PublishedLog(at: place, by: try NetworkProgram("fetch", in: session))
      } ?? PublishedLog(folder: session.environment.absolute(source))
    let progress = Progress("mirroring entries", total: 0, in: session)
    let mirror = try Mirror(
      of: log, into: session.environment.absolute(output), heads: try session.heads,
      genesis: pinned, now: try session.now
    ) { progress.reach($0) }
    progress.finish()
    session.announce(rehearsal: mirror.rehearsal, origin: mirror.origin.text)
    let new = mirror.head.size - mirror.before
    try session.output.show(
      "gavel.mirror/1",
      [
        "entries": .integer(new), "file": .string(output), "genesis": .string(mirror.genesis.hex),
        "origin": .string(mirror.origin.text), "root": .string(mirror.head.root.base64),
        "size": .integer(mirror.head.size),
      ],
      text: "\(new) new \(new == 1 ? "entry" : "entries") of \(mirror.head.size) in "
        + "\(visible(output)), head \(mirror.head.root.hex.prefix(12))…\n")
    if mirror.isFirstContact {
      session.terminal.hint(
        "first contact with \(visible(mirror.origin.text)): from now on this computer knows its genesis "
          + mirror.genesis.hex)
    }
  }
}
