internal import ArgumentParser
internal import CanonicalJSON
internal import Governance
internal import Ledger
internal import Sodium

/// A seat stands aside.
struct SeatRecuse: GavelCommand {
  static let configuration = CommandConfiguration(
    commandName: "recuse", abstract: "Stand aside with your seat from the vote on a motion.",
    discussion: """
      From the open poll, or, before one is opened, from the polls to come. It is neither an abstention nor an \
      absence, and can't be taken back; a ballot of the seat is left out. After the opening the seat stays in \
      the base, unless an interest that you declared before, and name, touches the motion.
      """)
  static let examples = [
    Example(
      "gavel seat recuse council-2026-001 --interest INTEREST --confirm council-2026-001",
      "stands aside for a declared interest")
  ]

  @OptionGroup(title: "Options of every command") var options: GlobalOptions
  @OptionGroup(title: "Signing") var signing: SigningOptions

  @Option(help: "Which of your seats stands aside.")
  var seat: String?

  @Option(help: "The body, where the motion is decided in several; else the motion's own.")
  var body: String?

  @Option(help: "Eight digits of the id of the interest for which it does.")
  var interest: String?

  @Option(
    help: "Why: a text, kept as a document that a motion can redact; - is stdin.",
    completion: .file())
  var reason: String?

  @Argument(help: "The motion's number, or eight digits of its id.")
  var motion: String

  func perform(in session: Session) throws {
    let ledger = try session.ledger(readOnly: false)
    let person = try session.person()
    let reason = try self.reason.map {
      HandedDocument.salted(try Files.read($0, in: session.environment))
    }
    let intention = try ledger.view { view in
      let motion = try view.motion(self.motion)
      let body = try self.body.map { try Identifier.argument($0) } ?? motion.body
      let interest = try self.interest.map { try view.interest($0).id }
      let poll = try view.register.polls(on: motion.id).last { $0.body == body && !$0.isClosed }
      let held = try view.seat(seat, of: person, in: body)
      let seat = held.seat.id
      return Intention(
        event: poll.map {
          SeatRecused(
            seat: seat, fromPoll: $0.seal, interest: interest, reason: reason?.digest)
        }
          ?? SeatRecused(
            seat: seat, fromMotion: motion.id, interest: interest, reason: reason?.digest),
        documents: reason.map { [$0] } ?? [],
        words: [
          "\(try view.words(held)):",
          "it stands aside from \(poll == nil ? "the polls to come" : "the open poll") in \(body) on "
            + "\(motion.number): \(motion.title)",
        ], graveID: motion.number.text,
        result: { recorded in
          let recusal = try ledger.view {
            try $0.register.recusal(of: seat, from: poll?.seal ?? motion.id)
          }
          return Intention.Result(
            members: [
              "motion": .string(motion.number.text), "seat": .string(seat.text),
              "late": .bool(recusal?.isLate ?? false),
            ], text: recusal.map { "  \($0.words)\n" } ?? "")
        })
    }
    try session.carryOut(
      intention, in: ledger, as: try session.signer(signing, in: ledger), signing)
  }
}
