internal import ArgumentParser
internal import CanonicalJSON
internal import Governance
internal import Ledger
internal import LedgerStore
internal import Sodium

/// The documents that the file holds.
struct DocumentList: GavelCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "List the documents that the ledger holds.",
    discussion: """
      ACCESS tells who may read it: everybody, or the members of one body, whose exports hold it (gavel export \
      trail --for BODY). What a motion had destroyed is listed with that motion.
      """)
  static let examples = [
    Example("gavel document list", "lists their digests and sizes")
  ]

  @OptionGroup(title: "Options of every command") var options: GlobalOptions

  func perform(in session: Session) throws {
    let ledger = try session.ledger()
    let held = try ledger.file.read { reading in
      try reading.documents().compactMap { try reading.document($0) }
    }
    try ledger.view { view in
      var table = Table(["DIGEST", "BYTES", "SALTED", "ACCESS", "REDACTED"])
      var items: [[String: JSON]] = []
      let named = try view.register.namedDocuments()
      let records = Dictionary(named.map { ($0.digest, $0) }) { $1 }
      let here = Dictionary(held.map { ($0.digest, $0) }) { $1 }
      let gone = named.filter { $0.redactedBy != nil }.map(\.digest)
      for digest in Set(held.map(\.digest) + gone).sorted() {
        let (document, record) = (here[digest], records[digest])
        let isSalted = record?.isSalted ?? (document?.salt != nil)
        let access = record?.access ?? "public"
        let motion = try record?.redactedBy.flatMap { try view.register.motion($0) }?.number
        table.add([
          digest.hex, document.map { "\($0.bytes.count)" } ?? "", isSalted ? "yes" : "no", access,
          motion.map { "by \($0)" } ?? "",
        ])
        var item: [String: JSON] = [
          "access": .string(access), "digest": .string(digest.hex), "salted": .bool(isSalted),
        ]
        item["bytes"] = document.map { .integer(Int64($0.bytes.count)) }
        item["redacted_by"] = motion.map { .string($0.text) }
        items.append(item)
      }
      try session.output.list("gavel.document/1", items, table: table)
    }
  }
}
