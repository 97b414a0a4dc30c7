internal import ArgumentParser
internal import Governance
internal import Ledger
internal import LedgerStore
internal import Sodium

/// The bytes of a document, its hash checked.
struct DocumentShow: GavelCommand {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "Print the bytes of a document, once its hash was checked.")
  static let examples = [
    Example("gavel document show DIGEST", "prints the document of this digest")
  ]

  @OptionGroup(title: "Options of every command") var options: GlobalOptions

  @Argument(help: "The digest, or at least its first eight digits.")
  var digest: String

  func perform(in session: Session) throws {
    let ledger = try session.ledger()
    let found = try ledger.file.read { reading in
      try reading.documents().filter { digest.utf8.count >= 8 && $0.hex.hasPrefix(digest) }
    }
    guard found.count == 1, let document = try ledger.document(found[0]) else {
      throw LedgerError(
        "E-DOCUMENT-UNKNOWN", "\(found.count) documents have a digest like \(visible(digest))",
        next: "list them: gavel document list", exitStatus: 5)
    }
    session.output.page()
    try session.output.show(bytes: document.bytes)
  }
}
