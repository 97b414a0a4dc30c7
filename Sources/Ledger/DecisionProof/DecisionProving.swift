import CanonicalJSON
import Governance
import LedgerStore
public import Sodium
import TransparencyLog

extension OpenLedger {
  /// The proof of a decision: the entries that it rests on and no more, as far as the rules find it lawful from
  /// them alone; else all up to it. Where the ledger's key was handed on later, up to there: the head is signed
  /// by the new one.
  ///
  /// - Parameter motion: the id of a motion whose polls are closed.
  /// - Throws: `LedgerError` where it is not decided, `StoreError`.
  public func proof(ofDecision motion: Digest) throws -> DecisionProof {
    let head = try head()
    return try file.read { reading in
      let keys = try reading.register.ledgerKeys()
      let decided = try DecidedLog(
        upTo: motion, andThrough: keys.handings(coveredBelow: head.size).last?.entry, in: reading)
      guard let note = try reading.checkpoint(ofSize: head.size)?.note else {
        throw LedgerError.checkpointUnsound("there is none")
      }
      let checkpoint = try SignedCheckpoint(parsing: note)
      let key = try keys.verifierKey(ofSize: head.size, origin: origin)
      for numbers in [decided.needed(for: motion), Array(decided.lines.indices)] {
        let proof = try decided.proof(
          of: motion, with: numbers, under: checkpoint, in: reading)
        if let verified = try? VerifiedDecision(proof, signedBy: key),
          decided.agrees(with: verified)
        {
          return proof
        }
      }
      throw LedgerError.decisionUnproved("the ledger itself does not verify")
    }
  }
}

/// The log up to the entry that decided a motion, and which motion each entry belongs to.
private struct DecidedLog {
  private(set) var lines: [Entry] = []
  private var kinds: [any EventKind] = []
  /// The motion that an entry belongs to; nil where it belongs to none.
  private var motions: [Digest?] = []
  private let replay: Replay
  private let motion: Motion

  /// - Parameter last: an entry that must be among them, too; nil for none.
  init(
    upTo motion: Digest, andThrough last: Int64?, in reading: LedgerReading
  ) throws {
    guard let wanted = try reading.register.motion(motion) else {
      throw LedgerError.decisionUnknown()
    }
    let polls = try reading.register.polls(on: motion)
    guard !polls.isEmpty, polls.allSatisfy(\.isClosed), !wanted.state.isUndecided else {
      throw LedgerError.decisionOpen(wanted.number)
    }
    var replay = Replay(documents: Documents(in: reading), keepsClosedPolls: true)
    var seals: [Digest: Digest] = [:]
    var start: Int64 = 0
    // The closing, or the casting vote after it: the last entry that belongs to the motion while it is open.
    while start < reading.size {
      let piece = try reading.entries(from: start, count: 512)
      for bytes in piece {
        let entry = try Entry(bytes)
        let step = try replay.admit(entry)
        lines.append(entry)
        kinds.append(step.kind)
        motions.append(Self.motion(of: entry, step.kind, &seals))
        let current = replay.register.motion(motion)
        if let current, last.map({ $0 < replay.size }) ?? true,
          !current.state.isUndecided, current.state == wanted.state,
          replay.register.polls(on: motion).count == polls.count,
          replay.register.polls(on: motion).allSatisfy(\.isClosed)
        {
          self.replay = replay
          self.motion = current
          return
        }
      }
      start += Int64(piece.count)
      guard !piece.isEmpty else { break }
    }
    throw LedgerError.decisionOpen(wanted.number)
  }

  private static func motion(
    of entry: Entry, _ kind: any EventKind, _ seals: inout [Digest: Digest]
  ) -> Digest? {
    if kind is MotionProposed { return entry.event.id }
    if let held = kind as? BallotHeld { return seals[held.ballot.cast.poll] }
    guard case .object(let members) = kind.json else { return nil }
    func named(_ name: String) -> Digest? {
      guard case .string(let text)? = members[name] else { return nil }
      return Digest(hex: text)
    }
    if let motion = named("motion") {
      if kind is PollOpened { seals[entry.event.id] = motion }
      return motion
    }
    return named("poll").flatMap { seals[$0] }
  }

