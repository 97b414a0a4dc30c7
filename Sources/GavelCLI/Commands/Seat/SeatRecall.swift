internal import ArgumentParser
internal import Governance
internal import Ledger

/// An organization's principal takes its seat back from whoever holds it.
struct SeatRecall: GavelCommand {
  static let configuration = CommandConfiguration(
    commandName: "recall",
    abstract: "Recall whom your organization has designated to a seat.",
    discussion: """
      The seat is vacant then, until another person is designated and has accepted; ballots that were cast stand. \
      From a seat that a body fills, the body recalls by a motion with the act seat.vacate.
      """)
  static let examples = [
    Example(
      "gavel seat recall council.ibm ibm-second --confirm council.ibm",
      "takes the seat back from ibm-second at once")
  ]

  @OptionGroup(title: "Options of every command") var options: GlobalOptions
  @OptionGroup(title: "Signing") var signing: SigningOptions

  @Option(help: ArgumentHelp("From when on, instead of at once.", valueName: "time"))
  var effective: String?

  @Flag(help: "As the seat's alternate, instead of its holder.")
  var alternate = false

  @Argument(help: "The seat.")
  var seat: String

  @Argument(help: "The person who holds it, or was to, or is its alternate.")
  var holder: String

  func perform(in session: Session) throws {
    let ledger = try session.ledger(readOnly: false)
    let seat = try Identifier.argument(seat)
    let holder = try Identifier.argument(holder)
    let face = try session.clockFace
    let effective = try effective.map {
      try TimeText.deadline($0, of: "--effective", from: ledger.now)
    }
    let intention = Intention(
      event: SeatRecalled(
        seat: seat, person: holder, effective: effective, asAlternate: alternate),
      words: [
        "\(holder) is recalled as \(alternate ? "the alternate of" : "the holder of") \(seat) "
          + (effective.map { "from \(face.text($0)) on" } ?? "at once")
      ],
      graveID: seat.text)
    try session.carryOut(intention, in: ledger, by: try session.person(), signing)
  }
}
