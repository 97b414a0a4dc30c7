internal import ArgumentParser
internal import CanonicalJSON
internal import Governance
internal import Ledger
internal import Sodium

/// A formality was met.
struct MemberAttest: GavelCommand {
  static let configuration = CommandConfiguration(
    commandName: "attest",
    abstract: "Record that a member, or a person of one, has met a formality of the charter.",
    discussion: """
      As the office that the charter names, or, where the charter leaves it to the one concerned, as the \
      organization's principal or the person: then you sign the document. It counts from now on, for polls \
      opened later. The ledger keeps only the hash of what was signed.
      """)
  static let examples = [
    Example(
      "gavel member attest dues ibm --counts-until 2027-06-30 --yes",
      "records that ibm has paid its dues"),
    Example("gavel member attest ipr --yes", "signs the agreement for your own organization"),
  ]

  @OptionGroup(title: "Options of every command") var options: GlobalOptions
  @OptionGroup(title: "Signing") var signing: SigningOptions

  @Option(help: "The person who has met it, where each person does; yourself where none is named.")
  var person: String?

  @Option(
    help: ArgumentHelp(
      "What was signed or seen, for its hash; else what the charter names.", valueName: "file"),
    completion: .file())
  var document: String?

  @Option(
    help: ArgumentHelp("Up to when it counts, where that is sooner.", valueName: "time"))
  var countsUntil: String?

  @Argument(help: "The formality, as the charter calls it.")
  var formality: String

  @Argument(help: "The organization that has met it; your own where none is named.")
  var organization: String?

  func perform(in session: Session) throws {
    let ledger = try session.ledger(readOnly: false)
    let author = try session.person()
    let face = try session.clockFace
    let read = try document.map { SHA256.hash(try Files.read($0, in: session.environment)) }
    let until = try countsUntil.map {
      try TimeText.deadline($0, of: "--counts-until", from: ledger.now)
    }
    let (met, definition) = try ledger.view { view in
      let definition = try view.formality(formality)
      let bearer = try bearer(of: definition, for: author, in: view)
      return (
        FormalityMet(
          definition.id, by: bearer.organization, person: bearer.person,
          document: read ?? definition.document, until: until), definition
      )
    }
    let who = (met.organization ?? met.person)?.text ?? ""
    let intention = Intention(
      event: met,
      words: ["\(who) has met \(definition.id): \(definition.title)"]
        + (met.document.map { ["what was signed or seen has sha256 \($0.hex)"] } ?? []),
      result: { recorded in
        let end = try ledger.view {
          try $0.register.fulfilment(recorded.event)?.end(under: definition)
        }
        let span = end.map { "until \(face.text($0))" } ?? "until further notice"
        return Intention.Result(
          members: ["formality": .string(definition.id.text), "met_by": .string(who)],
          text: "\(definition.id) is met by \(who) \(span)\n")
      })
    try session.carryOut(
      intention, in: ledger, as: try session.signer(signing, in: ledger), signing)
  }

  /// Who has met it, as the charter says: the one named, or the author's own.
  private func bearer(
    of definition: FormalityDefinition, for author: Identifier, in view: LedgerView
  ) throws -> (organization: Identifier?, person: Identifier?) {
    switch definition.per {
    case .person: return (nil, try person.map { try Identifier.argument($0) } ?? author)
    case .organization:
      let own = try view.register.person(author)?.organization
      guard let id = try organization.map({ try Identifier.argument($0) }) ?? own else {
        throw ProgramError.usage(
          "it is not said which organization has met it", next: "name it: gavel member list")
      }
      return (id, nil)
    }
  }
}

extension LedgerView {
  /// A formality of the charter in force.
  func formality(_ text: String) throws -> FormalityDefinition {
    let id = try Identifier.argument(text)
    guard let found = try register.formalities(at: time).first(where: { $0.id == id }) else {
      throw LedgerError(
        "E-FORMALITY-UNKNOWN", "the charter names no formality \(id)",
        next: "see them: gavel charter show", exitStatus: 5)
    }
    return found
  }
}
