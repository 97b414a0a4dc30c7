internal import ArgumentParser
internal import CanonicalJSON
internal import Governance
internal import Ledger
internal import Sodium

/// A proxy is taken back, or laid down.
struct ProxyRevoke: GavelCommand {
  static let configuration = CommandConfiguration(
    commandName: "revoke",
    abstract: "Take back a proxy that you granted, or lay down one that you carry.",
    discussion: "Ballots cast by it stand; your own goes before them.")
  static let examples = [Example("gavel proxy revoke PROXY --yes", "takes the proxy back")]

  @OptionGroup(title: "Options of every command") var options: GlobalOptions
  @OptionGroup(title: "Signing") var signing: SigningOptions

  @Argument(help: "Eight digits of the proxy's id.")
  var id: String

  func perform(in session: Session) throws {
    let ledger = try session.ledger(readOnly: false)
    let proxy = try ledger.view { try $0.proxy(id) }
    let intention = Intention(
      event: ProxyRevoked(proxy: proxy.id),
      words: ["the proxy of \(proxy.grantor) to \(proxy.carrier) for \(proxy.seat) ends"],
      result: { _ in Intention.Result(members: ["proxy": .string(proxy.id.hex)]) })
    try session.carryOut(
      intention, in: ledger, as: try session.signer(signing, in: ledger), signing)
  }
}
