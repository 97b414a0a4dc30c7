internal import ArgumentParser
internal import Governance
internal import Ledger

/// The principal of the new organization confirms a person's move.
struct PersonConfirm: GavelCommand {
  static let configuration = CommandConfiguration(
    commandName: "confirm", abstract: "Confirm that a person has come to your organization.")
  static let examples = [
    Example(
      "gavel person confirm ibm-second --yes",
      "confirms that ibm-second, who says so, is one of your organization from now on")
  ]

  @OptionGroup(title: "Options of every command") var options: GlobalOptions
  @OptionGroup(title: "Signing") var signing: SigningOptions

  @Argument(help: "The person.")
  var person: String

  func perform(in session: Session) throws {
    let ledger = try session.ledger(readOnly: false)
    let author = try session.person()
    let person = try Identifier.argument(person)
    let waiting = try ledger.view { view in
      try view.register.moves(of: person).last { $0.state == .pending }
    }
    guard let waiting else {
      throw LedgerError(
        "E-MOVE-UNKNOWN", "no move of \(person) waits to be confirmed",
        next: "see gavel person show \(person)", exitStatus: 5)
    }
    let intention = Intention(
      event: PersonConfirmed(move: waiting.id, of: person),
      words: [
        "\(person), of \(waiting.from) until now, is a person of \(waiting.organization) from now on"
      ],
      result: { _ in .about(person, "is a person of \(waiting.organization)") })
    try session.carryOut(intention, in: ledger, by: author, signing)
  }
}
