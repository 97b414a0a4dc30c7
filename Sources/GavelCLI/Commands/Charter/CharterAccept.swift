internal import ArgumentParser
internal import Governance
internal import Ledger
internal import Signing
internal import Sodium
internal import TransparencyLog

/// A founder's principal accepts the charter.
struct CharterAccept: GavelCommand {
  static let configuration = CommandConfiguration(
    commandName: "accept", abstract: "Accept the charter for a founder whose principal you are.",
    discussion: """
      Signed by the very key that the charter names for the founder. From then on the founder is a member. \
      Before the charter's share of the founders has accepted, no poll can be opened.
      """)
  static let examples = [
    Example("gavel charter accept --yes", "accepts for the founder whose principal you are")
  ]

  @OptionGroup(title: "Options of every command") var options: GlobalOptions
  @OptionGroup(title: "Signing") var signing: SigningOptions

  func perform(in session: Session) throws {
    let ledger = try session.ledger(readOnly: false)
    let person = try session.person()
    let genesis = ledger.identity.genesis
    let admission = try ledger.view { view in
      try view.register.admissions().first { $0.source == genesis && $0.principal == person }
    }
    guard let admission else {
      throw LedgerError(
        "E-ADMISSION-PRINCIPAL", "\(person) is the principal of no founder",
        next: "say who you are with --as PERSON", exitStatus: 4)
    }
    let intention = Intention(
      event: CharterAccepted(
        genesis: genesis, key: admission.publicKey, organization: admission.organization),
      words: [
        "\(admission.title) accepts the charter of \(ledger.origin.text)"
          + "   [sha256 \(ledger.identity.charter.hex.prefix(4))…]",
        "and becomes a member, class \(admission.memberClass)",
      ])
    try session.carryOut(
      intention, in: ledger, by: person, key: SSHPublicKey(admission.publicKey), signing)
  }
}
