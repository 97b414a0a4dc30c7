internal import ArgumentParser
internal import Governance
internal import Ledger
internal import Sodium

/// A ballot that was held back goes on record.
struct BallotHold: GavelCommand {
  static let configuration = CommandConfiguration(
    commandName: "hold",
    abstract:
      "Put somebody else's ballot on record that was handed over in time and never recorded.",
    discussion: """
      Takes the file that the voter signed. Voting must be over and the poll not closed, under a rule with \
      contest_within; you need a vote in the poll for another seat. The ballot is not counted by this: where such \
      ballots could turn the outcome, the poll closes as contested, its acts wait, and the body decides which of \
      them count (gavel poll settle).
      """)
  static let examples = [
    Example("gavel ballot hold ballot.json --yes", "puts the ballot of this file on record")
  ]

  @OptionGroup(title: "Options of every command") var options: GlobalOptions
  @OptionGroup(title: "Signing") var signing: SigningOptions

  @Option(help: "The seat for which you speak, where you have several votes.")
  var seat: String?

  @Argument(help: "The voter's file; - is stdin.", completion: .file(extensions: ["json"]))
  var file: String

  func perform(in session: Session) throws {
    let ledger = try session.ledger(readOnly: false)
    let person = try session.person()
    var bytes = try Files.read(file, in: session.environment)
    // The line feed that ends a text file is none of the submission's.
    if bytes.last == 0x0A { bytes.removeLast() }
    let signed = try SignedEvent(submission: bytes)
    let ballot: HandedBallot
    do {
      ballot = try HandedBallot(signed.event, key: signed.key, signature: signed.signature)
    } catch let error as ValueError {
      throw ProgramError.usage(
        "\(file) holds no ballot: \(error)", next: "other events are handed in: gavel submit FILE")
    }
    let cast = ballot.cast
    let own = try seat.map { try Identifier.argument($0) }
    let (speaking, number) = try ledger.view { view -> (Identifier?, String) in
      let motion = try view.register.poll(cast.poll).flatMap {
        try view.register.motion($0.motion)
      }
      // Where none is found, the rules say what is missing.
      let found =
        try own
        ?? view.register.electors(of: cast.poll).first { elector in
          guard elector.seat != cast.seat,
            let seat = try view.register.seat(elector.seat, at: view.time)
          else { return false }
          return try view.register.holder(of: seat, at: view.time)?.person == person
        }?.seat
      return (found, motion?.number.text ?? "\(cast.poll.hex.prefix(8))…")
    }
    let intention = Intention(
      event: BallotHeld(ballot, seat: speaking ?? cast.seat), documents: signed.documents,
      words: [
        "a ballot of the seat \(cast.seat) in the poll on \(number) that was held back:",
        "\(cast.choice.rawValue), by \(signed.event.author), turn \(cast.turn), signed \(signed.event.at)",
      ])
    try session.carryOut(intention, in: ledger, by: person, signing)
  }
}
