internal import ArgumentParser
internal import CanonicalJSON
internal import Governance
internal import Ledger
internal import Sodium
internal import TransparencyLog

/// A citation that can be checked, or the check of one.
struct Cite: GavelCommand {
  static let configuration = CommandConfiguration(
    commandName: "cite",
    abstract: "Cite a decision so that anybody can check it, or check a citation.",
    discussion: """
      Takes the number of a motion, meeting or risk, the id of a policy or objective, or with --poll the \
      last poll on a motion. The citation names the event, its entry and a head of the log that contains it.

      With --check it takes a citation as it was printed, line breaks or not, and says whether this ledger \
      has it so: it is of another ledger (exit 5), the ledger has something else there (exit 3), the state \
      has changed since (exit 6), or this copy is too short to tell (exit 6).
      """)
  static let examples = [
    Example("gavel cite council-2026-001", "prints the citation of a decision"),
    Example("gavel cite --check - < citation.txt", "checks a citation that somebody pasted"),
  ]

  @OptionGroup(title: "Options of every command") var options: GlobalOptions

  @Flag(help: "Cite the last poll on the motion instead of the motion.")
  var poll = false

  @Option(
    help: ArgumentHelp("Check this citation; - reads it from stdin.", valueName: "citation"))
  var check: String?

  @Argument(help: "A number or an id.")
  var id: String?

  func perform(in session: Session) throws {
    let ledger = try session.ledger()
    switch (id, check) {
    case (let id?, nil): try cite(poll ? "poll of \(id)" : id, ledger, session)
    case (nil, let text?) where !poll: try check(text, ledger, session)
    default:
      throw ProgramError.usage(
        "gavel cite takes a number or --check CITATION", next: "see gavel cite --help")
    }
  }

  private func cite(_ subject: String, _ ledger: OpenLedger, _ session: Session) throws {
    guard let citation = try ledger.citation(of: subject) else {
      throw LedgerError(
        "E-NAME-UNKNOWN", "nothing that can be cited is called \"\(subject)\"",
        next: "give the number of a motion, meeting or risk, or the id of a policy or objective",
        exitStatus: 5)
    }
    var members = citation.members
    members["citation"] = .string(citation.description)
    try session.output.show(
      "gavel.citation/1", members, text: visible(citation.description) + "\n")
  }

  private func check(_ text: String, _ ledger: OpenLedger, _ session: Session) throws {
    let text =
      text == "-"
      ? String(decoding: try Files.read("-", in: session.environment), as: UTF8.self) : text
    guard let citation = Citation(text) else {
      throw LedgerError(
        "E-CITATION-FORM", "this is no citation",
        next: "paste a whole one, from the number to the root: gavel cite --help", exitStatus: 64)
    }
    let result = try CitationCheck(citation, against: ledger)
    var members = citation.members
    members["findings"] = .array(result.findings.map(JSON.string))
    members["verdict"] = .string(result.verdict.rawValue)
    let lines =
      ["\(result.verdict.words)   \(visible(citation.subject))   \(ledger.origin.text)"]
      + result.findings.map { "  \(visible($0))" }
    try session.output.show(
      "gavel.citation_check/1", members, text: lines.joined(separator: "\n") + "\n")
    session.exitStatus = result.verdict.exitStatus
  }
}

extension Citation {
  fileprivate var members: [String: JSON] {
    [
      "date": .string(date.description), "entry": .integer(entry), "event": .string(event.hex),
      "origin": .string(origin), "outcome": .string(outcome), "root": .string(head.root.base64),
      "size": .integer(head.size), "subject": .string(subject), "title": .string(title),
    ]
  }
}

extension CitationCheck.Verdict {
  fileprivate var words: String {
    switch self {
    case .matches: "MATCHES"
    case .changed: "CHANGED SINCE"
    case .unproved: "NOT PROVED: this copy is older than the citation"
    case .otherLedger: "ANOTHER LEDGER"
    case .mismatch: "DOES NOT MATCH"
    }
  }

  fileprivate var exitStatus: Int32 {
    switch self {
    case .matches: 0
    case .changed, .unproved: 6
    case .otherLedger: 5
    case .mismatch: 3
    }
  }
}
