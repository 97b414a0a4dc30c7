internal import ArgumentParser
internal import Governance
internal import Ledger

/// The principal of an organization hands the capacity on.
struct OrganizationHand: GavelCommand {
  static let configuration = CommandConfiguration(
    commandName: "hand",
    abstract: "Hand the capacity of principal to another person of your organization.")
  static let examples = [
    Example(
      "gavel organization hand ibm ibm-second --confirm ibm-second",
      "makes ibm-second the principal of ibm")
  ]

  @OptionGroup(title: "Options of every command") var options: GlobalOptions
  @OptionGroup(title: "Signing") var signing: SigningOptions

  @Argument(help: "Your organization.")
  var organization: String

  @Argument(help: "The person who will be its principal.")
  var successor: String

  func perform(in session: Session) throws {
    let ledger = try session.ledger(readOnly: false)
    let person = try session.person()
    let organization = try Identifier.argument(organization)
    let successor = try Identifier.argument(successor)
    let intention = Intention(
      event: PrincipalHanded(organization: organization, person: successor),
      words: ["\(successor) will speak for \(organization) in your place"],
      graveID: successor.text)
    try session.carryOut(intention, in: ledger, by: person, signing)
  }
}
