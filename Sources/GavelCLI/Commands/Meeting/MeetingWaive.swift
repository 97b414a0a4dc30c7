internal import ArgumentParser
internal import Governance
internal import Ledger
internal import Sodium

/// A seat waives the notice.
struct MeetingWaive: GavelCommand {
  static let configuration = CommandConfiguration(
    commandName: "waive", abstract: "Do without the notice of a meeting that was called too late.")
  static let examples = [
    Example("gavel meeting waive council-m2026-002 --yes", "waives the notice, for your seat")
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
        event: NoticeWaived(meeting: meeting.id, seat: held.seat.id),
        words: [
          "\(try view.words(held)): no objection to the notice of \(meeting.number), \(meeting.title)"
        ],
        result: { _ in .about(meeting, "can do without its notice to this seat") })
    }
    try session.carryOut(
      intention, in: ledger, as: try session.signer(signing, in: ledger), signing)
  }
}
