import Foundation
import Governance
import Ledger
import LedgerStore
import SampleLedger
import Sodium
import Synchronization
import TransparencyLog

/// Some days of a consortium, from a seed: members who move, open, vote and close; mail that is lost, comes twice or
/// late; a secretary whose computer crashes, whose clock jumps and whose disk is put back from a backup; two
/// witnesses. Beside it a naive model; where the two differ, the seed is a finding.
public final class Simulation {
  public static let steps = 120

  /// A signed event on its way to the registrar.
  private struct Letter {
    let signed: SignedEvent
    let wish: NaiveModel.Wish
    let author: Identifier
    let arrives: Timestamp
  }

  /// What came of a simulation.
  public struct Figures: Sendable {
    public var entries: Int64 = 0
    public var refused = 0
    public var repeated = 0
    public var crashes = 0
    public var restores = 0
    public var cosigned = 0
    public var polls = 0

    public init() {}

    public mutating func add(_ other: Figures) {
      entries += other.entries
      refused += other.refused
      repeated += other.repeated
      crashes += other.crashes
      restores += other.restores
      cosigned += other.cosigned
      polls += other.polls
    }
  }

  let seed: UInt64
  let world: World
  private let folder: String
  private var numbers: SeededNumbers
  private let clock: SimulatedClock
  private var ledger: OpenLedger
  private var model: NaiveModel
  private var mail: [Letter] = []
  private var acknowledged: [(receipt: Receipt, event: Digest)] = []
  /// The newest head that each member was told.
  private var told: [Identifier: TreeHead] = [:]
  /// Turns that each member has signed, by poll.
  private var turns: [Digest: [Identifier: Int64]] = [:]
  private var witnessed: [WitnessedLog]
  private var names = 0
  private(set) var figures = Figures()

  private var path: String { folder + "/ledger.gavel" }
  private var heads: OutsideHeads { OutsideHeads(folder: folder + "/heads") }
  private var now: Timestamp { clock.now }

  /// - Parameter folder: where its files are for a while; it is made, and goes with ``run()``.
  public init(seed: UInt64, in world: World, folder: String) throws {
    self.seed = seed
    self.world = world
    self.folder = folder
    numbers = SeededNumbers(seed: seed)
    clock = SimulatedClock(world.start.adding(60))
    try? FileManager.default.removeItem(atPath: folder)
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    try FileManager.default.copyItem(atPath: world.base, toPath: folder + "/ledger.gavel")
    ledger = try OpenLedger(
      opening: folder + "/ledger.gavel", heads: OutsideHeads(folder: folder + "/heads"),
      clock: .rehearsal { world.start })
    let head = try ledger.head()
    model = NaiveModel(
      members: world.people.map(\.id),
      size: head.size, last: world.start)
    witnessed = [
      WitnessedLog(
        origin: world.origin, keys: [try VerifierKey(parsing: world.registrar.verifierKey)]),
      WitnessedLog(
        origin: world.origin, keys: [try VerifierKey(parsing: world.registrar.verifierKey)]),
    ]
    for person in world.people { told[person.id] = head }
    try reopen()
  }

  /// - Throws: `Finding` where ledger and model differ, or something that was acknowledged is lost.
  public func run() throws -> Figures {
    defer { try? FileManager.default.removeItem(atPath: folder) }
    for _ in 0..<Self.steps {
      try step()
      try deliver()
    }
    // All that is still on its way arrives, and what is over is closed.
    advance(by: 3 * Timestamp.day / 4)
    try deliver()
    try conclude()
    return figures
  }

  // MARK: What happens

  private func step() throws {
    advance(by: Int64.random(in: 1...7_200, using: &numbers))
    switch Int.random(in: 0..<40, using: &numbers) {
    case 0..<6: try propose()
    case 6..<12: try open()
    case 12..<28: try vote()
    case 28..<33: try close()
    case 33: try jump()
    case 34: try crash()
    case 35: try restore()
    case 36, 37: try cosign()
    default: try tellHead()
    }
  }

