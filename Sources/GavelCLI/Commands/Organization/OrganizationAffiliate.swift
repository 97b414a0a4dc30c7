internal import ArgumentParser
internal import Governance
internal import Ledger

/// The principal says with whom the organization is under common control.
struct OrganizationAffiliate: GavelCommand {
  static let configuration = CommandConfiguration(
    commandName: "affiliate",
    abstract: "Say which affiliate group your organization belongs to.",
    discussion: """
      A group is all who are under common control: caps on votes and seats count them together. Where \
      others are in it, the principal of one of them confirms it.
      """)
  static let examples = [
    Example(
      "gavel organization affiliate ibm bigblue --yes",
      "says that ibm is one of the group bigblue")
  ]

  @OptionGroup(title: "Options of every command") var options: GlobalOptions
  @OptionGroup(title: "Signing") var signing: SigningOptions

  @Option(help: ArgumentHelp("From when on, instead of at once.", valueName: "time"))
  var effective: String?

  @Argument(help: "Your organization.")
  var organization: String

  @Argument(help: "The group.")
  var group: String

  func perform(in session: Session) throws {
    let ledger = try session.ledger(readOnly: false)
    let person = try session.person()
    let organization = try Identifier.argument(organization)
    let group = try Identifier.argument(group)
    let face = try session.clockFace
    let effective = try effective.map {
      try TimeText.deadline($0, of: "--effective", from: ledger.now)
    }
    let intention = Intention(
      event: OrganizationAffiliated(
        organization: organization, group: group, effective: effective),
      words: [
        "\(organization) is one of the group \(group), under common control, "
          + (effective.map { "from \(face.text($0)) on" } ?? "from now on")
      ],
      result: { recording in
        let isPending = recording.changes.contains {
          if case .affiliation(let new) = $0 { new.state == .pending } else { false }
        }
        return isPending
          ? .about(organization, "waits for one of the group \(group) to confirm it")
          : .about(organization, "is one of the group \(group)")
      })
    try session.carryOut(intention, in: ledger, by: person, signing)
  }
}
