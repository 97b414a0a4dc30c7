internal import ArgumentParser
internal import Governance
internal import Ledger
internal import Signing

/// Stands for the key of a colleague who lost every key.
struct KeyConfirm: GavelCommand {
  static let configuration = CommandConfiguration(
    commandName: "confirm",
    abstract: "Confirm the key of a colleague who lost every key, as one of several hands.",
    discussion: """
      The colleague offers a new key; as many persons of the same organization as the charter's key_recovery says confirm it, each with a key that \
      has spoken for the charter's delay. With the last of them the key is vouched for: it speaks after the delay, the older ones end then, and any \
      of these cancels it until then. Compare the fingerprint with the person before you sign.

      Who has no colleagues is recovered by a motion: gavel motion propose --act 'key.recover organization=ORG person=PERSON offer=EVENT'.
      """)
  static let examples = [
    Example("gavel key confirm ibm-rep --yes", "stands for the key that ibm-rep offered")
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
        event: KeyConfirmed(offer: key.offer),
        words: ["\(key.fingerprint) is in the hands of \(key.person), who lost every other key"])
    }
    try session.carryOut(intention, in: ledger, by: person, signing)
  }
}
