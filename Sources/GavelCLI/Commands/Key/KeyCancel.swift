internal import ArgumentParser
internal import Governance
internal import Ledger
internal import Signing

/// Stops a key before it speaks.
struct KeyCancel: GavelCommand {
  static let configuration = CommandConfiguration(
    commandName: "cancel",
    abstract:
      "Cancel a key that does not speak yet, or a commitment to a next one that does not count yet.",
    discussion: """
      An older key of the same person can, and the principal who vouched for a new person. A commitment is named by the fingerprint of the next key.
      """)
  static let examples = [
    Example(
      "gavel key cancel FINGERPRINT --key OLDER --confirm FINGERPRINT",
      "stops the key before its first word")
  ]

  @OptionGroup(title: "Options of every command") var options: GlobalOptions
  @OptionGroup(title: "Signing") var signing: SigningOptions

  @Argument(help: "The fingerprint of the key.")
  var fingerprint: String

  func perform(in session: Session) throws {
    let ledger = try session.ledger(readOnly: false)
    let person = try session.person()
    let key = try Fingerprint(parsing: fingerprint)
    let isKey = try ledger.view { try $0.register.personKey(key)?.state == .vouched }
    let intention = Intention(
      event: KeyCancelled(key: key),
      words: [
        isKey
          ? "\(key) will never speak for anybody"
          : "what waits to bind your key to \(key) is taken back"
      ], graveID: fingerprint)
    try session.carryOut(intention, in: ledger, by: person, signing)
  }
}
