internal import ArgumentParser
internal import CanonicalJSON
internal import Governance
internal import Ledger
internal import Sodium

/// Somebody is listed wrongly.
struct RollCallDispute: GavelCommand {
  static let configuration = CommandConfiguration(
    commandName: "dispute", abstract: "Say that a roll call is wrong about your seat.",
    discussion: """
      The choice then counts for nothing. Who signed an arrival says it while the poll is open, everybody else \
      until the time ends that the body allows. While the poll is open, a ballot says more: gavel vote.
      """)
  static let examples = [
    Example("gavel rollcall dispute council-2026-001 --yes", "disputes what is said of your seat")
  ]

  @OptionGroup(title: "Options of every command") var options: GlobalOptions
  @OptionGroup(title: "Signing") var signing: SigningOptions

  @Option(help: "The body, where the motion is decided in several.")
  var body: String?

  @Option(help: "Which seat, where you are said to have chosen for several.")
  var seat: String?

  @Option(help: "Why: a text; - is stdin.", completion: .file())
  var reason: String?

  @Argument(help: "The motion's number, or eight digits of its id or of the poll's.")
  var motion: String

  func perform(in session: Session) throws {
    let ledger = try session.ledger(readOnly: false)
    let person = try session.person()
    let reason = try self.reason.map {
      HandedDocument.salted(try Files.read($0, in: session.environment))
    }
    let intention = try ledger.view { view in
      let (poll, motion) = try view.poll(
        self.motion, in: try body.map { try Identifier.argument($0) })
      let found = try view.rollCall(on: poll, motion)
      let choice = try self.choice(of: person, in: found, view)
      return Intention(
        event: RollCallDisputed(
          rollCall: found.id, seat: choice.seat, reason: reason?.digest),
        documents: reason.map { [$0] } ?? [],
        words: [
          "that you did not choose \(choice.choice.rawValue.uppercased()) for seat \(choice.seat) on "
            + "\(motion.number), \(motion.title), as the roll call says"
        ],
        result: { _ in
          Intention.Result(
            members: [
              "motion": .string(motion.number.text), "called": .string(found.id.hex),
              "seat": .string(choice.seat.text),
            ],
            text: "what the roll call says of \(choice.seat) is disputed and counts for nothing\n")
        })
    }
    try session.carryOut(
      intention, in: ledger, as: try session.signer(signing, in: ledger), signing)
  }

  private func choice(
    of person: Identifier, in found: RollCall, _ view: LedgerView
  ) throws -> RolledChoice {
    let all = try view.register.rolledChoices(of: found.id)
    let named = try seat.map { try Identifier.argument($0) }
    let own = all.filter { $0.person == person && (named == nil || $0.seat == named) }
    guard let choice = own.first else {
      // The rules say why: nothing is said of the seat, or of somebody else.
      if let named, let other = all.first(where: { $0.seat == named }) { return other }
      throw ProgramError.usage(
        "this roll call says nothing of \(person)", next: "see it: gavel rollcall show \(motion)")
    }
    guard own.count == 1 else {
      throw ProgramError.usage(
        "\(person) is said to have chosen for \(own.map(\.seat.text).joined(separator: ", "))",
        next: "name one with --seat")
    }
    return choice
  }
}
