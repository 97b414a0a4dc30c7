import CanonicalJSON
public import Governance
import LedgerStore
public import Signing
import Sodium

/// What hangs on the signatures of one key from an entry on: the decisions that counted its ballots, each
/// counted again without them, and whatever else it signed.
public struct KeyImpact: Sendable {
  /// A closed poll that counted ballots of the key, or was tied and decided by it.
  public struct TouchedDecision: Sendable {
    public let poll: Poll
    public let motion: Motion
    /// Those of the key that count.
    public let ballots: [Ballot]
    /// Whether the chair's casting vote is the key's.
    public let castingVote: Bool
    public let outcome: Outcome
    /// What it comes to without the key.
    public let without: Outcome
    /// What the motion's acts did.
    public let effects: [Effect]

    public var turnsOutOtherwise: Bool { without != outcome }

    /// Whether it carried by the key alone, and nothing has undone it since: its body must decide it again.
    public var mustBeRatified: Bool {
      outcome == .carried && turnsOutOtherwise && motion.state == .carried
        && motion.rescinded == nil
    }
  }

  /// Another event that the key signed.
  public struct Deed: Sendable {
    public let entry: Int64
    public let event: Event
    public let recorded: Timestamp
  }

  public let key: PersonKey
  /// The first entry that is looked at.
  public let since: Int64
  /// In the order in which the polls were opened.
  public let decisions: [TouchedDecision]
  /// Polls that are not closed, or whose ballots that were held back are not settled, with the ballots of the key in
  /// them that would count now.
  public let openPolls: [(poll: Poll, motion: Motion, ballots: [Ballot])]
  /// All but ballots and casting votes, in log order.
  public let deeds: [Deed]
}

extension LedgerView {
  /// - Parameter since: the first entry that is looked at; where none is told, the one from which on the key
  ///   was not to be trusted, else the first of all.
  /// - Throws: `LedgerError` where nobody has the key, or the entry is not in the log yet.
  public func impact(of fingerprint: Fingerprint, since: Int64?) throws -> KeyImpact {
    guard let key = try register.personKey(fingerprint) else {
      throw LedgerError.keyUnknown(fingerprint)
    }
    let start = since ?? key.compromisedSince ?? 0
    guard start >= 0, start < size else {
      throw LedgerError(
        "E-ENTRY-UNKNOWN", "there is no entry \(start): the last one is \(size - 1)",
        next: "name the entry from which on the key is not to be trusted", exitStatus: 5)
    }
    var deeds: [KeyImpact.Deed] = []
    var ballots: [Digest: Set<Digest>] = [:]
    var castings: Set<Digest> = []
    try log.forEachEntry(by: key.person, from: start) { number, bytes in
      let entry = try Entry(bytes)
      guard number < size, entry.key == fingerprint else { return }
      // The revocation itself is no deed of a thief.
      if number == key.revokedEntry { return }
      switch try entry.event.kind() {
      case let cast as BallotCast: ballots[cast.poll, default: []].insert(entry.event.id)
      case let broken as PollTieBroken: castings.insert(broken.poll)
      default:
        deeds.append(
          KeyImpact.Deed(entry: number, event: entry.event, recorded: entry.recorded))
      }
    }
    // Whoever put such a ballot on record is the author of its entry.
    for held in try register.heldBallots()
    where held.ballot.person == key.person && (start..<size).contains(held.ballot.entry) {
      guard try signingKey(of: held.ballot) == fingerprint else { continue }
      ballots[held.ballot.poll, default: []].insert(held.ballot.event)
    }
    var decisions: [KeyImpact.TouchedDecision] = []
    var open: [(poll: Poll, motion: Motion, ballots: [Ballot])] = []
    let touched = try Set(ballots.keys).union(castings).compactMap { try register.poll($0) }
    for poll in touched.sorted(by: { $0.entry < $1.entry }) {
      guard let motion = try register.motion(poll.motion) else { continue }
      let own = ballots[poll.seal] ?? []
      let counting = try counting(own, in: poll)
      if poll.isClosed, !poll.isContested {
        let decision = try touchedDecision(
          poll, motion, counting, without: own, casting: castings.contains(poll.seal))
        decisions += decision.map { [$0] } ?? []
      } else if !counting.isEmpty {
        open.append((poll, motion, counting))
      }
    }
    return KeyImpact(key: key, since: start, decisions: decisions, openPolls: open, deeds: deeds)
  }

  /// Of these ballots those that count in the poll.
  private func counting(_ events: Set<Digest>, in poll: Poll) throws -> [Ballot] {
    let recused = Set(try register.recusals(from: poll.seal).map(\.seat))
    let cast = try register.timelyBallots(in: poll)
    let last = Dictionary(cast.map { ($0.seat, $0.entry) }, uniquingKeysWith: { $1 })
    return cast.filter {
      events.contains($0.event) && last[$0.seat] == $0.entry && !recused.contains($0.seat)
    }
  }

  private func touchedDecision(
    _ poll: Poll, _ motion: Motion, _ counting: [Ballot], without events: Set<Digest>,
    casting: Bool
  ) throws -> KeyImpact.TouchedDecision? {
    guard let outcome = poll.outcome, !counting.isEmpty || casting else { return nil }
    var without = try register.tally(of: poll, without: events).outcome
    // A tie that the chair broke, with another key than this one, is broken the same way.
    if without == .tied, let choice = poll.casting, !casting {
      without = choice == .yes ? .carried : .failed
    }
    return KeyImpact.TouchedDecision(
      poll: poll, motion: motion, ballots: counting, castingVote: casting, outcome: outcome,
      without: without, effects: try register.effects(of: motion.id))
  }
}

extension KeyImpact.Deed {
  /// What the event is about, by the names that people use: `motion council-2026-001`.
  public func subjects(in view: LedgerView) throws -> [(noun: String, name: String)] {
    var found: [(noun: String, name: String)] = []
    if let motion = try view.register.motion(event.id) {
      found.append(("motion", motion.number.text))
    }
    guard case .object(let data) = try event.kind().json else { return found }
    func text(_ name: String) -> String? {
      if case .string(let text)? = data[name] { text } else { nil }
    }
    if let id = text("motion").flatMap({ Digest(hex: $0) }) {
      found += try view.register.motion(id).map { [("motion", $0.number.text)] } ?? []
    }
    if let seal = text("poll").flatMap({ Digest(hex: $0) }), let poll = try view.register.poll(seal)
    {
      found += try view.register.motion(poll.motion).map { [("poll on", $0.number.text)] } ?? []
    }
    if let offer = text("offer").flatMap({ Digest(hex: $0) }),
      let key = try view.register.personKey(offeredBy: offer)
    {
      found.append(("key", "\(key.fingerprint) of \(key.person)"))
    }
    if case let ended as KeyRevoked = try event.kind() { found.append(("key", "\(ended.key)")) }
    for noun in ["seat", "office", "organization", "person"] {
      if let name = text(noun) { found.append((noun, name)) }
    }
    return found
  }
}

extension LedgerError {
  public static func keyUnknown(_ key: Fingerprint) -> LedgerError {
    LedgerError(
      "E-KEY-UNKNOWN", "nobody of this ledger has the key \(key)",
      next: "see whose keys there are: gavel person show PERSON", exitStatus: 4)
  }
}
