internal import ArgumentParser
internal import CanonicalJSON
internal import Governance
internal import Ledger

/// Minutes, drafted from the entries.
struct MeetingMinutes: GavelCommand {
  enum Format: String, ExpressibleByArgument, CaseIterable {
    case markdown, html
  }

  static let configuration = CommandConfiguration(
    commandName: "minutes", abstract: "Draft the minutes of a meeting from the entries.",
    discussion: """
      They tell who attended and how that is known, the quorum at the opening, and the polls of the body that \
      were opened or closed while it met. What else is to be said is for a person to write.
      """)
  static let examples = [
    Example("gavel meeting minutes council-m2026-001", "writes them as Markdown"),
    Example("gavel meeting minutes council-m2026-001 --format html", "writes a page of HTML"),
  ]

  @OptionGroup(title: "Options of every command") var options: GlobalOptions
  @OptionGroup(title: "Reading") var reading: ReadingOptions

  @Option(help: "markdown or html.")
  var format: Format = .markdown

  @Argument(help: "The meeting's number, or eight digits of its id.")
  var meeting: String

  func perform(in session: Session) throws {
    let ledger = try session.ledger()
    session.output.page()
    try reading.view(ledger) { view in
      let meeting = try view.meeting(self.meeting)
      let draft = try MinutesDraft(of: meeting, in: view)
      let title = try view.register.body(meeting.body)?.definition.title ?? meeting.body.text
      let page = MinutesPage(draft, body: title, entries: view.size)
      let text = format == .html ? page.html : page.markdown
      var members = draft.members
      members["meeting"] = .string(meeting.number.text)
      members["text"] = .string(text)
      try session.output.show("gavel.minutes/1", members, text: text)
    }
  }
}
