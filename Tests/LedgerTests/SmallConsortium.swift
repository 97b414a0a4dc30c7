import CanonicalJSON
import Foundation
import Governance
import Ledger
import LedgerStore
import Signing
import Sodium
import Synchronization
import Testing
import TransparencyLog

/// A clock that tests put where they want it.
final class TestClock: Sendable {
  private let time: Mutex<Timestamp>

  init(_ text: String) throws {
    time = Mutex(try #require(Timestamp(text)))
  }

  var now: Timestamp { time.withLock { $0 } }
  func advance(_ seconds: Int64) { time.withLock { $0 = $0.adding(seconds) } }
  func set(_ now: Timestamp) { time.withLock { $0 = now } }
  var registrar: RegistrarClock { .rehearsal { self.now } }
}

func id(_ text: String) -> Identifier {
  guard let id = Identifier(text) else { preconditionFailure("\(text) is no identifier") }
  return id
}

/// Two documents of one hash: a plain one that begins as the hash of a salted one does, and the salted
/// one whose text is the rest of it.
func twoTexts() -> (plain: HandedDocument, salted: HandedDocument) {
  let salt = Array("0123456789abcdef0123456789abcdef".utf8)
  let text = Array("What nobody voted on.\n".utf8)
  let plain = HandedDocument(bytes: Array("gavel-salted-v1\0".utf8) + salt + text)
  return (plain, HandedDocument(bytes: text, salt: salt))
}

/// Where this run keeps its ledgers; it goes when the run ends.
enum TestFolder {
  static let all: String = {
    atexit { try? FileManager.default.removeItem(atPath: TestFolder.path) }
    return path
  }()
  private static let path =
    NSTemporaryDirectory() + "gavel-tests-\(ProcessInfo.processInfo.processIdentifier)"
}

/// Four organizations that found a consortium with one board, in a folder of its own.
final class SmallConsortium {
  static let names = ["alpha", "beta", "gamma", "delta"]
  static let origin: Origin = {
    guard let origin = Origin("small.example/ledger") else { preconditionFailure("no origin") }
    return origin
  }()

  let folder: String
  let clock: TestClock
  let heads: OutsideHeads
  let registrar: RegistrarKey
  let origin: Origin
  let ledger: OpenLedger
  private var keys: [Identifier: SecretKey]

  var path: String { "\(folder)/small.gavel" }

