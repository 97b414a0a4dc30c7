internal import ArgumentParser
internal import Governance
internal import Ledger
internal import Sodium

/// Somebody comes, by their own signature.
struct MeetingArrive: GavelCommand {
  static let configuration = CommandConfiguration(
    commandName: "arrive", abstract: "Say that you are at a meeting, for your seat or as a guest.")
  static let examples = [
    Example("gavel meeting arrive council-m2026-001 --yes", "says that your seat is there")
  ]

  @OptionGroup(title: "Options of every command") var options: GlobalOptions
  @OptionGroup(title: "Signing") var signing: SigningOptions

  @OptionGroup(title: "For whom") var presence: PresenceOptions

  @Argument(help: "The meeting's number, or eight digits of its id.")
  var meeting: String

  func perform(in session: Session) throws {
    let ledger = try session.ledger(readOnly: false)
    let person = try session.person()
    let intention = try ledger.view { view in
      let meeting = try view.meeting(self.meeting)
      let seat = try presence.seat(of: person, in: meeting.body, view)
      return Intention(
        event: MeetingArrived(meeting: meeting.id, seat: seat),
        words: [
          "that you are at \(meeting.number), \(meeting.title), "
            + (seat.map { "for seat \($0)" } ?? "without a seat")
        ],
        result: { _ in .about(meeting, "has you present") })
    }
    try session.carryOut(
      intention, in: ledger, as: try session.signer(signing, in: ledger), signing)
  }
}
