internal import ArgumentParser
internal import Governance
internal import Ledger
internal import Sodium

/// The chair opens a meeting.
struct MeetingOpen: GavelCommand {
  static let configuration = CommandConfiguration(
    commandName: "open", abstract: "Open a meeting that you chair.")
  static let examples = [
    Example("gavel meeting open council-m2026-001 --yes", "opens it")
  ]

  @OptionGroup(title: "Options of every command") var options: GlobalOptions
  @OptionGroup(title: "Signing") var signing: SigningOptions

  @Argument(help: "The meeting's number, or eight digits of its id.")
  var meeting: String

  func perform(in session: Session) throws {
    let ledger = try session.ledger(readOnly: false)
    let intention = try ledger.view { view in
      let meeting = try view.meeting(self.meeting)
      let quorum = try Self.quorum(of: meeting, in: view)
      return Intention(
        event: MeetingOpened(meeting: meeting.id),
        words: ["the opening of \(meeting.number), \(meeting.title)", "so far " + quorum.words],
        result: { _ in .about(meeting, "is open") })
    }
    try session.carryOut(
      intention, in: ledger, as: try session.signer(signing, in: ledger), signing)
  }

  /// Who is there now: what the chair sees before opening.
  private static func quorum(of meeting: Meeting, in view: LedgerView) throws -> MeetingQuorum {
    func ask(_ register: some RegisterLists) throws -> MeetingQuorum {
      try register.quorum(of: meeting, at: view.time)
    }
    return try ask(view.register)
  }
}
