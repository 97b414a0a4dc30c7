internal import ArgumentParser
internal import CanonicalJSON
internal import Governance
internal import Ledger
internal import Sodium

/// A formality is taken back.
struct MemberLapse: GavelCommand {
  static let configuration = CommandConfiguration(
    commandName: "lapse",
    abstract: "Take back, as the office that attested it, that a member has met a formality.",
    discussion: """
      Where the charter lets the office do so: the dues came back unpaid. Polls that are open stay as they \
      were sealed.
      """)
  static let examples = [
    Example(
      "gavel member lapse dues ibm --reason note.md --confirm dues",
      "takes back that ibm has paid its dues")
  ]

  @OptionGroup(title: "Options of every command") var options: GlobalOptions
  @OptionGroup(title: "Signing") var signing: SigningOptions

  @Option(help: "The person who had met it, where each person does.")
  var person: String?

  @Option(
    help: "Why: a text, kept as a document that a motion can redact; - is stdin.",
    completion: .file())
  var reason: String?

  @Argument(help: "The formality, as the charter calls it.")
  var formality: String

  @Argument(help: "The organization that had met it.")
  var organization: String?

  func perform(in session: Session) throws {
    let ledger = try session.ledger(readOnly: false)
    let reason = try self.reason.map {
      HandedDocument.salted(try Files.read($0, in: session.environment))
    }
    let (definition, who, met) = try ledger.view { view in
      let definition = try view.formality(formality)
      guard let text = definition.per == .person ? person : organization else {
        throw ProgramError.usage(
          "\(definition.id) is met by each \(definition.per.rawValue), and none is named",
          next: definition.per == .person
            ? "name one with --person" : "name it after \(definition.id)")
      }
      let who = try Identifier.argument(text)
      let counting = try view.register.fulfilments(
        of: definition, byOrganization: who, person: who, at: view.time)
      guard let met = counting.first else {
        throw LedgerError(
          "E-FORMALITY-NOT-MET", "\(who) has not met \(definition.id), or not any more",
          next: "see who has not: gavel member list --missing", exitStatus: 5)
      }
      return (definition, who, met)
    }
    let intention = Intention(
      event: FormalityLapsed(met.id, reason: reason?.digest),
      documents: reason.map { [$0] } ?? [],
      words: ["\(who) has met \(definition.id) no longer: \(definition.title)"],
      graveID: definition.id.text,
      result: { _ in
        Intention.Result(
          members: ["formality": .string(definition.id.text), "met_by": .string(who.text)],
          text: "\(definition.id) is met by \(who) no longer\n")
      })
    try session.carryOut(
      intention, in: ledger, as: try session.signer(signing, in: ledger), signing)
  }
}
