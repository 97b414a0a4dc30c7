internal import ArgumentParser
internal import CanonicalJSON
internal import Governance
internal import Ledger
internal import Sodium

/// What a poll has decided, stated.
struct PollClose: GavelCommand {
  static let configuration = CommandConfiguration(
    commandName: "close", abstract: "State what a poll that is over has decided.",
    discussion: """
      Anybody may: whoever signs has no discretion, the count is computed again by everyone who reads the \
      ledger. What a carried motion does takes effect by this entry. Closing before the time, where \
      every seat has voted and the rule lets it, and closing what changes the charter, want the motion's \
      number typed.
      """)
  static let examples = [
    Example("gavel poll close council-2026-001 --yes", "counts, and shows the arithmetic"),
    Example(
      "gavel poll close council-2026-003 --confirm council-2026-003",
      "closes before the time, as every seat has voted"),
  ]

  @OptionGroup(title: "Options of every command") var options: GlobalOptions
  @OptionGroup(title: "Signing") var signing: SigningOptions

  @Option(help: "The body, where the motion is decided in several.")
  var body: String?

  @Argument(help: "The motion's number, or eight digits of its id or of the poll's.")
  var motion: String

  func perform(in session: Session) throws {
    let ledger = try session.ledger(readOnly: false)
    let face = try session.clockFace
    let (closing, page, poll, motion) = try ledger.view { view in
      let (poll, motion) = try view.poll(
        self.motion, in: try body.map { try Identifier.argument($0) })
      if let tally = poll.result {
        let page = PollPage(
          tally: tally, rule: poll.rule, outcome: poll.outcome ?? tally.outcome,
          presence: poll.presence, rollCall: poll.rollCall, witnessed: poll.witnessed,
          held: poll.held)
        return (PollClosed?.none, page, poll, motion)
      }
      let closing = try PollClosed(of: poll, in: view.register, at: view.time)
      var judged = poll
      judged.presence = closing.presence
      let tally = Tally(
        of: judged, electors: try view.register.electors(of: poll.seal),
        ballots: try view.register.countedBallots(in: poll),
        recusals: try view.register.recusals(from: poll.seal))
      let page = PollPage(
        tally: tally, rule: poll.rule, outcome: closing.outcome, presence: closing.presence,
        rollCall: closing.rollCall, witnessed: closing.witnessed, held: closing.held)
      return (closing, page, poll, motion)
    }
    guard let closing else { return try showClosed(page, poll, motion, in: ledger, session) }
    let intention = Intention(
      event: closing,
      words: ["the poll on \(motion.number), \(motion.title), is over:"]
        + page.text.split(separator: "\n").map(String.init) + [page.outcome.word],
      // Nobody votes again once it is closed, and only a motion changes a charter back.
      graveID: ledger.now < poll.closes || (page.outcome == .carried && motion.changesCharter)
        ? motion.number.text : nil,
      result: { _ in
        try ledger.view { try Self.result(of: motion.id, page, in: $0, face) }
      })
    try session.carryOut(
      intention, in: ledger, as: try session.signer(signing, in: ledger), signing)
  }

  /// A poll that was closed before: the same page, so that this can be given again.
  private func showClosed(
    _ page: PollPage, _ poll: Poll, _ motion: Motion, in ledger: OpenLedger, _ session: Session
  ) throws {
    let face = try session.clockFace
    let result = try ledger.view { try Self.result(of: motion.id, page, in: $0, face) }
    var members = result.members
    members["closed"] = poll.closed.map { .string($0.description) }
    try session.output.show(
      "gavel.poll_closed/1", members,
      text: "closed already, on \(face.text(poll.closed ?? poll.closes))\n"
        + result.text)
  }

  static func result(
    of motion: Digest, _ page: PollPage, in view: LedgerView, _ face: ClockFace
  ) throws -> Intention.Result {
    guard let motion = try view.register.motion(motion) else { return Intention.Result() }
    let (text, effects) = try view.decision(on: motion, outcome: page.outcome, face)
    var members: [String: JSON] = [
      "effects": .array(effects), "motion": .string(motion.number.text),
      "motion_state": .string(motion.state.rawValue),
      "outcome": .string(page.outcome.rawValue), "tally": page.tally.json,
    ]
    members["presence"] = page.presence?.json
    members["roll_call"] = page.rollCall?.json
    members["witnessed"] = page.witnessed?.json
    members["held"] = page.held?.json
    return Intention.Result(members: members, text: page.text + text)
  }
}
