internal import ArgumentParser
internal import CanonicalJSON
internal import Governance
internal import Ledger
internal import Sodium

/// One entry, whole.
struct Show: GavelCommand {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "Show one entry whole.")
  static let examples = [
    Example("gavel show 0", "shows the genesis")
  ]

  @OptionGroup(title: "Options of every command") var options: GlobalOptions

  @Argument(help: "The number of the entry.")
  var entry: Int64

  func perform(in session: Session) throws {
    let bytes = try session.ledger().entryBytes(entry)
    let read = try Entry(bytes)
    let event = read.event
    try session.output.show(
      "gavel.entry_whole/1",
      [
        "by": .string(event.author.text), "entry": .integer(entry),
        "event": .string(event.id.hex), "key": .string("\(read.key)"),
        "line": .string(String(decoding: bytes, as: UTF8.self)),
        "recorded": .string(read.recorded.description), "type": .string(event.type),
      ],
      text: """
        entry     \(entry)
        event     \(event.id.hex)
        type      \(visible(event.type))
        by        \(event.author)
        signed    \(event.at)
        recorded  \(read.recorded)
        seen      \(event.seen.size) entries, root \(event.seen.root.hex)
        key       \(read.key)
        \(visible(String(decoding: event.bytes, as: UTF8.self)))

        """)
  }
}
