import Foundation
import Governance
import Ledger
import LedgerStore
import Signing
import Sodium
import Testing
import TransparencyLog

/// What a later version writes, as far as this one can tell: a version 2 of a kind.
@Suite("Entries of a later version") struct NotSupportedTests {
  private let small: SmallConsortium
  private var lines: [[UInt8]]

  init() throws {
    small = try SmallConsortium()
    try small.acceptCharter()
    lines = try small.lines()
  }

  /// Adds an entry as its author would have it recorded now, in any version of its kind.
  private mutating func add(
    _ kind: any EventKind, by name: String, version: Int = 1
  ) throws {
    var frontier = Frontier()
    for line in lines { frontier.append(Tree.leafHash(of: line)) { _, _ in } }
    small.clock.advance(60)
    let now = small.clock.now
    let bytes = try Event.bytes(
      of: kind, by: id("\(name)-rep"), at: now, until: now.adding(Timestamp.day),
      ledger: small.origin.text, seen: Event.Seen(root: frontier.root, size: frontier.size))
    let text = String(decoding: bytes, as: UTF8.self)
    let signed = try SignedEvent(
      signing: Array(text.replacing("\"v\":1}", with: "\"v\":\(version)}").utf8),
      with: SmallConsortium.key(name))
    lines.append(
      Entry.bytes(
        event: signed.event.bytes, key: signed.key, recorded: now, signature: signed.signature))
  }

  /// The trail of the entries, with a checkpoint of the ledger's own key; its tables are those of the
  /// entries before.
  private func verify() throws -> VerificationReport {
    let trail = small.folder + "/trail"
    _ = try small.ledger.exportTrail(to: trail)
    try Data(lines.joined(separator: [10]) + [10]).write(to: URL(filePath: trail + "/trail.jsonl"))
    var frontier = Frontier()
    for line in lines { frontier.append(Tree.leafHash(of: line)) { _, _ in } }
    let checkpoint = small.registrar.signer.sign(
      Checkpoint(origin: small.origin, head: frontier.head))
    try Data(checkpoint.bytes).write(to: URL(filePath: trail + "/checkpoint"))
    let made = try shell(
      "find . -type f ! -name MANIFEST | sed 's,^[.]/,,' | LC_ALL=C sort | xargs sha256sum >MANIFEST",
      in: trail)
    try #require(made.status == 0)
    return try TrailVerification.run(
      folder: trail, pins: VerificationPins(genesis: small.ledger.identity.genesis))
  }

  @Test mutating func `are not supported from the first one on, neither green nor invalid`() throws
  {
    try add(
      SeatDesignated(seat: id("board-alpha"), person: id("alpha-rep")), by: "alpha", version: 2)
    let report = try verify()
    #expect(report.result == .notSupported)
    #expect(report.exitStatus == 6)
    #expect(report.unsupportedFrom == 5)
    #expect(report.faults == [])
  }

  @Test mutating func `say nothing against what may follow from them`() throws {
    // Alpha moves from the seat that the entry before gave it, which this version cannot know.
    try add(
      SeatDesignated(seat: id("board-alpha"), person: id("alpha-rep")), by: "alpha", version: 2)
    try add(MotionProposed(body: id("board"), title: "Go on"), by: "alpha")
    let report = try verify()
    #expect(report.faults == [])
    #expect(report.result == .notSupported)
    let lawful = report.checks.first { $0.name == "lawful" }
    #expect(lawful?.state == .skipped)
    #expect(lawful?.detail.contains("1 later ones could not be judged") == true)
  }

  @Test mutating func `hide no alteration of bytes or history`() throws {
    try add(
      SeatDesignated(seat: id("board-alpha"), person: id("alpha-rep")), by: "alpha", version: 2)
    try add(MotionProposed(body: id("board"), title: "Go on"), by: "alpha")
    let entry = try Entry(lines[6])
    lines[6] = Entry.bytes(
      event: entry.event.bytes, key: entry.key, recorded: entry.recorded.adding(-86_400),
      signature: StoredSignature(
        try SmallConsortium.key("beta").sign(entry.event.bytes)))
    let report = try verify()
    #expect(report.result == .invalid)
    #expect(Set(report.faults.map(\.code)) == ["F-SIGNATURE", "E-SIGNED-AHEAD"])
  }

  @Test mutating func `do not make lawful what was not lawful before them`() throws {
    try add(MotionProposed(body: id("board"), title: "Without a seat"), by: "alpha")
    try add(
      SeatDesignated(seat: id("board-alpha"), person: id("alpha-rep")), by: "alpha", version: 2)
    let report = try verify()
    #expect(report.result == .invalid)
    #expect(report.faults.map(\.entry) == [5])
  }

  @Test mutating func `of a ledger whose very genesis is of one nothing can be said`() throws {
    let genesis = try Entry(lines[0])
    let text = String(decoding: genesis.event.bytes, as: UTF8.self)
    lines = []
    let signed = try SignedEvent(
      signing: Array(text.replacing("\"v\":1}", with: "\"v\":2}").utf8),
      with: SmallConsortium.key("alpha"))
    lines.append(
      Entry.bytes(
        event: signed.event.bytes, key: signed.key, recorded: genesis.recorded,
        signature: signed.signature))
    let trail = small.folder + "/trail"
    let report = try verify()
    #expect(report.unsupportedFrom == 0)
    // It is not the genesis that was asked for; that is all that is wrong with it.
    #expect(report.faults.map(\.code) == ["F-GENESIS"])
    #expect(try TrailVerification.run(folder: trail).result == .notSupported)
  }

  @Test mutating func `are signed over this history like any other`() throws {
    try add(
      SeatDesignated(seat: id("board-alpha"), person: id("alpha-rep")), by: "alpha", version: 2)
    let entry = try Entry(lines[5])
    let foreign = Event.Seen(root: SHA256.hash([1]), size: entry.event.seen.size)
    let text = String(decoding: entry.event.bytes, as: UTF8.self)
      .replacing(entry.event.seen.root.base64, with: foreign.root.base64)
    let signed = try SignedEvent(signing: Array(text.utf8), with: SmallConsortium.key("alpha"))
    lines[5] = Entry.bytes(
      event: signed.event.bytes, key: signed.key, recorded: entry.recorded,
      signature: signed.signature)
    let report = try verify()
    #expect(report.result == .invalid)
    #expect(report.checks.first { $0.name == "seen" }?.state == .failed)
  }

  @Test mutating func `a genesis whose epoch was altered is not what was signed`() throws {
    let genesis = try Entry(lines[0])
    let text = String(decoding: genesis.event.bytes, as: UTF8.self)
    lines[0] = Entry.bytes(
      event: Array(text.replacing("\"hash\":\"sha256\"", with: "\"hash\":\"sha257\"").utf8),
      key: genesis.key, recorded: genesis.recorded, signature: genesis.signature)
    _ = try verify()
    let report = try TrailVerification.run(folder: small.folder + "/trail")
    #expect(report.result == .invalid)
    #expect(report.faults.contains { $0.code == "F-SIGNATURE" && $0.entry == 0 })
  }
}
