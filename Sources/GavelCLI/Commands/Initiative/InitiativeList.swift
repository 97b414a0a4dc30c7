internal import ArgumentParser
internal import CanonicalJSON
internal import Governance
internal import Ledger
internal import Sodium

/// The initiatives with their partners.
struct InitiativeList: GavelCommand {
  static let configuration = CommandConfiguration(
    commandName: "list",
    abstract:
      "List the initiatives, and their commitments: with whom, by whose signature, until when.",
    discussion: """
      A commitment binds when the consortium has decided it and the partner has signed; one that the \
      secretary attested is weaker, and told apart. With --renewal-due only those whose term ends within \
      90 days, or has ended, without a new one.
      """)
  static let examples = [
    Example("gavel initiative list", "lists what is done with whom"),
    Example("gavel initiative list --renewal-due", "lists the commitments that are to be renewed"),
  ]

  @OptionGroup(title: "Options of every command") var options: GlobalOptions
  @OptionGroup(title: "Reading") var reading: ReadingOptions

  @Flag(name: .long, help: "Only the commitments to be renewed within 90 days.")
  var renewalDue = false

  func perform(in session: Session) throws {
    let ledger = try session.ledger()
    let face = try session.clockFace
    try reading.view(ledger) { view in
      var table = Table(["INITIATIVE", "TITLE", "COMMITMENT", "PARTNER", "EVIDENCE", "RENEW BY"])
      var items: [[String: JSON]] = []
      for initiative in try view.register.initiatives()
      where initiative.inForce.contains(view.time) {
        let due = try view.register.commitmentsToRenew(
          of: initiative.id, before: view.time.adding(90 * Timestamp.day))
        let all = try view.register.commitments(of: initiative.id).filter { $0.state != .ended }
        let commitments = renewalDue ? due : all
        guard !renewalDue || !commitments.isEmpty else { continue }
        for commitment in commitments {
          table.add([
            initiative.id.text, initiative.title, commitment.commitment.text,
            commitment.partner.text, commitment.evidence(at: view.time),
            face.text(commitment.renewBy),
          ])
        }
        if commitments.isEmpty {
          table.add([initiative.id.text, initiative.title, "", "", "", ""])
        }
        items.append([
          "body": .string(initiative.body.text),
          "commitments": .array(commitments.map { .object($0.members(at: view.time)) }),
          "initiative": .string(initiative.id.text), "title": .string(initiative.title),
        ])
      }
      try session.output.list("gavel.initiative/1", items, table: table)
    }
  }
}

extension Commitment {
  /// `signed by both`, `ATTESTED by the secretary`, `awaits ml-rep`, `expired`, `withdrawn`
  func evidence(at time: Timestamp) -> String {
    if let ended, ended < renewBy { return "withdrawn" }
    if renewBy <= time { return "expired" }
    return switch state {
    case .offered: "awaits \(signatory)"
    case .signed: "signed by both"
    case .attested: "ATTESTED by the secretary"
    case .ended: "withdrawn"
    }
  }

  func members(at time: Timestamp) -> [String: JSON] {
    var members: [String: JSON] = [
      "binds": .bool(binds(at: time)), "commitment": .string(commitment.text),
      "entry": .integer(entry), "partner": .string(partner.text),
      "renew_by": .string(renewBy.description), "signatory": .string(signatory.text),
      "state": .string(state.rawValue), "text": .string(text.hex), "title": .string(title),
      "version": .integer(version),
    ]
    members["ended"] = ended.map { .string($0.description) }
    members["key"] = publicKey.map { .string($0.base64) }
    members["signed"] = signedAt.map { .string($0.description) }
    members["source"] = source.map { .string($0.hex) }
    return members
  }
}
