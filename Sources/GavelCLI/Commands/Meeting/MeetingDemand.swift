internal import ArgumentParser
internal import Governance
internal import Ledger
internal import Sodium

/// A seat joins in a call.
struct MeetingDemand: GavelCommand {
  static let configuration = CommandConfiguration(
    commandName: "demand",
    abstract: "Join, for your seat, in the call of a meeting that needs several.")
  static let examples = [
    Example("gavel meeting demand council-m2026-002 --yes", "joins in the call")
  ]

  @OptionGroup(title: "Options of every command") var options: GlobalOptions
  @OptionGroup(title: "Signing") var signing: SigningOptions

  @Option(help: "Which of your seats it is for.")
  var seat: String?

  @Argument(help: "The meeting's number, or eight digits of its id.")
  var meeting: String

  func perform(in session: Session) throws {
    let ledger = try session.ledger(readOnly: false)
    let person = try session.person()
    let intention = try ledger.view { view in
      let meeting = try view.meeting(self.meeting)
      let held = try view.seat(seat, of: person, in: meeting.body)
      return Intention(
        event: MeetingDemanded(meeting: meeting.id, seat: held.seat.id),
        words: ["\(try view.words(held)): a call to \(meeting.number), \(meeting.title)"],
        result: { _ in .about(meeting, "has one more seat that calls it") })
    }
    try session.carryOut(
      intention, in: ledger, as: try session.signer(signing, in: ledger), signing)
  }
}
