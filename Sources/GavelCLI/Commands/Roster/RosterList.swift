internal import ArgumentParser
internal import CanonicalJSON
internal import Governance
internal import Ledger

/// The rosters that motions granted.
struct RosterList: GavelCommand {
  static let configuration = CommandConfiguration(
    commandName: "list",
    abstract: "List the rosters of others, and how much of them is attested at a time.")
  static let examples = [
    Example("gavel roster list", "lists the rosters with their groups and places now"),
    Example("gavel roster list --as-of 2026-02-01", "counts what there was on that day"),
  ]

  @OptionGroup(title: "Options of every command") var options: GlobalOptions
  @OptionGroup(title: "Reading") var reading: ReadingOptions

  func perform(in session: Session) throws {
    let ledger = try session.ledger()
    try reading.view(ledger) { view in
      var table = Table(["ROSTER", "TITLE", "BODY", "GROUPS", "PLACES", "ATTESTED UP TO", "BY"])
      var items: [[String: JSON]] = []
      for roster in try view.register.rosters() {
        guard let read = try view.roster(roster.id) else { continue }
        let decision = try view.decision(roster.motion, otherwise: "a decision")
        table.add([
          roster.id.text, roster.title, roster.body.text, "\(read.groups.count)", "\(read.places)",
          roster.attested.map { "\($0.calendarDay)" } ?? "", decision.by,
        ])
        var item: [String: JSON] = [
          "attested": true, "body": .string(roster.body.text), "by": .string(decision.by),
          "groups": .integer(Int64(read.groups.count)), "places": .integer(Int64(read.places)),
          "roster": .string(roster.id.text), "title": .string(roster.title),
        ]
        item["attested_up_to"] = roster.attested.map { .string($0.description) }
        item["ended"] = roster.inForce.to.map { .string($0.description) }
        items.append(item)
      }
      try session.output.list("gavel.roster/1", items, table: table)
    }
  }
}
