internal import ArgumentParser
internal import CanonicalJSON
internal import Governance
internal import Ledger
internal import Sodium

/// Moves to vote once more on what was lost.
struct MotionReconsider: GavelCommand {
  static let configuration = CommandConfiguration(
    commandName: "reconsider", abstract: "Move to reconsider a motion that failed.",
    discussion: """
      Where its rule says so, only who voted on the prevailing side moves it, and within a time.
      """)
  static let examples = [
    Example("gavel motion reconsider council-2026-001 --yes", "moves to vote on it once more")
  ]

  @OptionGroup(title: "Options of every command") var options: GlobalOptions
  @OptionGroup(title: "Signing") var signing: SigningOptions

  @Argument(help: "The motion's number, or eight digits of its id.")
  var motion: String

  func perform(in session: Session) throws {
    let ledger = try session.ledger(readOnly: false)
    let failed = try ledger.view { try $0.motion(motion) }
    try session.propose(
      ReconsiderDecision(motion: failed.id), about: failed.body,
      title: "To reconsider \(failed.number)", words: ["it is: \(failed.title)"], in: ledger,
      signing)
  }
}

/// Moves to make good what was done without a quorum.
struct MotionRatify: GavelCommand {
  static let configuration = CommandConfiguration(
    commandName: "ratify", abstract: "Move to ratify what was done without a quorum.",
    discussion: """
      A motion that had the votes but no quorum is carried by it, and does its acts then; a meeting that was held \
      without one is made the body's own.
      """)
  static let examples = [
    Example("gavel motion ratify council-2026-003 --yes", "moves to ratify the motion")
  ]

  @OptionGroup(title: "Options of every command") var options: GlobalOptions
  @OptionGroup(title: "Signing") var signing: SigningOptions

  @Argument(help: "The number of a motion or meeting, or eight digits of its id.")
  var decision: String

  func perform(in session: Session) throws {
    let ledger = try session.ledger(readOnly: false)
    let (event, body, number) = try ledger.view { view -> (Digest, Identifier, Identifier) in
      if let id = Identifier(decision), let meeting = try view.register.meeting(numbered: id) {
        return (meeting.id, meeting.body, meeting.number)
      }
      let motion = try view.motion(decision)
      return (motion.id, motion.body, motion.number)
    }
    try session.propose(
      RatifyDecision(event: event), about: body, title: "To ratify \(number)", words: [],
      in: ledger, signing)
  }
}

extension Session {
  /// Proposes one act about a decision of `body`, in the body that has the power over it.
  func propose(
    _ act: any ActKind, about body: Identifier, title: String, words: [String],
    in ledger: OpenLedger, _ signing: SigningOptions
  ) throws {
    let name = type(of: act).name
    let deciding = try ledger.view { view -> Identifier in
      let power = try view.register.power(over: name, scope: .body(body), at: view.time)
      guard let bodies = power?.requires.map(\.body), !bodies.contains(body) else { return body }
      return bodies.first ?? body
    }
    let intention = Intention(
      event: MotionProposed(body: deciding, title: title, acts: [Act(act)]),
      words: ["a motion to \(deciding): \(title)"] + words,
      result: { try MotionPropose.result($0, in: ledger, self) })
    try carryOut(intention, in: ledger, as: try signer(signing, in: ledger), signing)
  }
}
