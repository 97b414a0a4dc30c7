internal import ArgumentParser
internal import CanonicalJSON
internal import Governance
internal import Ledger
internal import LedgerStore
internal import Sodium

/// One old decision.
struct OldShow: GavelCommand {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "Show a decision from before the ledger, by its number.")
  static let examples = [
    Example("gavel old show old-council.1", "shows the first one of the council")
  ]

  @OptionGroup(title: "Options of every command") var options: GlobalOptions
  @OptionGroup(title: "Reading") var reading: ReadingOptions

  @Argument(help: "Its number, old-BODY.N.")
  var number: String

  func perform(in session: Session) throws {
    let ledger = try session.ledger()
    session.output.page()
    let face = try session.clockFace
    let (id, batch, place, adopted) = try reading.view(ledger) { view in
      guard let id = Identifier(number), let parts = OldBatch.parts(of: id),
        let batch = try view.register.oldBatch(holding: parts.place, of: parts.body),
        parts.place < batch.first + batch.count
      else { throw LedgerError.noOldDecision(number) }
      let adopted = try batch.adoptedBy.flatMap { try view.register.motion($0)?.number.text }
      return (id, batch, Int(parts.place - batch.first), adopted)
    }
    guard let bytes = try ledger.documentBytes(batch.batch),
      let document = try? OldDecisionBatch(canonical: bytes, limits: .document),
      document.decisions.indices.contains(place)
    else { throw LedgerError.batchMissing(number, batch.batch.hex) }
    try show(document.decisions[place], id, of: batch, adopted, face, in: session)
  }

  private func show(
    _ decision: OldDecision, _ id: Identifier, of batch: OldBatch, _ adopted: String?,
    _ face: ClockFace, in session: Session
  ) throws {
    var lines = [
      "\(id)   \(visible(decision.title ?? decision.name))   ATTESTED",
      "  \(visible(decision.name)) in its source, row \(decision.row), sha256 \(batch.source.hex)",
      "  attested by \(batch.secretary), entry \(batch.entry): weaker evidence than a signed decision",
    ]
    lines += decision.decided.map { ["  decided  \(face.text($0))"] } ?? []
    lines += decision.outcome.map { ["  outcome  \(visible($0)), as the source says"] } ?? []
    lines += adopted.map { ["  adopted  by \($0), as the body's own"] } ?? []
    lines += decision.voices.map { voice in
      "    \(visible(voice.voter))   \(voice.choice.rawValue)"
        + (voice.known.map { "   \($0) in the ledger" } ?? "")
    }
    var members = batch.members
    members["decision"] = decision.json
    members["number"] = .string(id.text)
    members["adopted_by"] = adopted.map(JSON.string)
    try session.output.show(
      "gavel.old_decision/1", members, text: lines.joined(separator: "\n") + "\n")
  }
}

extension LedgerError {
  fileprivate static func noOldDecision(_ text: String) -> LedgerError {
    LedgerError(
      "E-OLD-UNKNOWN", "there is no old decision \"\(text)\"",
      next: "see which numbers there are: gavel old list", exitStatus: 5)
  }

  fileprivate static func batchMissing(_ text: String, _ digest: String) -> LedgerError {
    LedgerError(
      "E-DOCUMENT-UNKNOWN", "the document \(digest) with \(text) is not in this file, or no batch",
      next: "ask for a copy that has it: gavel document list", exitStatus: 5)
  }
}
