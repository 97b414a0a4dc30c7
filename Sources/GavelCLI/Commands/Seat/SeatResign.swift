internal import ArgumentParser
internal import Governance
internal import Ledger

/// A holder gives a seat or an office up.
struct SeatResign: GavelCommand {
  static let configuration = CommandConfiguration(
    commandName: "resign", abstract: "Resign from a seat or an office that you hold.")
  static let examples = [
    Example("gavel seat resign council.ibm --confirm council.ibm", "gives the seat up at once")
  ]

  @OptionGroup(title: "Options of every command") var options: GlobalOptions
  @OptionGroup(title: "Signing") var signing: SigningOptions

  @Option(help: ArgumentHelp("From when on, instead of at once.", valueName: "time"))
  var effective: String?

  @Argument(help: "The seat or office.")
  var post: String

  func perform(in session: Session) throws {
    let ledger = try session.ledger(readOnly: false)
    let person = try session.person()
    let post = try Identifier.argument(post)
    let face = try session.clockFace
    let effective = try effective.map {
      try TimeText.deadline($0, of: "--effective", from: ledger.now)
    }
    let intention = try ledger.view { view -> Intention in
      let isOffice = try view.register.office(post) != nil
      let kind: any EventKind =
        isOffice
        ? OfficeResigned(office: post, effective: effective)
        : SeatResigned(seat: post, effective: effective)
      return Intention(
        event: kind,
        words: ["you resign from \(post) \(effective.map { "at \(face.text($0))" } ?? "at once")"],
        graveID: post.text)
    }
    try session.carryOut(intention, in: ledger, by: person, signing)
  }
}
