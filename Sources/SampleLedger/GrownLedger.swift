public import Governance
public import Ledger
public import Signing
public import Sodium
public import TransparencyLog

/// One entry of a ledger that was grown, and what it did.
public struct GrownEntry: Sendable {
  public let number: Int64
  public let entry: Entry
  public let changes: [Change]
  /// The key that signed it.
  public let publicKey: SSHPublicKey
  /// What is to be kept beside the log: handed over with the event, or computed by the rules.
  public let documents: [HandedDocument]
}

/// A ledger of any size, grown in memory by the real rules: every event signed, every entry judged.
///
/// The mix is that of an alliance whose assembly does the voting: 57 founders, admissions in batches,
/// and then motion after motion, each with a text, seconds, one poll in which nearly every member
/// votes, some of them twice and some with a reason, and its closing; now and then a key is rotated, a
/// policy amended, a seat filled. Voters sign over heads that are up to 40 entries old.
public struct GrownLedger {
  public static let founders = 57

  public let consortium: SampleConsortium
  let limit: Int64
  let target: Int
  private(set) var replay: Replay
  private let sink: (GrownEntry) throws -> Void
  /// The newest heads, the last one of all entries.
  private var heads: [TreeHead] = [.empty]
  public internal(set) var now: Timestamp
  var people: [GrownPerson] = []
  var random = SampleRandom(seed: 20_231_205)
  var policies: Int64 = 0
  public private(set) var polls: Int64 = 0

  /// The newest poll.
  private var seal: Digest?
  /// Whether to end after the opening of a poll, not before there are enough entries.
  private var endsAtOpening = false

  /// What is thrown when there are enough entries.
  struct Enough: Error {}

  /// - Parameters:
  ///   - entries: how many there are to be.
  ///   - members: how many members there are to be once all are admitted.
  ///   - sink: takes each entry.
  public init(
    entries: Int64, members: Int = 440, sink: @escaping (GrownEntry) throws -> Void
  ) throws {
    let consortium = try SampleConsortium(founders: min(Self.founders, members))
    self.consortium = consortium
    limit = entries
    target = members
    self.sink = sink
    let charter = consortium.charter
    let digest = SHA256.hash(charter)
    replay = Replay(
      documents: Documents { $0 == .plain(digest) ? charter : nil }, expected: Int(entries))
    guard let start = Timestamp("2024-01-08T09:00:00Z") else { throw SampleMistake("no time") }
    now = start
  }

  /// Grows all entries.
  ///
  /// - Returns: the checkpoint over them.
  public mutating func grow() throws -> SignedCheckpoint {
    do {
      try found()
      while true { try decide() }
    } catch is Enough {
      return consortium.registrar.signer.sign(
        Checkpoint(origin: consortium.origin, head: replay.frontier.head))
    }
  }

  /// Grows until a poll is opened that is not the first, with the entries asked for before it.
  ///
  /// - Returns: the checkpoint over them.
  public mutating func growToOpenPoll() throws -> SignedCheckpoint {
    endsAtOpening = true
    return try grow()
  }

  /// The number of the motion on which the newest poll is.
  public func openMotion() throws -> Identifier {
    guard let poll = seal.flatMap({ register.poll($0) }), let motion = register.motion(poll.motion)
    else { throw SampleMistake("no open poll") }
    return motion.number
  }

  /// The key with which a member signs by now.
  public mutating func currentKey(of place: Int) -> SecretKey { people[place].key(at: now) }

  /// Records so many ballots on the poll that is open: the members in their order, over and over.
  ///
  /// - Returns: the checkpoint over everything.
  public mutating func castBallots(_ count: Int) throws -> SignedCheckpoint {
    guard let seal, let poll = register.poll(seal) else { throw SampleMistake("no open poll") }
    let opened = poll.entry
    for number in 0..<count {
      if number % 2 == 0 { pass(1) }
      let place = number % people.count
      try record(
        BallotCast(
          poll: seal, seat: try seat(of: place), choice: number % 3 == 0 ? .no : .yes,
          turn: Int64(number / people.count) + 1),
        by: place, floor: opened, until: poll.closes)
    }
    return consortium.registrar.signer.sign(
      Checkpoint(origin: consortium.origin, head: replay.frontier.head))
  }

  /// The closing of the poll that is open, signed as it is due once its time is over, and when that is.
  public mutating func signedClosing() throws -> (event: SignedEvent, time: Timestamp) {
    guard let seal, let poll = register.poll(seal) else { throw SampleMistake("no open poll") }
    let time = max(now, poll.closes).adding(60)
    let bytes = try Event.bytes(
      of: try PollClosed(of: poll, in: register), by: people[0].person.id, at: time,
      until: time.adding(Timestamp.day), ledger: consortium.origin.text,
      seen: Event.Seen(root: replay.frontier.root, size: replay.size))
    return (try SignedEvent(signing: bytes, with: people[0].key(at: time)), time)
  }