  init(
    founded time: String = "2026-01-05T09:00:00Z",
    changing change: (inout CharterDocument) throws -> Void = { _ in }
  ) throws {
    folder = TestFolder.all + "/" + UUID().uuidString
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    clock = try TestClock(time)
    heads = OutsideHeads(folder: folder + "/heads")
    origin = Self.origin
    registrar = RegistrarKey(origin: origin, secretKey: try Self.key("registrar"))
    keys = try Dictionary(
      uniqueKeysWithValues: Self.names.map { (id("\($0)-rep"), try Self.key($0)) })
    var charter = try Self.charter(keys)
    try change(&charter)
    ledger = try OpenLedger.found(
      at: folder + "/small.gavel", origin: origin,
      charter: try charter.json.canonicalBytes(limits: .document),
      signer: Signer(person: id("alpha-rep"), key: try #require(keys[id("alpha-rep")])),
      registrar: registrar, rehearsal: true, heads: heads, clock: clock.registrar)
  }

  static func key(_ name: String) throws -> SecretKey {
    var seed = SHA256.hash(Array("seed of \(name)".utf8)).bytes
    return try #require(try SecretKey(wipingSeed: &seed))
  }

  func signer(_ person: Identifier) throws -> Signer {
    Signer(person: person, key: try #require(keys[person]))
  }

  /// Signs and records.
  @discardableResult
  func record(
    _ kind: any EventKind, by person: String, documents: [HandedDocument] = [],
    after seconds: Int64 = 60
  ) throws -> Recorded {
    clock.advance(seconds)
    let signed = try ledger.sign(kind, as: try signer(id(person)), documents: documents)
    return try ledger.record(signed, with: registrar, aheadAllowed: true)
  }

  /// Every founder accepts the charter.
  func acceptCharter() throws {
    for name in Self.names {
      try record(
        CharterAccepted(
          genesis: ledger.identity.genesis, key: try #require(keys[id("\(name)-rep")]).publicKey,
          organization: id(name)),
        by: "\(name)-rep")
    }
  }

  /// A motion proposed by alpha and put to the vote, which is open for a day.
  func openPoll(_ title: String, texts: [HandedDocument] = [], acts: [Act] = []) throws -> Digest {
    let references = texts.map {
      TextReference(name: $0.name, size: Int64($0.bytes.count))
    }
    let motion = try record(
      MotionProposed(body: id("board"), title: title, texts: references, acts: acts),
      by: "alpha-rep", documents: texts)
    clock.advance(60)
    let opened = try ledger.view { view in
      let found = try #require(try view.register.motion(motion.event))
      return try PollOpened(
        opening: found, in: id("board"), closes: clock.now.adding(Timestamp.day), at: clock.now,
        in: view.register)
    }
    return try ledger.record(
      try ledger.sign(opened, as: try signer(id("alpha-rep"))), with: registrar
    ).event
  }

  func vote(_ choice: Choice, by name: String, in poll: Digest, turn: Int64 = 1) throws {
    try record(
      BallotCast(poll: poll, seat: id("board-\(name)"), choice: choice, turn: turn),
      by: "\(name)-rep")
  }

  /// Closes a poll when its time is over.
  @discardableResult
  func close(_ poll: Digest) throws -> Recorded {
    clock.advance(Timestamp.day)
    let closing = try ledger.view { view in
      try PollClosed(of: try #require(try view.register.poll(poll)), in: view.register)
    }
    return try record(closing, by: "delta-rep")
  }

  private static func charter(_ keys: [Identifier: SecretKey]) throws -> CharterDocument {
    let half = try #require(Fraction(1, 2))
    let share = try #require(Fraction(2, 3))
    let rule = DecisionRule(
      id: id("ordinary"), title: "More yes than no", opener: .proposer,
      quorum: .init(base: .seats, fraction: half, strictly: true),
      thresholds: [.init(share: .init(base: .cast, fraction: half, strictly: true))])
    return CharterDocument(
      title: "A small consortium",
      parameters: .init(
        foundersShare: share, keyDelay: 86_400, acceptWithin: 90 * Timestamp.day,
        entriesPerDay: 100, mandateLongest: 30 * Timestamp.day),
      classes: [.init(id: id("full"), title: "Full members")],
      founders: try names.map { name in
        .init(
          id: id(name), title: name.capitalized, memberClass: id("full"),
          principal: id("\(name)-rep"),
          key: try #require(keys[id("\(name)-rep")]).publicKey)
      },
      bodies: [.init(id: id("board"), kind: .board, title: "Board", rule: id("ordinary"))],
      seats: names.map {
        SeatDefinition(
          id: id("board-\($0)"), body: id("board"), title: "Seat of \($0)",
          appoints: .organization(id($0)))
      },
      offices: [
        .init(
          id: id("chair"), title: "Chair", duty: .chair, body: id("board"),
          line: [.seat(id("board-alpha"))]),
        .init(
          id: id("secretary"), title: "Secretary", duty: .secretary,
          line: [.seat(id("board-beta"))]),
      ],
      appointments: [],
      rules: [rule],
      powers: ActKinds.names.sorted().map {
        PowerDefinition(act: $0, requires: [.init(body: id("board"), rule: id("ordinary"))])
      })
  }

  /// Each organization designates its principal to its seat.
  func takeSeats() throws {
    for name in Self.names {
      try record(
        SeatDesignated(seat: id("board-\(name)"), person: id("\(name)-rep")), by: "\(name)-rep")
    }
  }
}
