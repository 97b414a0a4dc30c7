internal import ArgumentParser
internal import CanonicalJSON
internal import Governance
internal import Ledger
internal import Sodium

/// What was proposed, and what became of it.
struct MotionList: GavelCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "List the motions and what became of them.")
  static let examples = [
    Example("gavel motion list", "lists all motions, the oldest first"),
    Example("gavel motion list --body toc", "lists those of one body"),
  ]

  @OptionGroup(title: "Options of every command") var options: GlobalOptions
  @OptionGroup(title: "Reading") var reading: ReadingOptions

  @Option(help: ArgumentHelp("Only those of this body.", valueName: "body"))
  var body: String?

  func perform(in session: Session) throws {
    let ledger = try session.ledger()
    session.output.page()
    try reading.view(ledger) { view in
      var table = Table(["NUMBER", "STATE", "TITLE", "MOVER", "PROPOSED"])
      var items: [[String: JSON]] = []
      for motion in try view.register.motions() where body == nil || motion.body.text == body {
        let state = try view.state(of: motion)
        table.add([
          motion.number.text, state, motion.title, motion.mover.text,
          "\(motion.proposed.calendarDay)",
        ])
        var item: [String: JSON] = [
          "acts": .array(motion.acts.map { .string($0.name) }),
          "body": .string(motion.body.text), "motion": .string(motion.id.hex),
          "mover": .string(motion.mover.text), "number": .string(motion.number.text),
          "proposed": .string(motion.proposed.description), "state": .string(state),
          "title": .string(motion.title), "version": .integer(motion.version),
        ]
        item["decided"] = motion.decided.map { .string($0.description) }
        items.append(item)
      }
      try session.output.list("gavel.motion/1", items, table: table)
    }
  }
}

extension Motion {
  /// Whether it would change what everything stands on: a rule, a power or the charter.
  var changesCharter: Bool {
    acts.contains { ["charter.amend", "rule.change", "power.change"].contains($0.name) }
  }

  /// Its state at a time: a motion that nobody polled, or whose contested poll nobody settled, has lapsed when its time is over.
  func state(at time: Timestamp) -> String {
    if rescinded.map({ $0 <= time }) ?? false { return "rescinded" }
    return isLapsed(at: time) ? "lapsed" : state.rawValue
  }
}
