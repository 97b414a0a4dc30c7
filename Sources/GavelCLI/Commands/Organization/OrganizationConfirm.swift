internal import ArgumentParser
internal import Governance
internal import Ledger

/// A member of a group confirms that another organization is one of it.
struct OrganizationConfirm: GavelCommand {
  static let configuration = CommandConfiguration(
    commandName: "confirm",
    abstract: "Confirm that an organization belongs to the affiliate group of yours.")
  static let examples = [
    Example(
      "gavel organization confirm meta --yes",
      "confirms that meta is one of the group that your organization is in")
  ]

  @OptionGroup(title: "Options of every command") var options: GlobalOptions
  @OptionGroup(title: "Signing") var signing: SigningOptions

  @Argument(help: "The organization that says so.")
  var organization: String

  func perform(in session: Session) throws {
    let ledger = try session.ledger(readOnly: false)
    let person = try session.person()
    let organization = try Identifier.argument(organization)
    let waiting = try ledger.view { view in
      try view.register.affiliations(of: organization).last { $0.state == .pending }
    }
    guard let waiting else {
      throw LedgerError(
        "E-AFFILIATION-UNKNOWN", "no declaration of \(organization) waits to be confirmed",
        next: "see gavel organization show \(organization)", exitStatus: 5)
    }
    let intention = Intention(
      event: AffiliationConfirmed(affiliation: waiting.source, of: organization),
      words: ["\(organization) is one of the group \(waiting.group), as your organization is"],
      result: { _ in .about(organization, "is one of the group \(waiting.group)") })
    try session.carryOut(intention, in: ledger, by: person, signing)
  }
}
