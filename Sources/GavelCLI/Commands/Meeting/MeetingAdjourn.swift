internal import ArgumentParser
internal import Governance
internal import Ledger
internal import Sodium

/// A meeting ends.
struct MeetingAdjourn: GavelCommand {
  static let configuration = CommandConfiguration(
    commandName: "adjourn", abstract: "End a meeting, as its chair or as the secretary.")
  static let examples = [
    Example("gavel meeting adjourn council-m2026-001 --yes", "ends it")
  ]

  @OptionGroup(title: "Options of every command") var options: GlobalOptions
  @OptionGroup(title: "Signing") var signing: SigningOptions

  @Argument(help: "The meeting's number, or eight digits of its id.")
  var meeting: String

  func perform(in session: Session) throws {
    let ledger = try session.ledger(readOnly: false)
    let intention = try ledger.view { view in
      let meeting = try view.meeting(self.meeting)
      return Intention(
        event: MeetingAdjourned(meeting: meeting.id),
        words: ["the end of \(meeting.number), \(meeting.title)"],
        result: { _ in .about(meeting, "is adjourned") })
    }
    try session.carryOut(
      intention, in: ledger, as: try session.signer(signing, in: ledger), signing)
  }
}