  private func advance(by seconds: Int64) { clock.set(now.adding(seconds)) }

  /// The registrar's clock is wrong for one delivery, then right again.
  private func jump() throws {
    let right = now
    let away = numbers.once(in: 2) ? Int64.random(in: 1...1_000, using: &numbers) * -1 : 100_000
    advance(by: away)
    try deliver(everything: true, confirmsAhead: false)
    clock.set(right.adding(10))
  }

  private func crash() throws {
    figures.crashes += 1
    try ledger.file.close()
    try reopen()
  }

  private func reopen() throws {
    let clock = clock
    ledger = try OpenLedger(opening: path, heads: heads, clock: .rehearsal { clock.now })
  }

  /// The disk is put back from an older copy; what is missing comes from a member's.
  private func restore() throws {
    guard FileManager.default.fileExists(atPath: folder + "/backup") else {
      try? ledger.file.close()
      try FileManager.default.copyItem(atPath: path, toPath: folder + "/backup")
      return try reopen()
    }
    let head = try ledger.head()
    try ledger.file.close()
    let mirror = folder + "/mirror"
    try? FileManager.default.removeItem(atPath: mirror)
    try FileManager.default.moveItem(atPath: path, toPath: mirror)
    try FileManager.default.moveItem(atPath: folder + "/backup", toPath: path)
    figures.restores += 1
    let old = try LedgerFile(opening: path, readOnly: true).read { $0.size }
    if old < head.size {
      do {
        try reopen()
        throw Finding(seed, "a file behind its head was opened for recording")
      } catch let error as LedgerError where error.code == "E-HEAD-BEHIND" {}
    }
    let refill = try Refill(
      path, from: [mirror], heads: heads,
      keys: numbers.once(in: 2) ? [world.registrar] : [], now: now
    )
    guard refill.head == head, refill.missing == 0 else {
      throw Finding(seed, "a refill left \(refill.head.size) of \(head.size) entries")
    }
    try reopen()
  }

  /// A witness is asked, which may answer, or be told that the answer was lost.
  private func cosign() throws {
    let number = Int.random(in: 0..<2, using: &numbers)
    let log = witnessed[number]
    let head = try ledger.head()
    let (note, proof) = try ledger.file.read { reading in
      (
        try reading.checkpoint(ofSize: head.size)?.note ?? [],
        try reading.consistencyProof(from: log.head.size, to: head.size)
      )
    }
    let request = AddCheckpointRequest(
      oldSize: log.head.size, proof: proof, checkpoint: try SignedCheckpoint(parsing: note))
    let cosigned = try log.cosigning(
      try AddCheckpointRequest(parsing: request.bytes), by: world.witnesses[number],
      at: max(log.time, now.seconds))
    witnessed[number] = cosigned.log
    guard !numbers.once(in: 4) else { return }
    figures.cosigned += 1
    let signed = try SignedCheckpoint(parsing: note).adding([cosigned.cosignature])
    try ledger.file.record { recording in
      try recording.put(checkpoint: signed.bytes, size: head.size, handedOut: true)
    }
  }

  private func tellHead() throws {
    guard let person = world.people.randomElement(using: &numbers) else { return }
    told[person.id] = try ledger.head()
  }

  // MARK: What members want

