internal import ArgumentParser
internal import CanonicalJSON
internal import Governance
internal import Ledger
internal import LedgerStore
internal import Sodium

/// The documents that the file holds.
struct DocumentList: GavelCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "List the documents that the ledger holds.")
  static let examples = [
    Example("gavel document list", "lists their digests and sizes")
  ]

  @OptionGroup(title: "Options of every command") var options: GlobalOptions

  func perform(in session: Session) throws {
    let ledger = try session.ledger()
    try ledger.file.read { reading in
      var table = Table(["DIGEST", "BYTES", "SALTED"])
      var items: [[String: JSON]] = []
      for digest in try reading.documents() {
        guard let document = try reading.document(digest) else { continue }
        let isSalted = document.salt != nil
        table.add([digest.hex, "\(document.bytes.count)", isSalted ? "yes" : "no"])
        items.append([
          "bytes": .integer(Int64(document.bytes.count)), "digest": .string(digest.hex),
          "salted": .bool(isSalted),
        ])
      }
      try session.output.list("gavel.document/1", items, table: table)
    }
  }
}
