internal import ArgumentParser
internal import CanonicalJSON
internal import Governance
internal import Ledger
internal import Sodium

/// The objectives, in the order of their deadlines.
struct ObjectiveList: GavelCommand {
  static let configuration = CommandConfiguration(
    commandName: "list",
    abstract: "List the objectives: owner, target, deadline, and whether they were met.",
    discussion: """
      Met and missed are computed from the deadline and the reports. What is to be reached is judged by \
      the last report as of the deadline or before; what is not to be exceeded, only by one as of the \
      deadline or after. Dropped ones are left out, but with --all.
      """)
  static let examples = [
    Example("gavel objective list", "lists the objectives by their deadlines"),
    Example(
      "gavel objective list --overdue", "lists those whose deadline is over and that are not met"),
    Example("gavel objective list --as-of 2026-12-05", "lists them as they stood on that day"),
  ]

  @OptionGroup(title: "Options of every command") var options: GlobalOptions
  @OptionGroup(title: "Reading") var reading: ReadingOptions

  @Flag(help: "Only those whose deadline is over and that are not met.")
  var overdue = false

  @Flag(help: "The dropped ones too.")
  var all = false

  @Option(help: ArgumentHelp("Only those that this body follows.", valueName: "body"))
  var body: String?

  func perform(in session: Session) throws {
    let body = try body.map { try Identifier.argument($0) }
    let ledger = try session.ledger()
    let face = try session.clockFace
    try reading.view(ledger) { view in
      let shown = try view.objectives().filter {
        (all || !$0.isDropped) && (!overdue || $0.isOverdue)
          && (body == nil || $0.current.body == body)
      }.sorted {
        ($0.current.deadline, $0.current.objective) < ($1.current.deadline, $1.current.objective)
      }
      var table = Table(["OBJECTIVE", "TITLE", "OWNER", "TARGET", "REPORTED", "DEADLINE", "STATE"])
      for progress in shown {
        let current = progress.current
        table.add([
          current.objective.text, current.title, current.owner.text,
          current.target?.words ?? "milestone", progress.reports.last?.words ?? "",
          face.text(current.deadline), progress.stateWords,
        ])
      }
      try session.output.list(
        "gavel.objective/1", try shown.map { try $0.members(in: view) }, table: table)
    }
  }
}

extension LedgerView {
  /// Every objective that there was up to the view's time.
  func objectives() throws -> [ObjectiveProgress] {
    var ids: [Identifier] = []
    for objective in try register.objectives() where objective.version == 1 {
      ids.append(objective.objective)
    }
    return try ids.compactMap { try register.progress(of: $0, at: time) }
  }
}

extension ObjectiveProgress {
  /// `missed, moved once`
  var stateWords: String {
    let moved = zip(versions, versions.dropFirst()).count { $0.deadline != $1.deadline }
    let times = moved == 1 ? "once" : "\(moved) times"
    return state.rawValue + (moved == 0 ? "" : ", deadline moved \(times)")
  }

  func members(in view: LedgerView) throws -> [String: JSON] {
    var members = current.members
    members["by"] = .string(try view.decision(current.motion, otherwise: "a decision").by)
    members["overdue"] = .bool(isOverdue)
    members["state"] = .string(state.rawValue)
    members["deciding_entry"] = deciding.map { .integer($0.entry) }
    members["reported"] = reports.last.map { .object($0.members) }
    return members
  }
}

extension Objective {
  var members: [String: JSON] {
    var members: [String: JSON] = [
      "body": .string(body.text), "deadline": .string(deadline.description),
      "from": .string(inForce.from.description), "measure": .string(measure),
      "objective": .string(objective.text), "owner": .string(owner.text),
      "title": .string(title), "version": .integer(version),
    ]
    members["target"] = target?.json
    members["text"] = text.map { .string($0.hex) }
    members["to"] = inForce.to.map { .string($0.description) }
    return members
  }
}

extension ObjectiveReport {
  var members: [String: JSON] {
    var members: [String: JSON] = [
      "as_of": .string(asOf.description), "entry": .integer(entry),
      "person": .string(person.text), "recorded": .string(recorded.description),
      "version": .integer(version),
    ]
    members["reached"] = reached.map(JSON.bool)
    members["text"] = text.map { .string($0.hex) }
    members["value"] = value.map(JSON.integer)
    return members
  }
}
