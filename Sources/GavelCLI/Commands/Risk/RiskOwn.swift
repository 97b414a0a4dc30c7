internal import ArgumentParser
internal import Governance
internal import Ledger
internal import Sodium

/// Takes on a risk that nobody owns.
struct RiskOwn: GavelCommand {
  static let configuration = CommandConfiguration(
    commandName: "own",
    abstract: "Take on a risk that nobody owns, for yourself or for whom you sign.",
    discussion: "For a body its chair signs, for an organization its principal.")
  static let examples = [
    Example("gavel risk own council-r2026-002 --yes", "takes it on yourself"),
    Example(
      "gavel risk own council-r2026-001 --for organization:cern --yes",
      "takes it on for your organization"),
  ]

  @OptionGroup(title: "Options of every command") var options: GlobalOptions
  @OptionGroup(title: "Signing") var signing: SigningOptions

  @Option(
    name: .customLong("for"),
    help: ArgumentHelp("The owner; yourself where nothing is said.", valueName: "owner"))
  var owner: String?

  @Argument(help: "The number of the risk, or its event.")
  var risk: String

  func perform(in session: Session) throws {
    let named = try owner.map { try Owner.argument($0) }
    let ledger = try session.ledger(readOnly: false)
    let found = try ledger.view { try $0.risk(risk) }
    let signer = try session.signer(signing, in: ledger)
    let owner = named ?? .person(signer.person)
    let intention = Intention(
      event: RiskOwned(risk: found.id, owner: owner),
      words: ["\(owner.text) owns the risk \(found.number) from now on: \(found.title)"],
      result: { _ in .about(found, "is owned by \(owner.text)") })
    try session.carryOut(intention, in: ledger, as: signer, signing)
  }
}
