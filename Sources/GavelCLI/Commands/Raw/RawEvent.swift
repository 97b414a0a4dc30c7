internal import ArgumentParser
internal import Governance
internal import Ledger
internal import LedgerStore

/// The very bytes that were signed.
struct RawEvent: GavelCommand {
  static let configuration = CommandConfiguration(
    commandName: "event", abstract: "Print the bytes that the author signed, or is to sign.")
  static let examples = [
    Example("gavel raw event 0", "prints what the signature is over"),
    Example(
      "gavel raw event motion.json | ssh-keygen -Y sign -q -n gavel-event -f id > motion.sig",
      "signs a prepared event with OpenSSH"),
  ]

  @OptionGroup(title: "Options of every command") var options: GlobalOptions

  @Argument(
    help: "The number of the entry, or a file that --prepare wrote.", completion: .file())
  var entry: String

  func perform(in session: Session) throws {
    guard let number = Int64(entry) else {
      return try session.output.show(bytes: try session.prepared(entry).event.bytes)
    }
    let bytes = try session.ledger().entryBytes(number)
    try session.output.show(bytes: try Entry(bytes).event.bytes)
  }
}
