internal import ArgumentParser
internal import CanonicalJSON
internal import Governance
internal import Ledger
internal import Sodium

/// The secretary writes a roll call down.
struct RollCallRecord: GavelCommand {
  static let configuration = CommandConfiguration(
    commandName: "record",
    abstract: "Write down, as the secretary, what each seat chose when the roll was called.",
    discussion: """
      It counts when the chair, another person, has confirmed it while the poll is open. A seat's own ballot \
      goes before it. Who did not sign an arrival can dispute it for the time that the body allows, and what \
      is so decided waits for that. Members, rules, powers and the charter change by signed ballots only.
      """)
  static let examples = [
    Example(
      "gavel rollcall record council-2026-001 council.ibm=yes council.meta=no --yes",
      "writes down two choices, at the meeting that is open")
  ]

  @OptionGroup(title: "Options of every command") var options: GlobalOptions
  @OptionGroup(title: "Signing") var signing: SigningOptions

  @Option(help: "The body, where the motion is decided in several.")
  var body: String?

  @Option(help: "The meeting; else the one of the body that is open.")
  var meeting: String?

  @Flag(help: "Take the place of the roll call that was recorded before.")
  var correct = false

  @Argument(help: "The motion's number, or eight digits of its id or of the poll's.")
  var motion: String

  @Argument(
    help: ArgumentHelp("A seat and what it chose: yes, no or abstain.", valueName: "seat=choice"))
  var choices: [String]

  func perform(in session: Session) throws {
    let ledger = try session.ledger(readOnly: false)
    let calls = try choices.map { try Self.call($0) }
    let intention = try ledger.view { view in
      let (poll, motion) = try view.poll(
        self.motion, in: try body.map { try Identifier.argument($0) })
      let meeting = try self.meeting(of: poll.body, in: view)
      let corrects = correct ? try view.rollCall(on: poll, motion).id : nil
      return Intention(
        event: RollCallRecorded(
          poll: poll.seal, meeting: meeting.id, choices: calls, corrects: corrects),
        words: [
          "as the secretary, that these chose as follows when the roll was called at "
            + "\(meeting.number) on \(motion.number), \(motion.title):"
        ] + calls.map { "\($0.seat)  ->  \($0.choice.rawValue.uppercased())" },
        result: { recorded in
          session.terminal.next("the chair confirms it: gavel rollcall confirm \(motion.number)")
          return Intention.Result(
            members: [
              "meeting": .string(meeting.number.text), "motion": .string(motion.number.text),
              "called": .string(recorded.event.hex),
            ],
            text:
              "\(calls.count) choices are written down, and count when the chair confirms them\n"
          )
        })
    }
    try session.carryOut(
      intention, in: ledger, as: try session.signer(signing, in: ledger), signing)
  }

  private func meeting(of body: Identifier, in view: LedgerView) throws -> Meeting {
    if let meeting { return try view.meeting(meeting) }
    guard let open = try view.register.openMeeting(of: body) else {
      throw ProgramError.usage(
        "no meeting of \(body) is open", next: "name one with --meeting: gavel meeting list")
    }
    return open
  }

  /// `toc-1=yes`
  private static func call(_ text: String) throws -> RollCallRecorded.Call {
    let parts = text.split(separator: "=", omittingEmptySubsequences: false).map(String.init)
    guard parts.count == 2, let choice = Choice(rawValue: parts[1]) else {
      throw ProgramError.usage(
        "\"\(visible(text))\" is not a seat and its choice",
        next: "say it like council.ibm=yes, with yes, no or abstain")
    }
    return RollCallRecorded.Call(try Identifier.argument(parts[0]), choice)
  }
}
