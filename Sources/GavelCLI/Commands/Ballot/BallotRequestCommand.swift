internal import ArgumentParser
internal import CanonicalJSON
internal import Governance
internal import Ledger
internal import Sodium
internal import TransparencyLog

/// A ballot asked of somebody elsewhere.
struct BallotRequestCommand: GavelCommand {
  static let configuration = CommandConfiguration(
    commandName: "request",
    abstract: "Write a file with all that a voter needs who has no ledger and no network.",
    discussion: """
      The motion and its texts, the poll's seal and electorate, and their places in the ledger under its signed \
      head. Send it to the voter, who checks, reads and signs it with gavel ballot sign, and record what comes back \
      with gavel ballot submit. Whoever carries either file can lose it, but not alter it.
      """)
  static let examples = [
    Example(
      "gavel ballot request council-2026-001 --seat council.cern",
      "writes council-2026-001.council.cern.request")
  ]

  @OptionGroup(title: "Options of every command") var options: GlobalOptions
  @OptionGroup var writing: WritingOptions

  @Option(help: "The seat that is to vote.")
  var seat: String

  @Option(help: "The body, where the motion is decided in several.")
  var body: String?

  @Argument(help: "The motion's number, or eight digits of its id or of the poll's.")
  var motion: String

  func perform(in session: Session) throws {
    let ledger = try session.ledger(readOnly: false)
    let seat = try Identifier.argument(self.seat)
    let (poll, number) = try ledger.view { view in
      let (poll, motion) = try view.poll(
        motion, in: try body.map { try Identifier.argument($0) })
      return (poll, motion.number)
    }
    guard !poll.isClosed, ledger.now < poll.closes else {
      throw LedgerError(
        "E-POLL-CLOSED", "voting on \(number) closed at \(poll.closed ?? poll.closes)",
        next: "see its outcome: gavel poll show \(number)", exitStatus: 5)
    }
    let request = try ledger.ballotRequest(on: poll.seal, for: seat)
    try ledger.handOut(request.checkpoint)
    let path = writing.output ?? "\(number).\(seat).request"
    let bytes = try request.bytes + [0x0A]
    if path == "-" { return try session.output.bytes(bytes) }
    try Files.write(bytes, to: session.environment.absolute(path), force: writing.force)
    try session.output.show(
      "gavel.ballot_requested/1",
      [
        "closes": .string(poll.closes.description), "file": .string(path),
        "motion": .string(number.text), "poll": .string(poll.seal.hex),
        "seat": .string(seat.text),
      ],
      text: "the ballot of \(seat) on \(number) is asked for in \(visible(path)), until "
        + "\(try session.clockFace.text(poll.closes))\n")
    session.terminal.next(
      "the voter signs it, without the ledger: gavel ballot sign \(visible(path)) yes")
  }
}
