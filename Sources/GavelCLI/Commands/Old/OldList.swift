internal import ArgumentParser
internal import CanonicalJSON
internal import Governance
internal import Ledger
internal import Sodium

/// The batches of old decisions.
struct OldList: GavelCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "List what was attested of decisions from before the ledger.")
  static let examples = [
    Example("gavel old list", "lists the batches with their numbers, source and state")
  ]

  @OptionGroup(title: "Options of every command") var options: GlobalOptions
  @OptionGroup(title: "Reading") var reading: ReadingOptions

  func perform(in session: Session) throws {
    let ledger = try session.ledger()
    try reading.view(ledger) { view in
      var table = Table(["NUMBERS", "ATTESTED BY", "ENTRY", "SOURCE", "STATE", "ADOPTED BY"])
      var items: [[String: JSON]] = []
      for batch in try view.register.oldBatches() {
        var members = batch.members
        let motion = try batch.adoptedBy.flatMap { try view.register.motion($0)?.number.text }
        members["adopted_by"] = motion.map(JSON.string)
        table.add([
          batch.numbers, batch.secretary.text, "\(batch.entry)", "\(batch.source.hex.prefix(12))…",
          "\(batch.state.hex.prefix(12))…", motion ?? "",
        ])
        items.append(members)
      }
      try session.output.list("gavel.old_batch/1", items, table: table)
    }
  }
}

extension OldBatch {
  /// `old-toc.1 to old-toc.2000`
  var numbers: String {
    let last = first + count - 1
    let text = "old-\(body).\(first)"
    return count == 1 ? text : "\(text) to old-\(body).\(last)"
  }

  var words: String {
    "\(numbers), part \(part) of \(parts), entry \(entry), state \(state.hex)"
  }

  var members: [String: JSON] {
    [
      "attested": .bool(true), "batch": .string(batch.hex), "body": .string(body.text),
      "count": .integer(count), "entry": .integer(entry), "first": .integer(first),
      "part": .integer(part), "parts": .integer(parts), "secretary": .string(secretary.text),
      "source": .string(source.hex), "state": .string(state.hex),
    ]
  }
}
