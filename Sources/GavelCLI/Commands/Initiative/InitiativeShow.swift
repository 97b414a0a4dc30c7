internal import ArgumentParser
internal import CanonicalJSON
internal import Governance
internal import Ledger
internal import Sodium

/// One initiative with every commitment in it.
struct InitiativeShow: GavelCommand {
  static let configuration = CommandConfiguration(
    commandName: "show",
    abstract: "Show an initiative: each commitment, both signatures, and up to when it binds.")
  static let examples = [
    Example("gavel initiative show registry", "shows the initiative and its partners")
  ]

  @OptionGroup(title: "Options of every command") var options: GlobalOptions
  @OptionGroup(title: "Reading") var reading: ReadingOptions

  @Argument(help: "The initiative.")
  var initiative: String

  func perform(in session: Session) throws {
    let id = try Identifier.argument(initiative)
    let ledger = try session.ledger()
    session.output.page()
    let face = try session.clockFace
    try reading.view(ledger) { view in
      guard let page = try InitiativePage(id, in: view, face) else {
        throw LedgerError(
          "E-INITIATIVE-UNKNOWN", "no motion started an initiative \(id)",
          next: "list them: gavel initiative list", exitStatus: 5)
      }
      try session.output.show(InitiativePage.schema, page.members, text: page.text)
    }
  }
}

/// An initiative as it is shown.
struct InitiativePage {
  static let schema = "gavel.initiative_whole/1"

  let members: [String: JSON]
  let text: String

  /// - Returns: nil where the book has no such initiative.
  init?(_ id: Identifier, in view: LedgerView, _ face: ClockFace) throws {
    guard let initiative = try view.register.initiative(id) else { return nil }
    let decision = try view.decision(initiative.motion, otherwise: "a decision")
    var lines = [
      "\(id)   \(visible(initiative.title))",
      "  started  \(face.text(initiative.inForce.from)), by \(decision.words), under "
        + "\(initiative.body)"
        + (initiative.inForce.to.map { ", until \(face.text($0))" } ?? ""),
    ]
    let commitments = try view.register.commitments(of: id)
    for commitment in commitments {
      let by = try view.decision(commitment.motion, otherwise: "a decision")
      lines.append(
        "  \(commitment.commitment) version \(commitment.version)   "
          + "\(visible(commitment.title))   \(commitment.partner)   "
          + commitment.evidence(at: view.time))
      lines.append("    consortium  by \(by.words)   text sha256 \(commitment.text.hex)")
      if let signed = commitment.signedAt {
        let word =
          commitment.source.map { "attested by the secretary, of \($0.hex.prefix(12))" }
          ?? "signed by \(commitment.signatory)"
        lines.append(
          "    partner     \(word) on \(face.text(signed)), event "
            + "\(commitment.signedEvent?.hex.prefix(12) ?? "")")
      }
      lines.append("    term        until \(face.text(commitment.renewBy))")
    }
    var members = decision.members
    members["body"] = .string(initiative.body.text)
    members["commitments"] = .array(
      commitments.map { .object($0.members(at: view.time)) })
    members["from"] = .string(initiative.inForce.from.description)
    members["initiative"] = .string(id.text)
    members["text"] = initiative.text.map { .string($0.hex) }
    members["title"] = .string(initiative.title)
    members["to"] = initiative.inForce.to.map { .string($0.description) }
    self.members = members
    text = lines.joined(separator: "\n") + "\n"
  }
}
