internal import ArgumentParser
internal import CanonicalJSON
internal import Governance
internal import Ledger
internal import Sodium

/// The risks, those without a decision first.
struct RiskList: GavelCommand {
  static let configuration = CommandConfiguration(
    commandName: "list",
    abstract: "List the risks: who owns each, what was decided, when it is reviewed.",
    discussion: """
      It tells the state that the book knows, with --known-at what it knew then; --as-of only moves the \
      day at which a review counts as due. Closed ones are left out, but with --all.
      """)
  static let examples = [
    Example("gavel risk list", "lists the risks that are not closed"),
    Example("gavel risk list --review-due", "lists those whose review is due"),
    Example("gavel risk list --body council --all", "lists all that were ever put before a body"),
  ]

  @OptionGroup(title: "Options of every command") var options: GlobalOptions
  @OptionGroup(title: "Reading") var reading: ReadingOptions

  @Flag(name: .long, help: "Only those whose day of review has passed.")
  var reviewDue = false

  @Flag(help: "The closed ones too.")
  var all = false

  @Option(help: ArgumentHelp("Only those before this body.", valueName: "body"))
  var body: String?

  func perform(in session: Session) throws {
    let body = try body.map { try Identifier.argument($0) }
    let ledger = try session.ledger()
    let face = try session.clockFace
    try reading.view(ledger) { view in
      let shown = try view.register.risks().filter {
        (all || $0.state != .closed) && (!reviewDue || $0.isReviewDue(at: view.time))
          && (body == nil || $0.body == body)
      }
      var table = Table(["RISK", "TITLE", "STATE", "OWNER", "REVIEW BY", ""])
      for risk in shown {
        table.add([
          risk.number.text, risk.title, risk.state.rawValue, risk.owner?.text ?? "nobody",
          risk.reviewBy.map { face.text($0) } ?? "",
          risk.isReviewDue(at: view.time) ? "review due" : "",
        ])
      }
      try session.output.list(
        "gavel.risk/1", shown.map { $0.members(at: view.time) }, table: table)
    }
  }
}

extension Risk {
  func members(at time: Timestamp) -> [String: JSON] {
    var members: [String: JSON] = [
      "body": .string(body.text), "entry": .integer(entry), "event": .string(id.hex),
      "identified_by": .string(identifiedBy.text), "review_due": .bool(isReviewDue(at: time)),
      "risk": .string(number.text), "state": .string(state.rawValue), "title": .string(title),
    ]
    members["owner"] = owner.map { .string($0.text) }
    members["review_by"] = reviewBy.map { .string($0.description) }
    return members
  }
}
