internal import ArgumentParser
internal import CanonicalJSON
internal import Governance
internal import Ledger

/// A receipt that somebody else wrote, kept here.
struct ReceiptKeep: GavelCommand {
  static let configuration = CommandConfiguration(
    commandName: "keep", abstract: "Check a receipt and keep it on this computer.",
    discussion: """
      For whoever hands signed events to a registrar elsewhere. From then on gavel verify holds every copy of the \
      ledger against it.
      """)
  static let examples = [
    Example("gavel receipt keep 4.tlog-proof", "checks the receipt, and keeps it")
  ]

  @OptionGroup(title: "Options of every command") var options: GlobalOptions
  @OptionGroup var trust: ReceiptTrust

  @Argument(help: "The receipt; - is stdin.", completion: .file(extensions: ["tlog-proof"]))
  var file: String

  func perform(in session: Session) throws {
    let receipt = try session.receipt(
      try Files.read(file, in: session.environment), entry: nil)
    let verified = try trust.verify(receipt, in: session)
    let path = try session.receipts.keep(receipt)
    try session.output.show(
      "gavel.receipt_kept/1",
      [
        "entry": .integer(receipt.number), "origin": .string(verified.entry.event.ledger),
        "receipt": .string(path),
      ],
      text:
        "kept: the receipt of entry \(receipt.number) of \(visible(verified.entry.event.ledger))\n")
  }
}
