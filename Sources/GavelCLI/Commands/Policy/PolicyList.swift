internal import ArgumentParser
internal import CanonicalJSON
internal import Governance
internal import Ledger
internal import Sodium

/// The policies in force on a day.
struct PolicyList: GavelCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "List the policies in force, since when and by which decision.")
  static let examples = [
    Example("gavel policy list", "lists what is in force now"),
    Example("gavel policy list --as-of 2026-03-01", "lists what was in force on that day"),
  ]

  @OptionGroup(title: "Options of every command") var options: GlobalOptions
  @OptionGroup(title: "Reading") var reading: ReadingOptions

  func perform(in session: Session) throws {
    let ledger = try session.ledger()
    try reading.view(ledger) { view in
      var table = Table(["POLICY", "VERSION", "TITLE", "IN FORCE FROM", "BY"])
      var items: [[String: JSON]] = []
      var seen: Set<Identifier> = []
      for policy in try view.register.policies() where seen.insert(policy.policy).inserted {
        guard let current = try view.register.policy(policy.policy, at: view.time) else { continue }
        let item = try current.members(in: view)
        table.add([
          current.policy.text, "\(current.version)", current.title,
          "\(current.inForce.from.calendarDay)",
          try view.register.motion(current.motion)?.number.text ?? "",
        ])
        items.append(item)
      }
      try session.output.list("gavel.policy/1", items, table: table)
    }
  }
}

extension Policy {
  func members(in view: LedgerView) throws -> [String: JSON] {
    var members: [String: JSON] = [
      "by": .string(try view.register.motion(motion)?.number.text ?? motion.hex),
      "from": .string(inForce.from.description), "policy": .string(policy.text),
      "text": .string(text.hex), "title": .string(title), "version": .integer(version),
    ]
    members["to"] = inForce.to.map { .string($0.description) }
    return members
  }
}
