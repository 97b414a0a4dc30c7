internal import ArgumentParser
internal import CanonicalJSON
internal import Governance
internal import Ledger
internal import Sodium
internal import TransparencyLog

/// The receipts that this computer keeps.
struct ReceiptList: GavelCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "List the receipts that this computer keeps of a ledger.")
  static let examples = [
    Example("gavel receipt list", "lists what this computer can show of the ledger of this folder")
  ]

  @OptionGroup(title: "Options of every command") var options: GlobalOptions

  @Option(help: "The ledger's name, where its file is not here.")
  var origin: String?

  func perform(in session: Session) throws {
    let origin = try origin ?? session.ledger().identity.origin
    let face = try session.clockFace
    var table = Table(["ENTRY", "TYPE", "BY", "RECORDED", "UNDER"])
    var items: [[String: JSON]] = []
    for receipt in try session.receipts.all(of: origin) {
      let entry = try Entry(receipt.entry)
      let head = receipt.proof.checkpoint.checkpoint.head
      items.append([
        "by": .string(entry.event.author.text), "entry": .integer(receipt.number),
        "event": .string(entry.event.id.hex), "origin": .string(origin),
        "recorded": .string(entry.recorded.description), "root": .string(head.root.base64),
        "size": .integer(head.size), "type": .string(entry.event.type),
      ])
      table.add([
        "\(receipt.number)", entry.event.type, entry.event.author.text, face.text(entry.recorded),
        "\(head.size) entries",
      ])
    }
    try session.output.list("gavel.receipt_held/1", items, table: table)
  }
}
