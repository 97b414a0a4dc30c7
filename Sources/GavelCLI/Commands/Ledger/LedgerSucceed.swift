internal import ArgumentParser
internal import CanonicalJSON
internal import Governance
internal import Ledger
internal import Sodium
internal import TransparencyLog

/// The successor of a ledger that cannot go on.
struct LedgerSucceed: GavelCommand {
  static let configuration = CommandConfiguration(
    commandName: "succeed",
    abstract: "Found the ledger that goes on in this one's place.",
    discussion: """
      For a ledger whose lost entries nobody has any more, or whose registrar is gone. This file is verified in \
      full; the successor is a ledger of another name with a key of its own, whose genesis names the head of this \
      file and the newest head that is known of it: what lies between is lost, and said to be. Its founders accept \
      as those of any ledger do. From then on this computer records nothing in the old ledger, which can be read \
      and verified as before. Of a rehearsal the successor is one, too.

      The charter is to be what stands now: gavel charter export writes it, with a list of what no charter can \
      carry over.
      """)
  static let examples = [
    Example(
      "gavel ledger succeed new.gavel --charter NEXT.yaml --origin thealliance.example/second --yes",
      "founds the successor of the ledger of this folder")
  ]

  @OptionGroup(title: "Options of every command") var options: GlobalOptions
  @OptionGroup(title: "Signing") var signing: SigningOptions

  @Option(help: "The charter of the successor.", completion: .file())
  var charter: String

  @Option(help: "The name of the successor for ever, another than that of this ledger.")
  var origin: String

  @Option(
    help: ArgumentHelp(
      "The newest head that somebody holds of this ledger, as its checkpoint has it: the second and the third "
        + "line.", valueName: "size:root"))
  var lost: String?

  @Option(help: "The articles as prose, where the charter names them by hash.", completion: .file())
  var articles: String?

  @Argument(help: "The file to make.", completion: .file(extensions: ["gavel"]))
  var file: String

  func validate() throws {
    if signing.agent || signing.prepare != nil {
      throw ValidationError(
        "a genesis is signed with a key file of this computer and recorded at once: "
          + "no --agent, no --prepare")
    }
    if signing.writing.output != nil || signing.writing.force || signing.until != nil {
      throw ValidationError("a genesis is recorded at once: no --output, --force or --until")
    }
  }

  func perform(in session: Session) throws {
    let old = session.environment.absolute(try session.ledgerPath())
    let heads = try session.heads
    let progress = Progress("verifying entries", total: 0, in: session)
    let succession = try Succession(of: old, lost: try lost.map(Self.head), heads: heads) {
      progress.reach($0)
    }
    progress.finish()
    let founding = try NewLedger(
      at: file, origin: origin, charter: charter, articles: articles,
      rehearsal: succession.identity.rehearsal, following: succession.predecessor,
      signing: signing, in: session)
    founding.describe()
    if signing.dryRun { return try founding.rehearse() }
    if !signing.yes {
      try session.terminal.confirm(
        "Found it, and end \(visible(succession.identity.origin)) on this computer?",
        answeredBy: "--yes")
    }
    let now = try session.now
    try founding.found { try succession.end(for: founding.origin, in: heads, at: now) }
    session.terminal.next(
      "name the ledger that you mean from now on: --ledger \(visible(file)), or GAVEL_LEDGER")
  }

  /// Reads `SIZE:ROOT`.
  private static func head(_ text: String) throws -> TreeHead {
    let parts = text.split(separator: ":", omittingEmptySubsequences: false)
    guard parts.count == 2, let size = Int64(parts[0]), String(size) == parts[0], size > 0,
      let root = Digest(base64: String(parts[1]))
    else {
      throw ProgramError.usage(
        "\"\(text)\" is no head of a ledger",
        next: "give its number of entries and its root in base64, as a checkpoint has them: 7:ROOT")
    }
    return TreeHead(size: size, root: root)
  }
}
