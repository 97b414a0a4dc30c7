internal import ArgumentParser
internal import CanonicalJSON
internal import Governance
internal import Ledger
internal import Sodium

/// Decisions from before the ledger.
struct ImportRollCalls: GavelCommand {
  static let configuration = CommandConfiguration(
    commandName: "rollcalls",
    abstract: "Attest, as the secretary, a body's decisions from before the ledger.",
    discussion: """
      The file is a table of comma-separated values with the columns decision,date,title,outcome,voter,choice, a \
      row for each choice (a row without voter and choice tells a decision alone), or JSON Lines, one canonical \
      object for each decision, as jq -cS writes it: \
      {"choices":[{"choice":"yes","voter":"Ann"}],"date":"2020-01-31","decision":"17","outcome":"passed","title":"Dues"}, \
      of which all but decision may be left out. The date is a day or a time, the choice yes, no or abstain, the \
      outcome in the source's own words: nothing is counted.

      They get numbers of their own, old-BODY.1 and on, are always shown as attested, and no member, seat, rule \
      or policy follows from them. Names stand in documents that a motion can redact. Rows that are not of the \
      form are told and left out. The same file again adds nothing; what was cut off goes on where it ended. A \
      motion with the act old_decisions.adopt makes their state the body's own.
      """)
  static let examples = [
    Example(
      "gavel import rollcalls old.csv --body council --yes",
      "attests the decisions of the table as the council's")
  ]

  @OptionGroup(title: "Options of every command") var options: GlobalOptions
  @OptionGroup(title: "Signing") var signing: SigningOptions

  @Option(help: "The body whose decisions they were.")
  var body: String

  @Option(
    help: ArgumentHelp("csv or jsonl; else as the file's name ends.", valueName: "form"))
  var form: String?

  @Argument(help: "The file; - is stdin.", completion: .file())
  var file: String

  func perform(in session: Session) throws {
    let ledger = try session.ledger(readOnly: false)
    let body = try Identifier.argument(body)
    let bytes = try Files.read(file, in: session.environment)
    let (read, earlier) = try ledger.view { view in
      let names = try KnownNames(in: view)
      let read = try Self.read(bytes, as: try readForm(), file, names)
      return (read, try view.register.oldBatches(from: read.source, of: body))
    }
    let batches = read.batches
    let due = batches.count - earlier.count
    guard !signing.dryRun, due > 0 else {
      return try report(read, batches: earlier, in: session)
    }
    let signer = try session.signer(signing, in: ledger)
    let missing = Array(batches.enumerated().dropFirst(earlier.count))
    try ask(read, due: due, body, signer.person, in: session)
    for (index, batch) in missing {
      let document = HandedDocument.salted(try batch.document)
      let event = OldDecisionsAttested(
        body: body, source: read.source, part: Int64(index) + 1, of: Int64(batches.count),
        batch: document.digest, count: Int64(batch.decisions.count))
      try session.recordQuietly(event, [document], in: ledger, as: signer, signing)
    }
    let recorded = try ledger.view {
      try $0.register.oldBatches(from: read.source, of: body)
    }
    try report(read, batches: recorded, in: session)
  }

  private func readForm() throws -> OldDecisionFile.Form {
    let word = form ?? (file.hasSuffix(".csv") ? "csv" : "jsonl")
    guard let form = OldDecisionFile.Form(rawValue: word) else {
      throw ProgramError.usage("\"\(visible(word))\" is no form", next: "take csv or jsonl")
    }
    return form
  }

  private static func read(
    _ bytes: [UInt8], as form: OldDecisionFile.Form, _ file: String, _ names: KnownNames
  ) throws -> OldDecisionFile {
    do {
      return try OldDecisionFile(bytes, form: form) { names[$0] }
    } catch let error as CommaSeparatedText.Malformed {
      throw LedgerError(
        "E-ROLLCALL-FILE", "\(file): \(error.reason)",
        next: "see the form of such a file: gavel import rollcalls --help", exitStatus: 1)
    }
  }

  private func ask(
    _ read: OldDecisionFile, due: Int, _ body: Identifier, _ person: Identifier,
    in session: Session
  ) throws {
    guard !signing.yes else { return }
    try session.terminal.confirm(
      "You are about to sign, as \(person), as the secretary, that \(visible(file)) (sha256 "
        + "\(read.source.hex)) tells \(read.decisions.count) decisions of \(body), "
        + "\(read.refused.count) rows left out, in \(due) events. Sign?", answeredBy: "--yes")
  }

  private func report(
    _ read: OldDecisionFile, batches: [OldBatch], in session: Session
  ) throws {
    let unknown = read.unknownNames
    var lines = [
      "source     sha256 \(read.source.hex)",
      "rows       \(read.rows) read, \(read.refused.count) refused",
      "decisions  \(read.decisions.count), \(read.withoutChoices) without choices",
      "choices    \(read.choices), under \(unknown.count) names that are nobody's in the ledger",
    ]
    lines += read.refused.prefix(20).map { "  row \($0.row): \(visible($0.reason))" }
    if read.refused.count > 20 { lines.append("  and \(read.refused.count - 20) more: --json") }
    lines += batches.map { "attested   \($0.words)" }
    if batches.isEmpty { lines.append("nothing was recorded") }
    try session.output.show(
      "gavel.import_rollcalls/1",
      [
        "batches": .array(batches.map { .object($0.members) }), "choices": .integer(read.choices),
        "decisions": .integer(Int64(read.decisions.count)),
        "refused": .array(
          read.refused.map { ["reason": .string($0.reason), "row": .integer($0.row)] }),
        "rows": .integer(read.rows), "source": .string(read.source.hex),
        "unknown_names": .array(unknown.map(JSON.string)),
        "without_choices": .integer(read.withoutChoices),
      ], text: lines.joined(separator: "\n") + "\n")
  }
}

/// Who in the ledger is called exactly so: a person or organization by id, or an organization by its title.
struct KnownNames {
  private var names: [String: Identifier] = [:]

  init(in view: LedgerView) throws {
    for organization in try view.register.organizations() {
      names[organization.title] = organization.id
    }
    for organization in try view.register.organizations() {
      names[organization.id.text] = organization.id
    }
    for person in try view.register.persons() { names[person.id.text] = person.id }
  }

  subscript(name: String) -> Identifier? {
    // Swift takes canonically equivalent texts for equal; the book compares bytes.
    guard let index = names.index(forKey: name),
      names[index].key.utf8.elementsEqual(name.utf8)
    else { return nil }
    return names[index].value
  }
}

extension Session {
  /// Records one of several events that were asked for together.
  func recordQuietly(
    _ event: any EventKind, _ documents: [HandedDocument], in ledger: OpenLedger,
    as signatory: Signatory, _ options: SigningOptions
  ) throws {
    guard let key = try registrarKey(of: ledger), options.writing.output == nil,
      let signer = signatory.signer
    else {
      throw ProgramError.usage(
        "decisions are imported where the ledger's key is", next: "ask the registrar")
    }
    let signed = try SignedEvent(
      signing: try ledger.bytes(of: event, by: signer.person, until: nil), by: signer,
      documents: documents)
    _ = try record(signed, in: ledger, with: key, aheadAllowed: options.clockAhead)
  }
}
