internal import ArgumentParser
internal import Governance
internal import Ledger
internal import Signing

/// An admitted organization accepts: its principal signs with the key that the admission names.
struct MemberAccept: GavelCommand {
  static let configuration = CommandConfiguration(
    commandName: "accept",
    abstract: "Accept the admission of an organization whose principal you are.",
    discussion: """
      Signed by the very key that the motion names. From then on the organization is a member.
      """)
  static let examples = [
    Example("gavel member accept uber --yes", "accepts the admission of uber")
  ]

  @OptionGroup(title: "Options of every command") var options: GlobalOptions
  @OptionGroup(title: "Signing") var signing: SigningOptions

  @Argument(help: "The organization that was admitted.")
  var organization: String

  func perform(in session: Session) throws {
    let ledger = try session.ledger(readOnly: false)
    let person = try session.person()
    let organization = try Identifier.argument(organization)
    let waiting = try ledger.view { view in
      try view.register.admissions(of: organization).last { $0.state == .pending }
        .map { ($0, try view.register.motion($0.source)) }
    }
    guard let (admission, motion) = waiting else {
      throw LedgerError(
        "E-ADMISSION-UNKNOWN", "no admission of \(organization) waits to be accepted",
        next: "see gavel member show \(organization)", exitStatus: 5)
    }
    guard let motion else {
      throw LedgerError(
        "E-ADMISSION-FOUNDER", "\(organization) is a founder",
        next: "accept the charter: gavel charter accept", exitStatus: 5)
    }
    let intention = Intention(
      event: MemberAccepted(
        admission: admission.source, key: admission.publicKey, organization: organization),
      words: [
        "\(admission.title) accepts its admission by \(motion.number) and becomes a member, class "
          + "\(admission.memberClass)"
      ])
    try session.carryOut(
      intention, in: ledger, by: person, key: SSHPublicKey(admission.publicKey), signing)
  }
}
