internal import ArgumentParser
internal import Governance
internal import Ledger

/// A person says that they go to another member.
struct PersonMoveCommand: GavelCommand {
  static let configuration = CommandConfiguration(
    commandName: "move",
    abstract: "Say that you go to another member, with your handle and your keys.",
    discussion: """
      It takes effect when the principal of that member confirms it. A seat that your organization \
      appoints to ends then; one that a body filled goes on for the new organization, as the seat \
      taken last where the body has a cap.
      """)
  static let examples = [
    Example(
      "gavel person move --to cern --yes",
      "says that you are a person of cern from when its principal confirms it")
  ]

  @OptionGroup(title: "Options of every command") var options: GlobalOptions
  @OptionGroup(title: "Signing") var signing: SigningOptions

  @Option(help: ArgumentHelp("The member that you go to.", valueName: "organization"))
  var to: String

  func perform(in session: Session) throws {
    let ledger = try session.ledger(readOnly: false)
    let person = try session.person()
    let organization = try Identifier.argument(to)
    let intention = Intention(
      event: PersonMoved(to: organization),
      words: ["\(person) goes to \(organization), from when its principal confirms it"],
      result: { _ in .about(person, "waits for the principal of \(organization) to confirm it") })
    try session.carryOut(intention, in: ledger, by: person, signing)
  }
}
