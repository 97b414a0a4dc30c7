internal import ArgumentParser
internal import CanonicalJSON
internal import Governance
internal import Ledger
internal import Sodium

/// The proxies that were granted.
struct ProxyList: GavelCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "List the proxies that are good, of all or of one person.",
    discussion:
      "With --all also those that were revoked, have run out, or lapsed with the grantor's seat.")
  static let examples = [Example("gavel proxy list", "lists the proxies that are good")]

  @OptionGroup(title: "Options of every command") var options: GlobalOptions
  @OptionGroup(title: "Reading") var reading: ReadingOptions

  @Option(help: "Only those that this person granted or carries.")
  var person: String?

  @Flag(help: "Also those that are not good any more.")
  var all = false

  func perform(in session: Session) throws {
    let ledger = try session.ledger()
    let person = try person.map { try Identifier.argument($0) }
    try reading.view(ledger) { view in
      var table = Table(["PROXY", "SEAT", "BY", "TO", "FOR", "STATE", "ENTRY"])
      var items: [[String: JSON]] = []
      for proxy in try view.register.proxies()
      where (person == nil || person == proxy.grantor || person == proxy.carrier)
        && proxy.granted <= view.time
      {
        let state = try view.standing(of: proxy)
        guard all || state == "good" else { continue }
        table.add([
          String(proxy.id.hex.prefix(8)), proxy.seat.text, proxy.grantor.text, proxy.carrier.text,
          try view.words(proxy.scope, of: proxy), state, "\(proxy.entry)",
        ])
        items.append(try view.members(of: proxy))
      }
      try session.output.list("gavel.proxy/1", items, table: table)
    }
  }
}