  private func propose() throws {
    guard let author = world.people.randomElement(using: &numbers) else { return }
    names += 1
    var acts: [Act] = []
    var documents: [HandedDocument] = []
    var (adopts, expels): (Identifier?, Identifier?) = (nil, nil)
    switch Int.random(in: 0..<4, using: &numbers) {
    case 0, 1:
      let text = HandedDocument(bytes: Array("Policy \(names) of \(seed)\n".utf8))
      let policy = try Identifier(named: "policy-\(names)")
      acts = [Act(AdoptPolicy(policy: policy, title: "Policy \(names)", text: text.digest))]
      documents = [text]
      adopts = policy
    case 2 where model.members.count > 3:
      if let victim = world.people.randomElement(using: &numbers) {
        acts = [Act(ExpelMember(organization: victim.organization))]
        // One that is out already can't be expelled: the act is void, and changes nothing.
        expels = victim.id
      }
    default: break
    }
    try send(
      MotionProposed(
        body: try Identifier(named: World.assembly), title: "Motion \(names)",
        texts: documents.map { TextReference(name: $0.name, size: Int64($0.bytes.count)) },
        acts: acts),
      .propose(adopts: adopts, expels: expels), by: author, documents: documents)
  }

  private func open() throws {
    let waiting = model.motions.filter { !$0.value.isOpen && $0.value.outcome == nil }
      .sorted { $0.value.entry < $1.value.entry }
    guard let (motion, found) = waiting.randomElement(using: &numbers),
      let author = world.people.first(where: { $0.id == found.by })
    else { return }
    let closes = now.adding(
      Int64.random(in: 1_800...World.window.longest, using: &numbers))
    let body = try Identifier(named: World.assembly)
    let event = try ledger.view { view in
      try view.register.motion(motion).map { stored in
        try PollOpened(opening: stored, in: body, closes: closes, at: now, in: view.register)
      }
    }
    guard let event else { return }
    try send(event, .open(motion: motion, closes: closes, members: model.members), by: author)
  }

  private func vote() throws {
    let running = model.polls.filter { $0.value.outcome == nil }.sorted {
      $0.value.entry < $1.value.entry
    }
    guard let (seal, poll) = running.randomElement(using: &numbers),
      let author = world.people.randomElement(using: &numbers),
      let choice = Choice.allCases.randomElement(using: &numbers)
    else { return }
    let turn = (turns[seal]?[author.id] ?? 0) + 1
    turns[seal, default: [:]][author.id] = turn
    try send(
      BallotCast(
        poll: seal, seat: try Identifier(named: "\(World.assembly).\(author.organization)"),
        choice: choice, turn: turn),
      .vote(poll: seal, choice: choice, turn: turn), by: author,
      until: max(now, min(poll.closes, now.adding(Rulebook.usualUntil))))
  }

  private func close(everything: Bool = false) throws {
    let over = model.polls.filter {
      $0.value.outcome == nil && (everything || now >= $0.value.closes)
    }
    .sorted { $0.value.entry < $1.value.entry }
    guard let (seal, poll) = over.randomElement(using: &numbers),
      let author = world.people.filter({ model.members.contains($0.id) })
        .randomElement(using: &numbers)
    else { return }
    let event = try ledger.view { view in
      try view.register.poll(seal).map { try PollClosed(of: $0, in: view.register) }
    }
    guard let event else { return }
    try send(
      event,
      .close(
        poll: seal, yes: poll.count(.yes), no: poll.count(.no), abstain: poll.count(.abstain)),
      by: author)
  }

  /// Signs by the author's own clock over what the author was told, and gives it to the mail.
  private func send(
    _ kind: any EventKind, _ wish: NaiveModel.Wish, by author: SamplePerson,
    documents: [HandedDocument] = [], until: Timestamp? = nil
  ) throws {
    if numbers.once(in: 3) { told[author.id] = try ledger.head() }
    guard let seen = told[author.id] else { return }
    let at = now.adding(Int64.random(in: -250...250, using: &numbers))
    let bytes = try Event.bytes(
      of: kind, by: author.id, at: at, until: max(at, until ?? at.adding(Rulebook.usualUntil)),
      ledger: world.origin.text, seen: Event.Seen(root: seen.root, size: seen.size))
    let signed = try SignedEvent(signing: bytes, with: author.key, documents: documents)
    // Lost, once, twice; at once or days later.
    let copies = numbers.once(in: 8) ? 0 : numbers.once(in: 6) ? 2 : 1
    for _ in 0..<copies {
      let delay =
        numbers.once(in: 3) ? 0 : Int64.random(in: 0...(Timestamp.day / 2), using: &numbers)
      mail.append(
        Letter(signed: signed, wish: wish, author: author.id, arrives: now.adding(delay)))
    }
  }