  /// Ballots of as many members on the poll that is open, signed and not recorded.
  ///
  /// - Parameter turns: how many ballots each has cast already, at most.
  public mutating func signedBallots(
    _ count: Int, after turns: Int64 = 0
  ) throws -> [SignedEvent] {
    guard let seal, let poll = register.poll(seal) else { throw SampleMistake("no open poll") }
    let electors = register.electors(of: seal)
    guard !electors.isEmpty else { throw SampleMistake("no electors") }
    return try (0..<count).map { number in
      let place = number % people.count
      let person = people[place].person
      let ballot = BallotCast(
        poll: seal, seat: try seat(of: place), choice: .yes,
        turn: turns + Int64(number / people.count) + 1)
      let bytes = try Event.bytes(
        of: ballot, by: person.id, at: now, until: poll.closes, ledger: consortium.origin.text,
        seen: Event.Seen(root: replay.frontier.root, size: replay.size))
      return try SignedEvent(signing: bytes, with: people[place].key(at: now))
    }
  }

  public var size: Int64 { replay.size }

  var register: MemoryRegister { replay.register }

  mutating func pass(_ seconds: Int64) {
    now = now.adding(seconds)
  }

  /// Signs an event and takes it into the log.
  ///
  /// - Parameters:
  ///   - place: whose event it is, in `people`.
  ///   - lag: by how many entries the head that the author has seen may be behind.
  ///   - floor: an entry that the author must have seen.
  @discardableResult
  mutating func record(
    _ kind: any EventKind, by place: Int, lag: Int = 0, floor: Int64 = 0,
    until: Timestamp? = nil, key: SecretKey? = nil, documents: [HandedDocument] = []
  ) throws -> Digest {
    let least = max(floor + 1, people[place].seen)
    var seen = heads[max(0, heads.count - 1 - lag)]
    if seen.size < least || replay.size == 0 { seen = heads[heads.count - 1] }
    let person = people[place].person
    let secret = key ?? people[place].key(at: now)
    let event = try Event.bytes(
      of: kind, by: person.id, at: now.adding(-2),
      until: until ?? now.adding(7 * Timestamp.day), ledger: consortium.origin.text,
      seen: Event.Seen(root: seen.root, size: seen.size))
    let entry = try Entry(
      Entry.bytes(
        event: event, key: Fingerprint(of: secret.publicKey), recorded: now,
        signature: EventSignature.sign(event, with: secret)))
    let number = replay.size
    let step = try replay.admit(entry)
    people[place].seen = seen.size
    if heads.count >= 128 { heads.removeFirst(64) }
    heads.append(replay.frontier.head)
    if kind is PollOpened {
      polls += 1
      seal = entry.event.id
    }
    try sink(
      GrownEntry(
        number: number, entry: entry, changes: step.changes, publicKey: step.publicKey,
        documents: try documents + computed(by: kind)))
    guard replay.size < limit || (endsAtOpening && !(kind is PollOpened)) else { throw Enough() }
    return entry.event.id
  }

  /// The documents that the rules compute: of the genesis the charter, of an opening the electorate.
  private func computed(by kind: any EventKind) throws -> [HandedDocument] {
    switch kind {
    case is LedgerFounded: return [HandedDocument(bytes: consortium.charter)]
    case let opening as PollOpened:
      guard let body = register.body(opening.body),
        let motion = register.motion(opening.motion),
        let rule = register.polls(on: opening.motion).last?.rule
      else { return [] }
      let electorate = try Electorate(
        of: body.definition, for: motion, under: rule, in: register, at: now)
      return [HandedDocument(bytes: try electorate.document)]
    default: return []
    }
  }
}

/// A person of a ledger that is grown.
struct GrownPerson {
  var person: SamplePerson
  /// The key that is to follow, and when it begins to speak.
  var next: (key: SecretKey, from: Timestamp)?
  var serial = 1
  /// The newest head that the person has seen.
  var seen: Int64 = 0
  private var current: SecretKey

  init(_ person: SamplePerson) {
    self.person = person
    current = person.key
  }

  mutating func key(at time: Timestamp) -> SecretKey {
    if let next, time >= next.from {
      current = next.key
      self.next = nil
    }
    return current
  }
}

/// A sequence that is the same in every run (SplitMix64).
public struct SampleRandom: RandomNumberGenerator, Sendable {
  private var state: UInt64

  public init(seed: UInt64) {
    state = seed
  }

  public mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}
