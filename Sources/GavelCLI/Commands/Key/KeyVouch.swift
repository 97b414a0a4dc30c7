internal import ArgumentParser
internal import Governance
internal import Ledger

/// Stands for a key that somebody offered.
struct KeyVouch: GavelCommand {
  static let configuration = CommandConfiguration(
    commandName: "vouch",
    abstract: "Vouch for an offered key: of your own, or of a new person of your organization.",
    discussion: """
      The key speaks for the person after the delay that the charter tells. Compare the fingerprint with the person before you sign.
      """)
  static let examples = [
    Example(
      "gavel key vouch ibm-second --yes", "vouches for the key that ibm-second offered"
    )
  ]

  @OptionGroup(title: "Options of every command") var options: GlobalOptions
  @OptionGroup(title: "Signing") var signing: SigningOptions

  @Argument(help: "The person who offered, the fingerprint of the key, or the id of the event.")
  var offer: String

  func perform(in session: Session) throws {
    let ledger = try session.ledger(readOnly: false)
    let person = try session.person()
    let intention = try ledger.view { view -> Intention in
      let key = try ledger.offeredKey(offer, in: view.register)
      return Intention(
        event: KeyVouched(offer: key.offer),
        words: [
          "\(key.fingerprint) is a key of \(key.person)"
            + (key.organization.map { ", a new person of \($0)" } ?? "")
        ])
    }
    try session.carryOut(intention, in: ledger, by: person, signing)
  }
}
