import CanonicalJSON
import Governance
import Ledger
import Sodium
import Synchronization
import TransparencyLog

/// A rehearsal ledger while it is written through the public interface of Ledger: every event is signed
/// by its author's key over the head of the file, and recorded by the registrar's. The clock stands where
/// the source's dates put it, and goes on by a second with each entry.
final class Rehearsal {
  let genesis: Digest
  private let ledger: OpenLedger
  private let clock: RehearsalClock
  private let keys: RehearsalKeys
  private let registrar: RegistrarKey

  /// Founds a ledger named `replay.example/KIND` at `path`, where there is none yet.
  ///
  /// - Parameter founder: the principal of a founder, who signs the genesis.
  init(
    of kind: String, at path: String, charter: CharterDocument, founder: Identifier,
    time: Timestamp
  ) throws {
    let origin = try required(Origin("replay.example/\(kind)"), "an origin for \(kind)")
    let clock = RehearsalClock(time)
    keys = RehearsalKeys(kind: kind)
    registrar = RegistrarKey(origin: origin, secretKey: try keys.registrarKey())
    ledger = try OpenLedger.found(
      at: path, origin: origin, charter: try charter.json.canonicalBytes(limits: .document),
      signer: Signer(person: founder, key: try keys.key(of: founder)), registrar: registrar,
      rehearsal: true, heads: nil, clock: .rehearsal { clock.now })
    self.clock = clock
    genesis = ledger.identity.genesis
    clock.advance(by: 1)
  }

  /// Lets the clock go on to `time`; it never goes back.
  func wait(until time: Timestamp) { clock.advance(to: time) }

  /// Where the clock stands.
  var now: Timestamp { clock.now }

  /// Signs an event as `person`, records it, and gives its id.
  @discardableResult
  func record(
    _ kind: any EventKind, by person: Identifier, documents: [HandedDocument] = []
  ) throws -> Digest {
    let signer = Signer(person: person, key: try keys.key(of: person))
    let signed = try ledger.sign(kind, as: signer, documents: documents)
    let recorded = try ledger.record(signed, with: registrar, aheadAllowed: true)
    clock.advance(by: 1)
    return recorded.event
  }

  /// Calls a meeting that begins at once, and gives its id.
  func call(_ body: Identifier, _ title: String, by person: Identifier) throws -> Digest {
    try record(MeetingCalled(body: body, title: title, starts: clock.now), by: person)
  }

  /// Opens a poll over the electorate of this moment, for so many seconds, and gives its seal.
  func open(
    _ motion: Digest, in body: Identifier, for seconds: Int64, by person: Identifier
  ) throws -> Digest {
    let opening = try ledger.view { view in
      try PollOpened(
        opening: try required(try view.register.motion(motion), "the motion \(motion)"),
        in: body, closes: view.time.adding(seconds), at: view.time, in: view.register)
    }
    return try record(opening, by: person)
  }

  /// Waits for the deadline of a poll and closes it.
  func close(_ seal: Digest, by person: Identifier) throws {
    let poll = try ledger.view { try required(try $0.register.poll(seal), "the poll \(seal)") }
    wait(until: poll.closes)
    try record(try ledger.view { try PollClosed(of: poll, in: $0.register) }, by: person)
  }

  /// A seat's choice.
  struct Vote {
    let seat: Identifier
    let person: Identifier
    let choice: Choice
  }

  /// Proposes a motion, opens a poll of `seconds` on it, casts the ballots, closes it, and gives the
  /// motion's id.
  @discardableResult
  func decide(
    _ proposal: MotionProposed, by mover: Identifier, for seconds: Int64, votes: [Vote],
    documents: [HandedDocument] = []
  ) throws -> Digest {
    let motion = try record(proposal, by: mover, documents: documents)
    let seal = try open(motion, in: proposal.body, for: seconds, by: mover)
    for vote in votes { try cast(vote, on: seal) }
    try close(seal, by: mover)
    return motion
  }

  func cast(_ vote: Vote, on seal: Digest) throws {
    try record(
      BallotCast(poll: seal, seat: vote.seat, choice: vote.choice, turn: 1), by: vote.person)
  }
}

/// Keys made of the names of their owners, so that a replay gives the same bytes each time. Anybody can
/// make them: they sign for nobody but in a rehearsal.
struct RehearsalKeys {
  let kind: String

  func key(of person: Identifier) throws -> SecretKey { try key("person", person.text) }

  func registrarKey() throws -> SecretKey { try key("ledger", "") }

  private func key(_ use: String, _ name: String) throws -> SecretKey {
    var seed = SHA256.hash(Array("gavel-replay-v1\0\(kind)\0\(use)\0\(name)".utf8)).bytes
    return try required(try SecretKey(wipingSeed: &seed), "a seed of 32 bytes")
  }
}

/// Where the rehearsal's clock stands.
private final class RehearsalClock: Sendable {
  private let time: Mutex<Timestamp>

  init(_ time: Timestamp) {
    self.time = Mutex(time)
  }

  var now: Timestamp { time.withLock { $0 } }

  func advance(by seconds: Int64) { time.withLock { $0 = $0.adding(seconds) } }

  func advance(to later: Timestamp) { time.withLock { $0 = max($0, later) } }
}
