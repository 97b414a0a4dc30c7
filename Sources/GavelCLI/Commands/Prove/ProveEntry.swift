internal import ArgumentParser
internal import CanonicalJSON
internal import Governance
internal import Ledger
internal import Sodium
internal import TransparencyLog

/// The receipt of one entry.
struct ProveEntry: GavelCommand {
  static let configuration = CommandConfiguration(
    commandName: "entry",
    abstract: "Write the receipt of an entry: the proof that it is in the ledger.",
    discussion: """
      A C2SP tlog-proof: the entry's place in the tree, and the signed head, with the cosignatures of witnesses \
      where it has any. The entry itself is in it as extra data. Whoever has it checks it with gavel receipt \
      verify, or with any program for such proofs, and can show later that the entry was there.
      """)
  static let examples = [
    Example("gavel prove 4", "writes the receipt of entry 4 to 4.tlog-proof"),
    Example("gavel prove 4 --output -", "prints it"),
  ]

  @OptionGroup(title: "Options of every command") var options: GlobalOptions
  @OptionGroup var writing: WritingOptions

  @Argument(help: "The number of the entry: see gavel log.")
  var entry: Int64

  func perform(in session: Session) throws {
    let ledger = try session.ledger(readOnly: false)
    let receipt = try ledger.receipt(ofEntry: entry)
    try ledger.handOut(receipt.proof.checkpoint)
    let path = writing.output ?? "\(entry).tlog-proof"
    if path == "-" { return try session.output.bytes(receipt.bytes) }
    try Files.write(
      receipt.bytes, to: session.environment.absolute(path), force: writing.force)
    let head = receipt.proof.checkpoint.checkpoint.head
    try session.output.show(
      "gavel.receipt_written/1",
      [
        "entry": .integer(entry), "file": .string(path), "root": .string(head.root.base64),
        "size": .integer(head.size),
      ],
      text:
        "the receipt of entry \(entry), under the head of \(head.size) entries: \(visible(path))\n")
    session.terminal.next("whoever has it checks it: gavel receipt verify \(visible(path))")
  }
}
