internal import ArgumentParser
internal import Governance
internal import Ledger
internal import LedgerStore

/// The very bytes of an entry.
struct RawEntry: GavelCommand {
  static let configuration = CommandConfiguration(
    commandName: "entry", abstract: "Print the bytes of an entry, as the trail has them.")
  static let examples = [
    Example("gavel raw entry 0", "prints the leaf of the log without a line feed")
  ]

  @OptionGroup(title: "Options of every command") var options: GlobalOptions

  @Argument(help: "The number of the entry.")
  var entry: Int64

  func perform(in session: Session) throws {
    let bytes = try session.ledger().entryBytes(entry)
    try session.output.show(bytes: bytes)
  }
}
