internal import ArgumentParser
internal import CanonicalJSON
internal import Governance
internal import Ledger
internal import Sodium

/// Every version of the charter.
struct CharterList: GavelCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "List the versions of the charter, and by which decision.")
  static let examples = [
    Example("gavel charter list", "lists each version, from when until when")
  ]

  @OptionGroup(title: "Options of every command") var options: GlobalOptions
  @OptionGroup(title: "When") var reading: ReadingOptions

  func perform(in session: Session) throws {
    let ledger = try session.ledger()
    let face = try session.clockFace
    try reading.view(ledger) { view in
      var table = Table(["VERSION", "TITLE", "FROM", "TO", "BY", ""])
      var items: [[String: JSON]] = []
      let current = try view.register.charter(at: view.time)
      for charter in try view.register.charters() {
        let decision = try view.decision(charter.motion, otherwise: "a decision")
        table.add([
          "\(charter.version)", charter.title, face.text(charter.inForce.from),
          charter.inForce.to.map { face.text($0) } ?? "", decision.words,
          charter.version == current?.version ? "in force" : "",
        ])
        var item = decision.members
        item["from"] = .string(charter.inForce.from.description)
        item["to"] = charter.inForce.to.map { .string($0.description) }
        item["text"] = charter.text.map { .string($0.hex) }
        item["title"] = .string(charter.title)
        item["version"] = .integer(charter.version)
        items.append(item)
      }
      try session.output.list("gavel.charter_version/1", items, table: table)
    }
  }
}
