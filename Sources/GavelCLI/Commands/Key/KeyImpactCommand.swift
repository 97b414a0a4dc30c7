internal import ArgumentParser
internal import CanonicalJSON
internal import Governance
internal import Ledger
internal import Signing
internal import Sodium

/// What hangs on a key.
struct KeyImpactCommand: GavelCommand {
  static let configuration = CommandConfiguration(
    commandName: "impact",
    abstract: "Tell which decisions turn on a key, and whatever else was signed with it.",
    discussion: """
      Counts each closed poll again without the ballots of the key, by the same count. What would not have carried without them is to be \
      ratified again by its body; nothing of it is undone by itself.

      Looks at what it signed from --since on, else from the entry on since which it was revoked, else at all.
      """)
  static let examples = [
    Example("gavel key impact FINGERPRINT", "tells what turns on a key that was revoked"),
    Example(
      "gavel key impact FINGERPRINT --since 10",
      "tells what would, were it revoked from entry 10 on"),
  ]

  @OptionGroup(title: "Options of every command") var options: GlobalOptions
  @OptionGroup(title: "Reading") var reading: ReadingOptions

  @Option(help: ArgumentHelp("Look from this entry on.", valueName: "entry"))
  var since: Int64?

  @Argument(help: "The fingerprint of the key.")
  var fingerprint: String

  func perform(in session: Session) throws {
    let key = try Fingerprint(parsing: fingerprint)
    let ledger = try session.ledger()
    let face = try session.clockFace
    session.output.page()
    try reading.view(ledger) { view in
      let page = try KeyImpactPage(try view.impact(of: key, since: since), in: view, face)
      try session.output.show("gavel.key_impact/1", page.members, text: page.text)
    }
  }
}

/// An impact as it is shown.
struct KeyImpactPage {
  let members: [String: JSON]
  let text: String

  init(_ impact: KeyImpact, in view: LedgerView, _ face: ClockFace) throws {
    var lines = [
      "\(impact.key.fingerprint)   of \(impact.key.person), \(impact.key.stateWords(face))",
      "  what it signed from entry \(impact.since) on:",
    ]
    lines += impact.decisions.flatMap(Self.lines)
    for (poll, motion, ballots) in impact.openPolls {
      lines.append(
        "  \(motion.number) in \(poll.body), not closed   " + Self.words(ballots))
    }
    if impact.decisions.isEmpty, impact.openPolls.isEmpty {
      lines.append("  no ballot that counts")
    }
    var deeds: [JSON] = []
    for deed in impact.deeds {
      let subjects = try deed.subjects(in: view)
      let about = subjects.map { "\($0.noun) \($0.name)" }
      lines.append(
        "  entry \(deed.entry)   \(visible(deed.event.type))"
          + (about.isEmpty ? "" : "   " + visible(about.joined(separator: ", "))))
      deeds.append([
        "about": .array(about.map(JSON.string)), "entry": .integer(deed.entry),
        "event": .string(deed.event.id.hex), "recorded": .string(deed.recorded.description),
        "type": .string(deed.event.type),
      ])
    }
    let again = impact.decisions.filter(\.mustBeRatified)
    lines.append(
      again.isEmpty
        ? "no decision is to be ratified again"
        : "to be ratified again: " + again.map(\.motion.number.text).joined(separator: ", "))
    members = [
      "decisions": .array(impact.decisions.map(Self.json)),
      "key": .string("\(impact.key.fingerprint)"),
      "open_polls": .array(impact.openPolls.map { Self.json($0.poll, $0.motion, $0.ballots) }),
      "other_events": .array(deeds), "person": .string(impact.key.person.text),
      "since": .integer(impact.since), "state": .string(impact.key.state.rawValue),
    ]
    text = lines.joined(separator: "\n") + "\n"
  }

  private static func words(_ ballots: [Ballot]) -> String {
    ballots.map { "\($0.choice.rawValue) for \($0.seat), entry \($0.entry)" }
      .joined(separator: "; ")
  }

  private static func lines(_ decision: KeyImpact.TouchedDecision) -> [String] {
    var hand = decision.ballots.isEmpty ? [] : [words(decision.ballots)]
    if decision.castingVote { hand.append("the chair's casting vote") }
    var lines = [
      "  \(decision.motion.number) in \(decision.poll.body), \(decision.outcome.word)   "
        + hand.joined(separator: "; "),
      "    without it: "
        + (decision.turnsOutOtherwise ? "\(decision.without.word)" : "the same"),
    ]
    guard decision.turnsOutOtherwise, decision.outcome == .carried else { return lines }
    for effect in decision.effects {
      lines.append("    \(effect.act): \(effect.state.rawValue), entry \(effect.entry)")
    }
    if decision.mustBeRatified { lines.append("    to be ratified again by \(decision.poll.body)") }
    return lines
  }

  private static func json(_ decision: KeyImpact.TouchedDecision) -> JSON {
    var members: [String: JSON] = [
      "ballots": .array(decision.ballots.map(json)), "body": .string(decision.poll.body.text),
      "effects": .array(
        decision.effects.map {
          [
            "act": .string($0.act), "entry": .integer($0.entry),
            "state": .string($0.state.rawValue),
          ]
        }),
      "motion": .string(decision.motion.number.text),
      "otherwise": .bool(decision.turnsOutOtherwise), "outcome": .string(decision.outcome.rawValue),
      "poll": .string(decision.poll.seal.hex), "ratify": .bool(decision.mustBeRatified),
      "without": .string(decision.without.rawValue),
    ]
    if decision.castingVote { members["casting_vote"] = .bool(true) }
    return .object(members)
  }

  private static func json(_ poll: Poll, _ motion: Motion, _ ballots: [Ballot]) -> JSON {
    [
      "ballots": .array(ballots.map(json)), "body": .string(poll.body.text),
      "motion": .string(motion.number.text), "poll": .string(poll.seal.hex),
    ]
  }

  private static func json(_ ballot: Ballot) -> JSON {
    [
      "choice": .string(ballot.choice.rawValue), "entry": .integer(ballot.entry),
      "seat": .string(ballot.seat.text),
    ]
  }
}