  // MARK: What is recorded

  private func deliver(everything: Bool = false, confirmsAhead: Bool? = nil) throws {
    let due = mail.filter { everything || $0.arrives <= now }
    mail.removeAll { everything || $0.arrives <= now }
    for letter in due.shuffled(using: &numbers) {
      // It is carried as a file.
      let signed = try SignedEvent(submission: try letter.signed.submission)
      try record(signed, letter, confirmsAhead: confirmsAhead ?? numbers.once(in: 2))
    }
  }

  /// - Parameter confirmsAhead: whether the secretary says that a clock far ahead of the last entry is right.
  private func record(
    _ signed: SignedEvent, _ letter: Letter, confirmsAhead: Bool
  ) throws {
    let event = signed.event
    let time = model.recordingTime(at: now, confirmsAhead: confirmsAhead)
    let isKnown = model.recorded[event.id] != nil
    let seenTime = try ledger.file.read { try $0.recorded(entry: event.seen.size - 1) }
    let expected =
      time.map {
        model.accepts(letter.wish, by: letter.author, of: event, at: $0, seenTime: seenTime)
      } ?? false
    do {
      let recorded = try ledger.record(
        signed, with: world.registrar, aheadAllowed: confirmsAhead)
      if recorded.isRepeated {
        guard model.recorded[event.id] == recorded.entry else {
          throw Finding(
            seed, "\(event.type) was never recorded and is said to be entry \(recorded.entry)")
        }
        figures.repeated += 1
      } else {
        guard expected, !isKnown, let time, recorded.entry == model.size else {
          throw Finding(
            seed, "\(event.type) was recorded as entry \(recorded.entry) against the model")
        }
        model.take(letter.wish, by: letter.author, of: event, at: time)
      }
      acknowledged.append((recorded.receipt, event.id))
      // The answer may be lost as well.
      if !numbers.once(in: 5) { told[letter.author] = recorded.head }
    } catch let refusal as Refusal {
      guard !expected || isKnown else {
        throw Finding(seed, "\(event.type) was refused against the model: \(refusal.sentence)")
      }
      figures.refused += 1
    } catch let error as LedgerError
      where ["E-CLOCK-AHEAD", "E-CLOCK-BEHIND"].contains(error.code)
    {
      guard time == nil else { throw Finding(seed, "the clock was refused: \(error.sentence)") }
      figures.refused += 1
    }
  }

  // MARK: What must have come of it

  private func conclude() throws {
    advance(by: 3_600)
    while model.polls.values.contains(where: { $0.outcome == nil }) {
      if let latest = model.polls.values.filter({ $0.outcome == nil }).map(\.closes).max(),
        now < latest
      {
        // No more than a day at a time is believed; somebody moves something on each of them.
        advance(by: min(Timestamp.day / 2, latest.seconds - now.seconds + 1))
        try nothing()
        continue
      }
      try closeNow()
    }
    figures.entries = model.size
    figures.polls = model.polls.count
    try compare()
  }

  /// An entry that lets time pass.
  private func nothing() throws {
    try certain {
      names += 1
      return (
        MotionProposed(
          body: try Identifier(named: World.assembly), title: "Motion \(names)", texts: [], acts: []
        ),
        .propose(adopts: nil, expels: nil)
      )
    }
  }

