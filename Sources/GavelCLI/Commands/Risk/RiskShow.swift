internal import ArgumentParser
internal import CanonicalJSON
internal import Governance
internal import Ledger
internal import Sodium

/// One risk with all that happened to it.
struct RiskShow: GavelCommand {
  static let configuration = CommandConfiguration(
    commandName: "show",
    abstract: "Show a risk: who identified it, who owns it, each decision and review.")
  static let examples = [
    Example("gavel risk show council-r2026-001", "shows the risk and its history")
  ]

  @OptionGroup(title: "Options of every command") var options: GlobalOptions
  @OptionGroup(title: "Reading") var reading: ReadingOptions

  @Argument(help: "The number of the risk, or its event.")
  var risk: String

  func perform(in session: Session) throws {
    let ledger = try session.ledger()
    session.output.page()
    let face = try session.clockFace
    try reading.view(ledger) { view in
      let page = try RiskPage(try view.risk(risk), in: view, face)
      try session.output.show(RiskPage.schema, page.members, text: page.text)
    }
  }
}

/// A risk as it is shown.
struct RiskPage {
  static let schema = "gavel.risk_whole/1"

  let members: [String: JSON]
  let text: String

  init(_ risk: Risk, in view: LedgerView, _ face: ClockFace) throws {
    var lines = [
      "\(risk.number)   \(visible(risk.title))   \(risk.state.rawValue.uppercased())",
      "  before  \(risk.body)",
      "  owner   \(risk.owner?.text ?? "nobody")",
    ]
    if let day = risk.reviewBy {
      lines.append(
        "  review  by \(face.text(day)), \(face.distance(to: day))"
          + (risk.isReviewDue(at: view.time) ? ": DUE" : ""))
    }
    var steps: [JSON] = []
    for step in try view.register.steps(ofRisk: risk.id) {
      let by =
        try step.person?.text
        ?? view.decision(step.source, entry: step.entry, otherwise: "a decision").by
      lines.append(
        "  \(face.text(step.time))   \(step.kind.rawValue) by \(by), entry \(step.entry)"
          + (step.owner.map { ", owner \($0.text)" } ?? "")
          + (step.reviewBy.map { ", review by \(face.text($0))" } ?? "")
          + (step.text.map { "   text \($0.hex.prefix(12))" } ?? ""))
      var item: [String: JSON] = [
        "by": .string(by), "entry": .integer(step.entry), "kind": .string(step.kind.rawValue),
        "time": .string(step.time.description),
      ]
      item["owner"] = step.owner.map { .string($0.text) }
      item["review_by"] = step.reviewBy.map { .string($0.description) }
      item["text"] = step.text.map { .string($0.hex) }
      steps.append(.object(item))
    }
    members = risk.members(at: view.time).merging(["steps": .array(steps)]) { first, _ in first }
    text = lines.joined(separator: "\n") + "\n"
  }
}
