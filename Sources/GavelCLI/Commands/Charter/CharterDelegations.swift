internal import ArgumentParser
internal import CanonicalJSON
internal import Governance
internal import Ledger
internal import Sodium

/// Which powers bodies have let others use.
struct CharterDelegations: GavelCommand {
  static let configuration = CommandConfiguration(
    commandName: "delegations",
    abstract: "List the powers that bodies have delegated to others, and until when.")
  static let examples = [
    Example("gavel charter delegations", "lists the delegations in force"),
    Example("gavel charter delegations --all", "lists those that are over, too"),
  ]

  @OptionGroup(title: "Options of every command") var options: GlobalOptions
  @OptionGroup(title: "When") var reading: ReadingOptions

  @Flag(help: "Also those that are over or have not begun.")
  var all = false

  func perform(in session: Session) throws {
    let ledger = try session.ledger()
    try reading.view(ledger) { view in
      var table = Table(["DELEGATION", "FROM", "TO", "ACTS", "BY RULE", "UNTIL", "COUNTERMAND"])
      var items: [[String: JSON]] = []
      for delegation in try view.register.delegations()
      where all || delegation.inForce.contains(view.time) {
        let definition = delegation.definition
        table.add([
          definition.id.text, definition.from.text, definition.to.text,
          definition.acts.map(\.words).joined(separator: ", "), definition.rule.text,
          delegation.inForce.to.map { "\($0.calendarDay)" } ?? "",
          definition.countermand.map(\.words) ?? "",
        ])
        items.append(try delegation.members(in: view))
      }
      try session.output.list("gavel.delegation/1", items, table: table)
    }
  }
}

extension Delegation {
  fileprivate func members(in view: LedgerView) throws -> [String: JSON] {
    func decision(_ id: Digest) throws -> JSON {
      .string(try view.register.motion(id)?.number.text ?? id.hex)
    }
    var members: [String: JSON] = [
      "acts": .array(definition.acts.map { .string($0.words) }), "by": try decision(motion),
      "from": .string(definition.from.text), "id": .string(id.text),
      "in_force": .bool(inForce.contains(view.time)), "rule": .string(definition.rule.text),
      "since": .string(inForce.from.description), "title": .string(definition.title),
      "to": .string(definition.to.text),
      "until": .string((inForce.to ?? definition.until).description),
    ]
    members["countermand_within"] = definition.countermand.map { .integer($0.within) }
    members["waits"] = definition.countermand.map { .bool($0.waits) }
    members["ended_by"] = try endedBy.map(decision)
    return members
  }
}

extension DelegationDefinition.Countermand {
  /// `within 14 days, decisions wait for it`
  var words: String {
    let span =
      within.isMultiple(of: Timestamp.day)
      ? "\(within / Timestamp.day) days" : "\(within) seconds"
    return "within \(span)" + (waits ? ", decisions wait" : "")
  }
}
