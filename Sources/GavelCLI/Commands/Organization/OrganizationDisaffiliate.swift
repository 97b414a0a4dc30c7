internal import ArgumentParser
internal import Governance
internal import Ledger

/// The principal says that the organization is under common control with others no longer.
struct OrganizationDisaffiliate: GavelCommand {
  static let configuration = CommandConfiguration(
    commandName: "disaffiliate",
    abstract: "Say that your organization has left its affiliate group.",
    discussion: """
      What a motion or the charter says of the group, only a motion changes.
      """)
  static let examples = [
    Example(
      "gavel organization disaffiliate meta --yes", "says that meta is under its own control")
  ]

  @OptionGroup(title: "Options of every command") var options: GlobalOptions
  @OptionGroup(title: "Signing") var signing: SigningOptions

  @Option(help: ArgumentHelp("From when on, instead of at once.", valueName: "time"))
  var effective: String?

  @Argument(help: "Your organization.")
  var organization: String

  func perform(in session: Session) throws {
    let ledger = try session.ledger(readOnly: false)
    let person = try session.person()
    let organization = try Identifier.argument(organization)
    let face = try session.clockFace
    let effective = try effective.map {
      try TimeText.deadline($0, of: "--effective", from: ledger.now)
    }
    let intention = Intention(
      event: OrganizationDisaffiliated(organization: organization, effective: effective),
      words: [
        "\(organization) is in no affiliate group, "
          + (effective.map { "from \(face.text($0)) on" } ?? "from now on")
      ])
    try session.carryOut(intention, in: ledger, by: person, signing)
  }
}
