internal import ArgumentParser
internal import CanonicalJSON
internal import Sodium

/// The digests that the ledger takes of bytes.
struct RawHash: GavelCommand {
  static let configuration = CommandConfiguration(
    commandName: "hash", abstract: "Compute the digest that a ledger has for these bytes.",
    discussion: """
      Without a flag: the SHA-256, which names a document, and an event by its bytes; printed as sha256sum \
      does. With --leaf: that of a zero byte and the bytes, the hash of a leaf of the log (RFC 6962), of an \
      entry without its line feed.
      """)
  static let examples = [
    Example("gavel raw hash minutes.md", "prints the name that a ledger has for this document"),
    Example(
      "tail -n 1 trail.jsonl | tr -d '\\n' | gavel raw hash --leaf -", "hashes an entry as a leaf"),
  ]

  @OptionGroup(title: "Options of every command") var options: GlobalOptions

  @Flag(help: "The hash of a leaf of the log.")
  var leaf = false

  @Argument(help: "The file; - is stdin.", completion: .file())
  var file: String

  func perform(in session: Session) throws {
    let bytes = try Files.read(file, in: session.environment)
    let digest = leaf ? SHA256.hash(prefix: 0, bytes) : SHA256.hash(bytes)
    try session.output.show(
      "gavel.hash/1",
      [
        "bytes": .integer(Int64(bytes.count)), "file": .string(file),
        "kind": leaf ? "leaf" : "sha256", "digest": .string(digest.hex),
      ],
      text: "\(digest.hex)  \(visible(file))\n")
  }
}
