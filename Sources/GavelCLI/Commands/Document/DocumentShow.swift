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
    let name = try ledger.documentName(digest)
    guard let document = try ledger.document(name) else {
      try ledger.view { view in
        let redactedBy = try view.register.namedDocument(name)?.redactedBy
        guard let redactedBy, let motion = try view.register.motion(redactedBy) else { return }
        throw LedgerError(
          "E-DOCUMENT-REDACTED", "the document \(name.hex) was redacted by \(motion.number)",
          next: "see the decision: gavel motion show \(motion.number)", exitStatus: 5)
      }
      throw LedgerError(
        "E-DOCUMENT-UNKNOWN",
        "the document \(name.hex) is not in this file: it may have been withheld",
        next: "ask who exported it", exitStatus: 5)
    }
    session.output.page()
    try session.output.show(bytes: document.bytes)
  }
}
