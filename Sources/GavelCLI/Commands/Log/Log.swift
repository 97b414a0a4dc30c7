internal import ArgumentParser
internal import CanonicalJSON
internal import Governance
internal import Ledger
internal import LedgerStore
internal import Sodium

/// The entries, one line each.
struct Log: GavelCommand {
  static let configuration = CommandConfiguration(
    commandName: "log", abstract: "List the entries: when, by whom, what.")
  static let examples = [
    Example("gavel log", "lists every entry"),
    Example("gavel log --from 10 --type ballot.cast", "lists the ballots from entry 10 on"),
  ]

  @OptionGroup(title: "Options of every command") var options: GlobalOptions

  @Option(help: ArgumentHelp("Begin with this entry.", valueName: "entry"))
  var from: Int64 = 0

  @Option(help: ArgumentHelp("End with this entry.", valueName: "entry"))
  var to: Int64?

  @Option(help: ArgumentHelp("Only this type of event.", valueName: "type"))
  var type: String?

  @Option(help: ArgumentHelp("Only what this person signed.", valueName: "person"))
  var by: String?

  func perform(in session: Session) throws {
    let ledger = try session.ledger()
    let face = try session.clockFace
    session.output.page()
    try ledger.file.read { reading in
      let compromised = try CompromisedSignatures(reading.register)
      try reading.forEachEntry(from: max(0, from)) { number, bytes in
        guard to.map({ number <= $0 }) ?? true else { return }
        let entry = try Entry(bytes)
        let event = entry.event
        guard type == nil || type == event.type, by == nil || by == event.author.text else {
          return
        }
        let key = compromised.key(entry.key, ofEntry: number)
        var members: [String: JSON] = [
          "by": .string(event.author.text), "entry": .integer(number),
          "event": .string(event.id.hex), "recorded": .string(entry.recorded.description),
          "type": .string(event.type),
        ]
        members["compromised_since"] = key?.compromisedSince.map(JSON.integer)
        try session.output.show(
          "gavel.entry/1", members,
          text: "\(number)  \(face.text(entry.recorded))  \(event.author)  \(visible(event.type))"
            + "\(key.map { "  \($0.compromiseWords)" } ?? "")\n"
        )
      }
    }
  }
}
