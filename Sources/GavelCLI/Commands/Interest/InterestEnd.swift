internal import ArgumentParser
internal import CanonicalJSON
internal import Governance
internal import Ledger
internal import Sodium

/// A person no longer has an interest.
struct InterestEnd: GavelCommand {
  static let configuration = CommandConfiguration(
    commandName: "end", abstract: "Say that you no longer have an interest.",
    discussion: "It stays readable beside what was decided before.")
  static let examples = [
    Example("gavel interest end INTEREST --yes", "ends the interest")
  ]

  @OptionGroup(title: "Options of every command") var options: GlobalOptions
  @OptionGroup(title: "Signing") var signing: SigningOptions

  @Argument(help: "Eight digits of the interest's id.")
  var id: String

  func perform(in session: Session) throws {
    let ledger = try session.ledger(readOnly: false)
    let found = try ledger.view { try $0.interest(id) }
    let intention = Intention(
      event: InterestEnded(interest: found.id),
      words: ["that your interest in \(found.about?.text ?? "what a document says") has ended"],
      result: { _ in Intention.Result(members: ["interest": .string(found.id.hex)]) })
    try session.carryOut(
      intention, in: ledger, as: try session.signer(signing, in: ledger), signing)
  }
}
