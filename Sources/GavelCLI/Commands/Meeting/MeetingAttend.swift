internal import ArgumentParser
internal import Governance
internal import Ledger
internal import Sodium

/// The secretary's list.
struct MeetingAttend: GavelCommand {
  static let configuration = CommandConfiguration(
    commandName: "attend", abstract: "Attest, as the secretary, who was at a meeting.",
    discussion: """
      The list is a whole one each time: given again it corrects the earlier. Who has signed an arrival need \
      not be listed, and is not struck. Persons are named by handles; a name goes along as a document that \
      can be redacted: person:HANDLE=NAME.
      """)
  static let examples = [
    Example(
      "gavel meeting attend council-m2026-001 council.meta person:guest-1 --yes",
      "lists a seat and a guest")
  ]

  @OptionGroup(title: "Options of every command") var options: GlobalOptions
  @OptionGroup(title: "Signing") var signing: SigningOptions

  @Argument(help: "The meeting's number, or eight digits of its id.")
  var meeting: String

  @Argument(
    help: ArgumentHelp("A seat, or person:HANDLE for who came without one.", valueName: "present"))
  var present: [String] = []

  func perform(in session: Session) throws {
    let ledger = try session.ledger(readOnly: false)
    let lines = try present.map { try Self.line($0) }
    let intention = try ledger.view { view in
      let meeting = try view.meeting(self.meeting)
      return Intention(
        event: MeetingAttended(meeting: meeting.id, present: lines.map(\.present)),
        documents: lines.compactMap(\.name),
        words: [
          "as the secretary, that these and no others were at \(meeting.number), beside those who "
            + "signed:"
        ] + lines.map(\.present.attendee.text),
        result: { _ in
          .about(meeting, "lists \(lines.count) as present, attested by the secretary")
        })
    }
    try session.carryOut(
      intention, in: ledger, as: try session.signer(signing, in: ledger), signing)
  }

  /// `toc-1`, `person:ann`, `person:ann=Ann Example`
  private static func line(
    _ text: String
  ) throws -> (present: MeetingAttended.Present, name: HandedDocument?) {
    let parts = text.split(separator: "=", maxSplits: 1).map(String.init)
    let name = parts.count > 1 ? HandedDocument.salted(Array(parts[1].utf8)) : nil
    let who = parts.first ?? ""
    let attendee = try Attendee(text: who) ?? .seat(try Identifier.argument(who))
    return (MeetingAttended.Present(attendee, name: name?.digest), name)
  }
}
