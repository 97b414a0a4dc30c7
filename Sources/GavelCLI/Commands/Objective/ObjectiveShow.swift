internal import ArgumentParser
internal import CanonicalJSON
internal import Governance
internal import Ledger
internal import Sodium

/// One objective with all its versions and reports.
struct ObjectiveShow: GavelCommand {
  static let configuration = CommandConfiguration(
    commandName: "show",
    abstract: "Show an objective: each version with its deadline, each report, and what follows.",
    discussion: """
      Every version is shown with how it stood: a deadline that was moved stays visible, and whether it \
      was over by then.
      """)
  static let examples = [
    Example("gavel objective show cards", "shows the objective and its reports")
  ]

  @OptionGroup(title: "Options of every command") var options: GlobalOptions
  @OptionGroup(title: "Reading") var reading: ReadingOptions

  @Argument(help: "The objective.")
  var objective: String

  func perform(in session: Session) throws {
    let id = try Identifier.argument(objective)
    let ledger = try session.ledger()
    session.output.page()
    let face = try session.clockFace
    try reading.view(ledger) { view in
      guard let page = try ObjectivePage(id, in: view, face) else {
        throw LedgerError(
          "E-OBJECTIVE-UNKNOWN", "no motion adopted an objective \(id)",
          next: "list them: gavel objective list", exitStatus: 5)
      }
      try session.output.show(ObjectivePage.schema, page.members, text: page.text)
    }
  }
}

/// An objective as it is shown.
struct ObjectivePage {
  static let schema = "gavel.objective_whole/1"

  let members: [String: JSON]
  let text: String

  /// - Returns: nil where the book has no such objective at the view's time.
  init?(_ id: Identifier, in view: LedgerView, _ face: ClockFace) throws {
    guard let progress = try view.register.progress(of: id, at: view.time) else { return nil }
    let current = progress.current
    var lines = [
      "\(id)   \(visible(current.title))   \(progress.state.rawValue.uppercased())",
      "  owner     \(current.owner.text), followed by \(current.body)",
      "  measure   \(visible(current.measure))",
      "  target    \(visible(current.target?.words ?? "a milestone, reached or not"))",
      "  deadline  \(face.text(current.deadline)), \(face.distance(to: current.deadline))",
      "  so        \(progress.reason(face))",
    ]
    var versions: [JSON] = []
    for version in progress.versions {
      let decision = try view.decision(
        version.motion, entry: version.entry, otherwise: "a decision")
      let state = progress.state(of: version, at: view.time)
      let isCurrent = version.version == current.version
      lines.append(
        "  version \(version.version)   by \(decision.words), from "
          + "\(face.text(version.inForce.from)): due \(face.text(version.deadline)), "
          + "\(version.target?.words ?? "milestone"), \(version.owner.text)"
          + (try isCurrent && !progress.isDropped
            ? ""
            : "; \(state.rawValue) when "
              + (isCurrent ? "dropped" : "amended")
              + " by "
              + view.decision(version.endedBy, otherwise: "a decision").by))
      var item = version.members
      item.merge(decision.members) { first, _ in first }
      item["state"] = .string(state.rawValue)
      versions.append(.object(item))
    }
    for report in progress.reports {
      lines.append(
        "  report    as of \(face.text(report.asOf)): \(report.words)   by \(report.person), "
          + "entry \(report.entry), recorded \(face.text(report.recorded))"
          + (report.text.map { "   text \($0.hex.prefix(12))" } ?? ""))
    }
    var members = try progress.members(in: view)
    members["reports"] = .array(progress.reports.map { .object($0.members) })
    members["versions"] = .array(versions)
    self.members = members
    text = lines.joined(separator: "\n") + "\n"
  }
}

extension ObjectiveProgress {
  /// From what the state follows.
  fileprivate func reason(_ face: ClockFace) -> String {
    let told = deciding.map {
      "the report as of \(face.text($0.asOf)), entry \($0.entry), says \($0.words)"
    }
    return switch state {
    case .met: "met: " + (told ?? "")
    case .missed: "missed: " + (told ?? "")
    case .unreported: "not met: the deadline is over, and no report tells of it"
    case .dropped: "dropped"
    case .open: "open: " + (told ?? "no report decides yet")
    }
  }
}