  /// The entries that shape who may decide what, and those of the motions that changed it; without what other
  /// motions, meetings, objectives, risks and the like have brought.
  func needed(for motion: Digest) -> [Int] {
    var relevant: Set<Digest> = [motion]
    var grows = true
    while grows {
      let before = relevant.count
      for other in replay.register.motions() where !relevant.contains(other.id) {
        let acts = other.acts.map(\.content)
        let shapes = replay.register.effects(of: other.id).contains {
          $0.state == .done && Self.isStructural($0.act)
        }
        let concerns = acts.contains { $0.decision.map(relevant.contains) ?? false }
        let carries = acts.contains { act in
          guard let consent = act as? ConsentAgenda else { return false }
          return consent.items.contains { relevant.contains($0.motion) }
        }
        if shapes || concerns || carries { relevant.insert(other.id) }
      }
      grows = relevant.count > before
    }
    let meets = relevant.contains { id in
      replay.register.polls(on: id).contains { $0.meeting != nil || $0.rollCall != nil }
    }
    let asksWitnesses = relevant.contains { id in
      replay.register.polls(on: id).contains { $0.witnessed != nil }
    }
    return lines.indices.filter { index in
      if let motion = motions[index] { return relevant.contains(motion) }
      let family = lines[index].event.type.prefix { $0 != "." }
      if family == "head" { return asksWitnesses }
      if family == "meeting" || family == "notice" || family == "roll_call" { return meets }
      return !Self.besides.contains(String(family))
    }
  }

  /// What no decision's lawfulness hangs on.
  private static let besides: Set<String> = [
    "objective", "risk", "commitment", "roster", "old_decisions", "dissent",
  ]

  private static func isStructural(_ act: String) -> Bool {
    let family = String(act.prefix { $0 != "." })
    return ![
      "policy", "objective", "risk", "initiative", "document", "minutes", "roster", "old_decisions",
    ].contains(family)
  }

  func proof(
    of motion: Digest, with numbers: [Int], under checkpoint: SignedCheckpoint,
    in reading: LedgerReading
  ) throws -> DecisionProof {
    let size = checkpoint.checkpoint.head.size
    let handed = try OpenLedger.coverings(in: reading).filter { $0.size < size }
    let cosigned = numbers.compactMap { (kinds[$0] as? HeadCosigned)?.head.size }
    let held = numbers.compactMap { (kinds[$0] as? BallotHeld)?.ballot.event.seen.size }
    let seen = Set(numbers.map { lines[$0].event.seen.size } + handed.map(\.size) + cosigned + held)
      .subtracting([0]).sorted()
    let own = numbers.filter { $0 == 0 || motions[$0] == motion }
    let names = own.flatMap { kinds[$0].documents } + self.motion.texts.map(\.name)
    let documents = try Set(names).compactMap { name -> HandedDocument? in
      guard let stored = try reading.document(name.digest),
        try reading.register.namedDocument(name.digest).map({ $0.access == "public" }) ?? true
      else { return nil }
      let document = HandedDocument(bytes: stored.bytes, salt: stored.salt)
      // Reasons and the like are words on persons: whoever is to have them is given them apart.
      return document.name == name && stored.salt == nil ? document : nil
    }
    return DecisionProof(
      motion: motion, checkpoint: checkpoint,
      handed: try handed.map { try SignedCheckpoint(parsing: $0.note) },
      heads: try seen.map { old in
        DecisionProof.SeenHead(
          head: TreeHead(size: old, root: try reading.root(ofSize: old)),
          proof: try reading.consistencyProof(from: old, to: size))
      },
      items: try numbers.map { number in
        DecisionProof.Item(
          number: Int64(number), entry: lines[number].bytes,
          path: try reading.inclusionProof(of: Int64(number), inSize: size))
      },
      documents: documents)
  }

  /// Whether what follows from the proof alone is what the whole ledger says.
  func agrees(with verified: VerifiedDecision) -> Bool {
    let polls = replay.register.polls(on: motion.id)
    return verified.motion.state == motion.state && verified.motion.texts == motion.texts
      && verified.effects == replay.register.effects(of: motion.id)
      && verified.polls.map(\.result) == polls.map(\.result)
      && verified.polls.map(\.outcome) == polls.map(\.outcome)
  }
}

extension LedgerError {
  static func decisionUnknown() -> LedgerError {
    LedgerError(
      "E-MOTION-UNKNOWN", "the ledger has no such motion", next: "list them: gavel motion list",
      exitStatus: 5)
  }

  static func decisionOpen(_ number: Identifier) -> LedgerError {
    LedgerError(
      "E-DECISION-OPEN", "\(number) was not decided by a poll of its own that is closed",
      next: "see how it stands: gavel motion show \(number)", exitStatus: 5)
  }
}
