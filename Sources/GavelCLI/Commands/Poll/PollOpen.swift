internal import ArgumentParser
internal import CanonicalJSON
internal import Governance
internal import Ledger
internal import Sodium

/// The vote is called.
struct PollOpen: GavelCommand {
  static let configuration = CommandConfiguration(
    commandName: "open", abstract: "Open a poll on a motion.",
    discussion: """
      Seals the motion with its texts, who votes, the rule and the close: nothing decided later changes an \
      open poll. Without --closes it is open for the least time that the rule allows, rounded up to the hour; \
      so it is where --closes names just that least (7d where the rule says 7 days), since the time runs from \
      the recording, a little after the signing.
      """)
  static let examples = [
    Example("gavel poll open council-2026-001 --closes 7d --yes", "opens it for seven days"),
    Example(
      "gavel poll open council-2026-002 --closes 2026-12-15T17:00:00Z --yes",
      "opens it until then"),
  ]

  @OptionGroup(title: "Options of every command") var options: GlobalOptions
  @OptionGroup(title: "Signing") var signing: SigningOptions

  @Option(help: "When it closes: a time, or how far off (7d, 36h).")
  var closes: String?

  @Option(help: "The body, where the motion is decided in several; else the motion's own.")
  var body: String?

  @Argument(help: "The motion's number, or eight digits of its id.")
  var motion: String

  func perform(in session: Session) throws {
    let ledger = try session.ledger(readOnly: false)
    let isRegistrar = try session.registrarKey(of: ledger) != nil
    let clockStands = session.clockStands
    let face = try session.clockFace
    let intention = try ledger.view { view in
      let motion = try view.motion(self.motion)
      let body = try self.body.map { try Identifier.argument($0) } ?? motion.body
      let closes = try self.closes(
        of: motion, in: body, view, isRegistrar: isRegistrar, clockStands: clockStands)
      let opening = try PollOpened(
        opening: motion, in: body, closes: closes, at: view.time, in: view.register)
      let seats = try view.votingSeats(of: body)
      let text = motion.texts.first { $0.role == .operative }
      return Intention(
        event: opening,
        words: [
          "a poll in \(body) on \(motion.number), version \(motion.version): \(motion.title)"
            + (text.map { "   [text sha256 \($0.digest.hex.prefix(8))…]" } ?? ""),
          "\(seats.count) voting seats; it closes on \(face.text(closes)), \(face.distance(to: closes))",
        ],
        result: { recorded in
          session.terminal.next("gavel vote \(motion.number) yes|no|abstain")
          return Intention.Result(
            members: [
              "closes": .string(closes.description), "motion": .string(motion.number.text),
              "poll": .string(recorded.event.hex),
            ],
            text: "voting on \(motion.number) is open until \(face.text(closes))\n")
        })
    }
    try session.carryOut(
      intention, in: ledger, as: try session.signer(signing, in: ledger), signing)
  }

  private func closes(
    of motion: Motion, in body: Identifier, _ view: LedgerView, isRegistrar: Bool, clockStands: Bool
  ) throws -> Timestamp {
    let requirement = motion.requires.first { $0.body == body }
    let rule = try requirement.flatMap { try view.register.rule($0.rule, at: view.time) }
    // Without --closes a rehearsal whose clock stands leaves a moment for the signing as any ledger does.
    let spare = clockStands && closes != nil ? 0 : LeastSpan.spare(isRegistrar: isRegistrar)
    let least = LeastSpan(
      seconds: rule?.leastWindow ?? 0, now: view.time, spare: spare,
      latest: rule.map { view.time.adding($0.longestWindow) } ?? .latest)
    if let closes { return try least.deadline(closes, of: "--closes") }
    guard least.seconds > 0 else {
      throw ProgramError.usage(
        "the rule names no least time, so it must be said when the poll closes",
        next: "say it with --closes, a time or how far off (7d)")
    }
    return least.soonest
  }
}
