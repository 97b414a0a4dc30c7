internal import ArgumentParser
internal import Governance
internal import Ledger

/// A key names its own successor.
struct KeyRotate: GavelCommand {
  static let configuration = CommandConfiguration(
    commandName: "rotate",
    abstract: "Replace your key by one that you offered: it ends when the new one begins to speak.",
    discussion: """
      A key that has committed to a next one is rotated to that one alone, which speaks at once; any other speaks after the charter's delay.
      """)
  static let examples = [
    Example(
      "gavel key rotate FINGERPRINT --key OLDER --yes",
      "replaces the key OLDER by the one that was offered")
  ]

  @OptionGroup(title: "Options of every command") var options: GlobalOptions
  @OptionGroup(title: "Signing") var signing: SigningOptions

  @Argument(help: "The person who offered, the fingerprint of the new key, or the id of the event.")
  var offer: String

  func perform(in session: Session) throws {
    let ledger = try session.ledger(readOnly: false)
    let person = try session.person()
    let intention = try ledger.view { view -> Intention in
      let key = try ledger.offeredKey(offer, in: view.register)
      return Intention(
        event: KeyRotated(offer: key.offer),
        words: ["\(key.fingerprint) will speak for you, and the key that signs this ends then"])
    }
    try session.carryOut(intention, in: ledger, by: person, signing)
  }
}
