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
    Example("gavel policy list --review-due", "lists what was to be looked at again by now"),
  ]

  @OptionGroup(title: "Options of every command") var options: GlobalOptions
  @OptionGroup(title: "Reading") var reading: ReadingOptions

  @Flag(help: "Only those whose date of review has come, and the bodies that may amend each.")
  var reviewDue = false

  func perform(in session: Session) throws {
    let ledger = try session.ledger()
    guard !reviewDue else { return try reading.view(ledger) { try listDue($0, session) } }
    try reading.view(ledger) { view in
      var table = Table(["POLICY", "VERSION", "TITLE", "IN FORCE FROM", "BY"])
      var items: [[String: JSON]] = []
      var seen: Set<Identifier> = []
      for policy in try view.register.policies() where seen.insert(policy.policy).inserted {
        guard let known = try view.policyVersions(policy.policy), let current = known.inForce
        else { continue }
        table.add([
          current.policy.text, "\(current.version)", current.title,
          "\(current.inForce.from.calendarDay)",
          try view.register.motion(current.motion)?.number.text ?? "",
        ])
        items.append(try known.members(of: current, in: view))
      }
      try session.output.list("gavel.policy/1", items, table: table)
    }
  }

  private func listDue(_ view: LedgerView, _ session: Session) throws {
    var table = Table(["POLICY", "VERSION", "TITLE", "REVIEW BY", "AMENDED BY"])
    var items: [[String: JSON]] = []
    for (policy, bodies) in try view.policiesDue() {
      guard let known = try view.policyVersions(policy.policy) else { continue }
      table.add([
        policy.policy.text, "\(policy.version)", policy.title,
        policy.reviewBy.map { "\($0.calendarDay)" } ?? "",
        bodies.map(\.text).joined(separator: " and "),
      ])
      items.append(
        try known.members(of: policy, in: view).merging([
          "amended_by": .array(bodies.map { .string($0.text) })
        ]) { first, _ in first })
    }
    try session.output.list("gavel.policy/1", items, table: table)
  }
}

extension PolicyVersions {
  func members(of version: Policy, in view: LedgerView) throws -> [String: JSON] {
    var members: [String: JSON] = [
      "adopted": .string(version.adopted.description),
      "by": .string(
        try view.register.motion(version.motion)?.number.text ?? version.motion.hex),
      "from": .string(version.inForce.from.description), "policy": .string(policy.text),
      "text": .string(version.text.hex), "title": .string(version.title),
      "version": .integer(version.version),
    ]
    members["to"] = version.standing.to.map { .string($0.description) }
    members["review_by"] = version.reviewBy.map { .string($0.description) }
    members["sunset"] = version.sunset.map { .string($0.description) }
    if let end = try view.objectionsEnd(of: version) {
      members["objections_until"] = .string(end.description)
    }
    if let reversal = try view.register.reversal(of: version.motion) {
      members["rescinded_by"] = .string(
        try view.register.motion(reversal.by)?.number.text ?? reversal.by.hex)
    }
    members["reverts_to"] = reverted(by: version).map(JSON.integer)
    return members
  }
}
