internal import ArgumentParser
internal import Governance
internal import Ledger

/// The person who was appointed takes a seat or an office.
struct SeatAccept: GavelCommand {
  static let configuration = CommandConfiguration(
    commandName: "accept", abstract: "Accept the seat or office to which you were appointed.")
  static let examples = [
    Example("gavel seat accept council.ibm --yes", "takes the seat")
  ]

  @OptionGroup(title: "Options of every command") var options: GlobalOptions
  @OptionGroup(title: "Signing") var signing: SigningOptions

  @Argument(help: "The seat or office.")
  var post: String

  func perform(in session: Session) throws {
    let ledger = try session.ledger(readOnly: false)
    let person = try session.person()
    let post = try Identifier.argument(post)
    let intention = try ledger.view { view -> Intention in
      let seats = try view.register.tenures(of: post).filter {
        $0.state == .pending && $0.person == person
      }
      if let pending = seats.last {
        return Intention(
          event: SeatAccepted(seat: post, appointment: pending.appointment),
          words: [
            pending.isAlternate ? "you are the alternate of \(post)" : "you take the seat \(post)"
          ])
      }
      let offices = try view.register.officeTenures(of: post).filter {
        $0.state == .pending && $0.person == person
      }
      guard let pending = offices.last else {
        throw LedgerError(
          "E-APPOINTMENT-UNKNOWN", "no appointment of \(person) to \(post) waits to be accepted",
          next: "see gavel status --as \(person)", exitStatus: 5)
      }
      return Intention(
        event: OfficeAccepted(office: post, appointment: pending.appointment),
        words: ["you take the office \(post)"])
    }
    try session.carryOut(intention, in: ledger, by: person, signing)
  }
}
