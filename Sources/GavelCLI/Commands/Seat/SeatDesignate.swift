internal import ArgumentParser
internal import Governance
internal import Ledger

/// An organization's principal says who is to hold its seat.
struct SeatDesignate: GavelCommand {
  static let configuration = CommandConfiguration(
    commandName: "designate",
    abstract: "Name who is to hold the seat that your organization appoints to.",
    discussion: """
      The person accepts with gavel seat accept; who designates oneself has accepted thereby. A seat whose \
      definition says so has an alternate too, who votes where the holder does not: gavel vote --alternate.
      """)
  static let examples = [
    Example("gavel seat designate council.ibm ibm-second --yes", "names ibm-second for the seat")
  ]

  @OptionGroup(title: "Options of every command") var options: GlobalOptions
  @OptionGroup(title: "Signing") var signing: SigningOptions

  @Option(help: ArgumentHelp("From when on, instead of at once.", valueName: "time"))
  var effective: String?

  @Flag(help: "As the seat's alternate, instead of its holder.")
  var alternate = false

  @Argument(help: "The seat.")
  var seat: String

  @Argument(help: "The person who is to hold it, or to be its alternate.")
  var holder: String

  func perform(in session: Session) throws {
    let ledger = try session.ledger(readOnly: false)
    let person = try session.person()
    let seat = try Identifier.argument(seat)
    let holder = try Identifier.argument(holder)
    let face = try session.clockFace
    let effective = try effective.map {
      try TimeText.deadline($0, of: "--effective", from: ledger.now)
    }
    let intention = Intention(
      event: SeatDesignated(
        seat: seat, person: holder, effective: effective, asAlternate: alternate),
      words: [
        "\(holder) is to \(alternate ? "be the alternate of" : "hold") \(seat) "
          + (effective.map { "from \(face.text($0)) on" } ?? "from now on")
          + (holder == person ? "" : ", once \(holder) has accepted")
      ])
    try session.carryOut(intention, in: ledger, by: person, signing)
  }
}
