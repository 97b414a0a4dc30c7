internal import ArgumentParser
internal import CanonicalJSON
internal import Governance
internal import Ledger
internal import Sodium

/// A meeting is called.
struct MeetingCall: GavelCommand {
  static let configuration = CommandConfiguration(
    commandName: "call", abstract: "Call a meeting of a body, with agenda and papers.",
    discussion: """
      Who may call, and with how much notice, the body's definition says. For a seat (--seat) it may take \
      several: the others join with gavel meeting demand.
      """)
  static let examples = [
    Example(
      "gavel meeting call --body council --title December --starts 2026-12-07T16:00:00Z "
        + "--agenda Minutes --agenda council-2026-001 --yes",
      "calls a meeting on a motion")
  ]

  @OptionGroup(title: "Options of every command") var options: GlobalOptions
  @OptionGroup(title: "Signing") var signing: SigningOptions

  @Option(help: "The body that is to meet.")
  var body: String

  @Option(help: "The meeting in a line.")
  var title: String

  @Option(
    help:
      "When it begins: a time, or how far off (7d, 36h); where that is the notice, the full hour after it."
  )
  var starts: String

  @Option(help: ArgumentHelp("An item: a title, or the number of a motion.", valueName: "item"))
  var agenda: [String] = []

  @Option(
    help: ArgumentHelp("A paper that goes along, named by its hash.", valueName: "file"),
    completion: .file())
  var paper: [String] = []

  @Flag(help: "The papers are for the body's eyes alone: public exports leave them out.")
  var confidential = false

  @Option(help: "Call it for this seat of yours, not as an officer.")
  var seat: String?

  func perform(in session: Session) throws {
    let ledger = try session.ledger(readOnly: false)
    let body = try Identifier.argument(body)
    let face = try session.clockFace
    let papers = try paper.map { path in
      (path, HandedDocument(bytes: try Files.read(path, in: session.environment)))
    }
    let seat = try seat.map { try Identifier.argument($0) }
    let notice = try ledger.view {
      try $0.register.body(body)?.definition.meetings?.notice ?? 0
    }
    let starts = try session.leastSpan(notice, from: ledger.now, in: ledger)
      .deadline(self.starts, of: "--starts")
    let intention = try ledger.view { view in
      let items = try agenda.map { try Self.item($0, in: view) }
      return Intention(
        event: MeetingCalled(
          body: body, title: title, starts: starts, agenda: items,
          papers: papers.map { path, document in
            TextReference(
              name: document.name, size: Int64(document.bytes.count), role: .annex,
              media: MotionContent.media(of: path),
              access: confidential ? "body:\(body)" : "public")
          }, seat: seat),
        documents: papers.map(\.1),
        words: [
          "a call to a meeting of \(body): \(title)",
          "it begins on \(face.text(starts)), \(face.distance(to: starts))",
        ] + items.map { "agenda: \($0.title)" } + papers.map { "paper \($0.0)" },
        result: { recorded in
          guard let meeting = try ledger.view({ try $0.register.meeting(recorded.event) }) else {
            return Intention.Result()
          }
          session.terminal.next("gavel meeting show \(meeting.number)")
          return .about(
            meeting, meeting.called == nil ? "waits for more seats to join" : "is called")
        })
    }
    try session.carryOut(
      intention, in: ledger, as: try session.signer(signing, in: ledger), signing)
  }

  private static func item(_ text: String, in view: LedgerView) throws -> AgendaItem {
    guard let number = Identifier(text), let motion = try view.register.motion(numbered: number)
    else { return AgendaItem(title: text) }
    return AgendaItem(title: motion.title, motion: motion.id)
  }
}
