internal import ArgumentParser
internal import Governance
internal import Ledger
internal import LedgerStore

/// The very bytes that were signed.
struct RawEvent: GavelCommand {
  static let configuration = CommandConfiguration(
    commandName: "event", abstract: "Print the bytes that the author signed.")
  static let examples = [
    Example("gavel raw event 0", "prints what the signature is over")
  ]

  @OptionGroup(title: "Options of every command") var options: GlobalOptions

  @Argument(help: "The number of the entry.")
  var entry: Int64

  func perform(in session: Session) throws {
    let bytes = try session.ledger().entryBytes(entry)
    try session.output.show(bytes: try Entry(bytes).event.bytes)
  }
}
