internal import ArgumentParser
internal import CanonicalJSON
internal import Governance
internal import Ledger
internal import Sodium

/// The declared interests.
struct InterestList: GavelCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "List the declared interests, of all or of one person.",
    discussion: "Those that have ended are left out; with --all they are there too.")
  static let examples = [
    Example("gavel interest list", "lists the interests that stand"),
    Example("gavel interest list --motion council-2026-001", "lists those that touch a motion"),
  ]

  @OptionGroup(title: "Options of every command") var options: GlobalOptions
  @OptionGroup(title: "Reading") var reading: ReadingOptions

  @Option(help: "Only of this person.")
  var person: String?

  @Option(help: "Only those that touch this motion.")
  var motion: String?

  @Flag(help: "Also those that have ended.")
  var all = false

  func perform(in session: Session) throws {
    let ledger = try session.ledger()
    let face = try session.clockFace
    let person = try person.map { try Identifier.argument($0) }
    try reading.view(ledger) { view in
      var table = Table(["INTEREST", "PERSON", "ABOUT", "DECLARED", "ENDED", "ENTRY"])
      var items: [[String: JSON]] = []
      let interests =
        try motion.map { try view.interests(touching: try view.motion($0)) }
        ?? view.register.interests()
      for interest in interests
      where (person == nil || interest.person == person)
        && interest.declared <= view.time && (all || interest.isDeclared(at: view.time))
      {
        table.add([
          String(interest.id.hex.prefix(8)), interest.person.text,
          interest.about?.text ?? "document \(interest.text?.hex.prefix(8) ?? "")…",
          face.text(interest.declared), interest.ended.map { face.text($0) } ?? "",
          "\(interest.entry)",
        ])
        items.append(interest.members)
      }
      try session.output.list("gavel.interest/1", items, table: table)
    }
  }
}
