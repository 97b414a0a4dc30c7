internal import ArgumentParser
internal import CanonicalJSON
internal import Governance
internal import Ledger
internal import Sodium

/// One proxy.
struct ProxyShow: GavelCommand {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "Show a proxy: who granted it to whom, for what, until when.")
  static let examples = [Example("gavel proxy show PROXY", "shows the proxy of this id")]

  @OptionGroup(title: "Options of every command") var options: GlobalOptions
  @OptionGroup(title: "Reading") var reading: ReadingOptions

  @Argument(help: "Eight digits of the proxy's id.")
  var id: String

  func perform(in session: Session) throws {
    let ledger = try session.ledger()
    let face = try session.clockFace
    try reading.view(ledger) { view in
      let proxy = try view.proxy(id)
      let lines = [
        "\(proxy.id.hex.prefix(8))…   \(try view.standing(of: proxy).uppercased())",
        "  seat     \(proxy.seat), in \(proxy.body)",
        "  granted  by \(proxy.grantor) to \(proxy.carrier), \(face.text(proxy.granted)), entry "
          + "\(proxy.entry)",
        "  for      " + (try view.words(proxy.scope, of: proxy)),
      ]
      let ends = [
        proxy.expires.map { "  expires  \(face.text($0))" },
        proxy.revoked.map { "  revoked  \(face.text($0))" },
      ]
      try session.output.show(
        "gavel.proxy/1", try view.members(of: proxy),
        text: (lines + ends.compactMap { $0 }).joined(separator: "\n") + "\n")
    }
  }
}