  private func closeNow() throws {
    try certain {
      let open = model.polls.filter { $0.value.outcome == nil }
        .min { $0.value.entry < $1.value.entry }
      guard let (seal, poll) = open else { throw Finding(seed, "no poll is open") }
      let event = try ledger.view { view in
        try PollClosed(
          of: try view.register.poll(seal) ?? { throw Finding(seed, "a poll is gone") }(),
          in: view.register)
      }
      return (
        event,
        .close(
          poll: seal, yes: poll.count(.yes), no: poll.count(.no), abstain: poll.count(.abstain))
      )
    }
  }

  /// Signs and records at once, by a member who has seen all.
  private func certain(_ make: () throws -> (any EventKind, NaiveModel.Wish)) throws {
    guard let author = world.people.first(where: { model.members.contains($0.id) }) else {
      throw Finding(seed, "no member is left")
    }
    let (kind, wish) = try make()
    let signed = try ledger.sign(kind, as: author.signer)
    try record(
      signed, Letter(signed: signed, wish: wish, author: author.id, arrives: now),
      confirmsAhead: true)
    guard model.recorded[signed.event.id] != nil else {
      throw Finding(seed, "what nothing stands against was not recorded")
    }
  }

  private func compare() throws {
    let head = try ledger.head()
    guard head.size == model.size else {
      throw Finding(seed, "\(head.size) entries, and the model has \(model.size)")
    }
    try ledger.view { view in
      for (seal, poll) in model.polls {
        guard let stored = try view.register.poll(seal), stored.outcome == poll.outcome else {
          throw Finding(
            seed, "a poll came out otherwise than \(poll.outcome.map { "\($0)" } ?? "open")")
        }
      }
      for person in world.people {
        guard
          try view.register.isInStanding(person.organization, at: now)
            == model.members.contains(person.id)
        else {
          throw Finding(seed, "\(person.organization) is a member, or not, against the model")
        }
      }
      let adopted = Set(try view.register.policies().map(\.policy))
      guard adopted == model.policies else {
        throw Finding(
          seed, "policies in force: \(adopted.count), by the model \(model.policies.count)")
      }
    }
    try compareProofs(head)
    var pins = VerificationPins(
      genesis: ledger.identity.genesis, head: try heads.head(of: world.origin.text))
    pins.threads = 1
    pins.receipts = try acknowledged.map { try ReceivedEntry($0.receipt, from: "a receipt") }
    try ledger.file.close()
    let report = try LedgerVerification.run(file: path, pins: pins)
    guard report.result == .valid else {
      throw Finding(seed, "it does not verify: \(report.faults.first?.message ?? "weaker")")
    }
  }

  /// Nothing that was acknowledged is lost, and what witnesses and members have seen is this log's.
  private func compareProofs(_ head: TreeHead) throws {
    let key = try VerifierKey(parsing: world.registrar.verifierKey)
    for (receipt, event) in acknowledged {
      let verified = try VerifiedReceipt(receipt, signedBy: key)
      guard verified.entry.event.id == event,
        try ledger.file.read({ try $0.entry(receipt.number) }) == receipt.entry
      else { throw Finding(seed, "entry \(receipt.number) was acknowledged, and is another one") }
    }
    for seen in witnessed.map(\.head) + told.values where seen.size > 0 {
      guard seen.size <= head.size,
        try ledger.file.read({ try $0.root(ofSize: seen.size) }) == seen.root
      else { throw Finding(seed, "a head of \(seen.size) entries is not this log's") }
    }
  }
}

/// The time of a simulation.
private final class SimulatedClock: Sendable {
  private let time: Mutex<Timestamp>

  init(_ time: Timestamp) {
    self.time = Mutex(time)
  }

  var now: Timestamp { time.withLock { $0 } }

  func set(_ now: Timestamp) { time.withLock { $0 = now } }
}

/// Where a simulation and the model differ, or a promise was broken.
public struct Finding: Error, Sendable, CustomStringConvertible {
  public let seed: UInt64
  public let what: String

  init(_ seed: UInt64, _ what: String) {
    self.seed = seed
    self.what = what
  }

  public var description: String { "seed \(seed): \(what)" }
}
