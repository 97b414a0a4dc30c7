internal import ArgumentParser
internal import CanonicalJSON
internal import Governance
internal import Ledger

/// Who may do what, by which rule.
struct CharterPowers: GavelCommand {
  static let configuration = CommandConfiguration(
    commandName: "powers",
    abstract: "Show as a tree which body may perform which act, by which rule.",
    discussion: """
      Each body stands under its parent, with the acts that it may carry. A power that is narrowed to one policy, \
      body, rule or act goes before the general one, and is taken out of it. With --json, a line for each power; \
      with --document, those that decide on one policy, on one rule, or on the charter itself.
      """)
  static let examples = [
    Example("gavel charter powers", "shows the powers in force, body by body"),
    Example("gavel charter powers --body council", "shows those of one body"),
    Example(
      "gavel charter powers --document model-cards",
      "tells who may amend this policy, by which rule"),
    Example("gavel charter powers --document charter", "tells who may amend the charter"),
  ]

  @OptionGroup(title: "Options of every command") var options: GlobalOptions
  @OptionGroup(title: "When") var reading: ReadingOptions

  @Option(help: "Only the powers of this body.")
  var body: String?

  @Option(
    help: ArgumentHelp(
      "Who may change this policy or rule, or the `charter`.", valueName: "policy, rule or charter")
  )
  var document: String?

  func validate() throws {
    guard body == nil || document == nil else {
      throw ValidationError("name --body or --document, not both")
    }
  }

  func perform(in session: Session) throws {
    let ledger = try session.ledger()
    let body = try body.map { try Identifier.argument($0) }
    try reading.view(ledger) { view in
      if let document { return try show(document, view, session) }
      if let body, try view.register.body(body, at: view.time) == nil {
        throw LedgerError.bodyUnknown(body)
      }
      let tree = try PowerTree(of: view, below: body)
      try session.output.list(
        "gavel.power/1", tree.powers.map(\.members), text: tree.lines.joined(separator: "\n"))
    }
  }

  private func show(_ document: String, _ view: LedgerView, _ session: Session) throws {
    let subject = try DocumentPowers(of: document, in: view)
    try session.output.list(
      "gavel.power/1", subject.powers.map(\.members),
      text: subject.lines.joined(separator: "\n"))
  }
}

extension PowerDefinition {
  /// The power as the charter has it.
  var members: [String: JSON] {
    guard case .object(let members) = json else { return [:] }
    return members
  }

  /// What is to be said of the act beside body and rule.
  var conditions: [String] {
    var words: [String] = []
    if let delay {
      let who = delay.memberClass.map { "members of the class \($0)" } ?? "members"
      words.append(
        "takes effect after \(delay.span / Timestamp.day) days, in which \(who) may object")
    }
    if reserved { words.append("not to be delegated") }
    if retroactive { words.append("may be retroactive") }
    return words
  }
}

/// The bodies, each under its parent, with the acts that they may carry.
struct PowerTree {
  private(set) var lines: [String] = []
  /// Those that are shown, each once.
  private(set) var powers: [PowerDefinition] = []

  /// - Parameter body: only its own powers; those of all where nothing is said.
  init(of view: LedgerView, below body: Identifier? = nil) throws {
    let all = try view.register.powers(at: view.time)
    let bodies = try view.register.bodies().filter { $0.inForce.contains(view.time) }
      .map(\.definition)
    powers = all.filter { power in
      body.map { id in power.requires.contains { $0.body == id } } ?? true
    }
    let delegations = try view.register.delegations().filter {
      $0.inForce.contains(view.time)
    }.map(\.definition)
    func add(_ definition: BodyDefinition, depth: Int) {
      let indent = String(repeating: "  ", count: depth)
      lines.append("\(indent)\(definition.id)   \(visible(definition.title))")
      let own = powers.filter { $0.requires.contains { $0.body == definition.id } }
      let width = own.map(\.act.count).max() ?? 0
      for power in own {
        lines.append("\(indent)  " + Self.words(power, of: definition.id, width, among: all))
      }
      for delegation in delegations where delegation.to == definition.id {
        let acts = delegation.acts.map(\.words).joined(separator: ", ")
        lines.append(
          "\(indent)  for \(delegation.from), \(acts)   by \(delegation.rule), until "
            + "\(delegation.until.calendarDay)"
            + (delegation.countermand.map { ", to be countermanded \($0.words)" } ?? ""))
      }
      lines.append("\(indent)  whatever performs no act   by \(definition.rule)")
      // A body is never above itself, so that every branch ends.
      guard body == nil else { return }
      for child in bodies where child.parent == definition.id { add(child, depth: depth + 1) }
    }
    let ids = Set(bodies.map(\.id))
    for top in bodies
    where body.map({ $0 == top.id }) ?? (top.parent.map { !ids.contains($0) } ?? true) {
      add(top, depth: 0)
    }
  }

  private static func words(
    _ power: PowerDefinition, of body: Identifier, _ width: Int, among all: [PowerDefinition]
  ) -> String {
    let rule = power.requires.first { $0.body == body }?.rule.text ?? ""
    let others = power.requires.filter { $0.body != body }.map { "\($0.body) by \($0.rule)" }
    let narrower = all.filter { $0.act == power.act && $0.scope != nil }.compactMap(\.scope?.text)
    var words = [
      "\(power.act.padding(to: width))   "
        + (power.scope.map { "for \($0.text), " } ?? "") + "by \(rule)"
    ]
    if !others.isEmpty { words.append("together with \(others.joined(separator: " and "))") }
    if power.scope == nil, !narrower.isEmpty {
      words.append("but for \(narrower.joined(separator: ", "))")
    }
    return (words + power.conditions).joined(separator: ", ")
  }
}

extension String {
  fileprivate func padding(to width: Int) -> String {
    self + String(repeating: " ", count: max(0, width - count))
  }
}

/// Who decides on one policy, on one rule, or on the charter.
struct DocumentPowers {
  private(set) var lines: [String] = []
  private(set) var powers: [PowerDefinition] = []

  init(of document: String, in view: LedgerView) throws {
    let id = try Identifier.argument(document)
    if document == "charter" {
      lines = ["the charter"]
      try add([AmendCharter.name], scope: nil, view)
    } else if let known = try view.policyVersions(id) {
      let standing =
        known.inForce.map { "version \($0.version) in force" } ?? "no version in force"
      lines = ["the policy \(id)   \(visible(known.versions.last?.title ?? "")), \(standing)"]
      try add(
        [AmendPolicy.name, SupersedePolicy.name, RepealPolicy.name], scope: .policy(id), view)
    } else if let rule = try view.register.rule(id, at: view.time) {
      lines = ["the rule \(id)   \(visible(rule.title))"]
      try add([ChangeRule.name], scope: .rule(id), view)
    } else {
      throw LedgerError(
        "E-POLICY-UNKNOWN", "there is no policy and no rule \(id)",
        next: "list them: gavel policy list, gavel charter powers", exitStatus: 5)
    }
  }

  private mutating func add(
    _ acts: [String], scope: PowerDefinition.Scope?, _ view: LedgerView
  ) throws {
    let width = acts.map(\.count).max() ?? 0
    for act in acts {
      let name = act.padding(to: width)
      guard let power = try view.register.power(over: act, scope: scope, at: view.time) else {
        lines.append("  \(name)   nobody")
        continue
      }
      powers.append(power)
      let requires = power.requires.map { "\($0.body) by \($0.rule)" }
      lines.append(
        "  "
          + (["\(name)   \(requires.joined(separator: " and "))"] + power.conditions)
          .joined(separator: ", "))
    }
  }
}
