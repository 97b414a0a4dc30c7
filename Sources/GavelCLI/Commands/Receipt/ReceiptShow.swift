internal import ArgumentParser
internal import Governance
internal import Ledger

/// A receipt that this computer keeps, as it came.
struct ReceiptShow: GavelCommand {
  static let configuration = CommandConfiguration(
    commandName: "show",
    abstract: "Print a receipt that this computer keeps, for somebody else to check.")
  static let examples = [
    Example(
      "gavel receipt show 6 > 6.tlog-proof",
      "writes the receipt that came with entry 6 when it was recorded")
  ]

  @OptionGroup(title: "Options of every command") var options: GlobalOptions

  @Option(help: "The ledger's name, where its file is not here.")
  var origin: String?

  @Argument(help: "The number of the entry: see gavel receipt list.")
  var entry: Int64

  func perform(in session: Session) throws {
    let origin = try origin ?? session.ledger().identity.origin
    guard let receipt = try session.receipts.receipt(of: entry, in: origin) else {
      throw LedgerError(
        "E-RECEIPT-UNKNOWN", "no receipt of entry \(entry) of \(visible(origin)) is kept here",
        next: "see those that are: gavel receipt list; the ledger makes one: gavel prove \(entry)",
        exitStatus: 5)
    }
    try session.output.show(bytes: receipt.bytes)
  }
}
