internal import ArgumentParser
internal import CanonicalJSON
internal import Governance
internal import Ledger
internal import Sodium

/// An interest is said anew.
struct InterestAmend: GavelCommand {
  static let configuration = CommandConfiguration(
    commandName: "amend",
    abstract: "Say an interest of yours anew; what it said before stays in the log.",
    discussion: "About something else, it counts as declared from now on.")
  static let examples = [
    Example(
      "gavel interest amend INTEREST --about organization:ibm --yes", "says what it is about now")
  ]

  @OptionGroup(title: "Options of every command") var options: GlobalOptions
  @OptionGroup(title: "Signing") var signing: SigningOptions
  @OptionGroup(title: "The interest") var interest: InterestOptions

  @Argument(help: "Eight digits of the interest's id.")
  var id: String

  func perform(in session: Session) throws {
    let ledger = try session.ledger(readOnly: false)
    let text = try interest.document(in: session)
    let (found, about) = try ledger.view { view in
      (try view.interest(id), try interest.about.map { try Subject.argument($0, in: view) })
    }
    let intention = Intention(
      event: InterestAmended(interest: found.id, about: about, text: text?.digest),
      documents: text.map { [$0] } ?? [],
      words: [
        "your interest in \(found.about?.text ?? "what a document says") is from now on in "
          + (about?.text ?? "what the text says")
      ],
      result: { _ in Intention.Result(members: ["interest": .string(found.id.hex)]) })
    try session.carryOut(
      intention, in: ledger, as: try session.signer(signing, in: ledger), signing)
  }
}
