import Foundation
import Governance
import Ledger
import LedgerStore
import Sodium
import Testing
import TransparencyLog

@Suite("Backups, and what is put back") struct CopyTests {
  let small: SmallConsortium
  var backup: String { small.folder + "/small.backup" }

  init() throws {
    small = try SmallConsortium()
    try small.acceptCharter()
    try small.takeSeats()
    _ = try small.ledger.backUp(to: backup)
  }

  /// What a restore puts in the place of the ledger, which nobody has open meanwhile.
  private func restore(over path: String? = nil, force: Bool = true) throws -> Restored {
    try Restored(
      backup, to: path ?? small.path, heads: small.heads, genesis: VerificationPins(),
      force: force)
  }

  private func refill(from sources: String..., key: RegistrarKey? = nil) throws -> Refill {
    try Refill(
      small.path, from: sources, heads: small.heads, keys: [key].compactMap(\.self),
      now: small.clock.now)
  }

  private func trail() throws -> String {
    let path = small.folder + "/trail-\(UUID().uuidString)"
    _ = try small.ledger.exportTrail(to: path)
    return path
  }

  private func code(_ body: () throws -> Void) -> String? {
    #expect(throws: LedgerError.self) { try body() }?.code
  }

  @Test func `a backup is the ledger, entry by entry, and verifies without a remark`() throws {
    let report = try LedgerVerification.run(
      file: backup, pins: VerificationPins(genesis: small.ledger.identity.genesis))
    #expect(report.result == .valid)
    #expect(report.remarks.isEmpty)
    let comparison = try CopyComparison(of: backup, with: small.path)
    #expect(comparison.fork == nil)
    #expect(comparison.sizes.here == comparison.sizes.there)
  }

  @Test func `a backup is made while somebody records, and is what the ledger was at a moment`()
    async throws
  {
    let events = try (0..<20).map { number in
      try small.ledger.sign(
        MotionProposed(body: id("board"), title: "Number \(number)", texts: [], acts: []),
        as: try small.signer(id("beta-rep")))
    }
    let (ledger, registrar) = (small.ledger, small.registrar)
    let recording = Task.detached {
      for event in events { _ = try ledger.record(event, with: registrar) }
    }
    let other = try OpenLedger(reading: small.path, heads: nil)
    for number in 0..<10 {
      let copy = try other.backUp(to: small.folder + "/during-\(number)")
      #expect(copy.report.faults.isEmpty)
    }
    try await recording.value
    #expect(try CopyComparison(of: small.folder + "/during-0", with: small.path).fork == nil)
  }

  @Test func `nothing is written over, and what is replaced is put aside`() throws {
    #expect(code { _ = try small.ledger.backUp(to: backup) } == "E-OUTPUT-EXISTS")
    let again = try small.ledger.backUp(to: backup, force: true)
    #expect(again.putAside == ".before")
    #expect(FileManager.default.fileExists(atPath: backup + ".before"))
    #expect(try small.ledger.backUp(to: backup, force: true).putAside == ".before-2")
  }

  @Test func `the journal of the file that is replaced goes aside with it`() throws {
    try Data(repeating: 7, count: 600).write(to: URL(filePath: small.path + "-journal"))
    let restored = try restore()
    #expect(restored.missing == 0)
    #expect(!FileManager.default.fileExists(atPath: small.path + "-journal"))
    #expect(FileManager.default.fileExists(atPath: small.path + ".before-journal"))
  }

  @Test func `a backup that somebody altered is not put back`() throws {
    let bytes = try Data(contentsOf: URL(filePath: small.path))
    var altered = try Data(contentsOf: URL(filePath: backup))
    let range = try #require(altered.range(of: Data("beta-rep".utf8)))
    altered[range.lowerBound] ^= 1
    try altered.write(to: URL(filePath: backup))
    #expect(code { _ = try restore() } == "E-COPY-UNSOUND")
    #expect(try Data(contentsOf: URL(filePath: small.path)) == bytes)
  }

  @Test func `a backup of another history is not put back`() throws {
    let other = try SmallConsortium(founded: "2026-01-05T09:00:01Z")
    let error = #expect(throws: LedgerError.self) {
      _ = try Restored(
        other.path, to: small.path, heads: small.heads, genesis: VerificationPins(), force: true)
    }
    #expect(error?.code == "E-COPY-UNSOUND")
  }

  @Test func `an old backup says how much is missing, and is not written to`() throws {
    for _ in 0..<3 { try small.noteSomething() }
    #expect(try restore().missing == 3)
    let refused = code {
      _ = try OpenLedger(opening: small.path, heads: small.heads, clock: small.clock.registrar)
    }
    #expect(refused == "E-HEAD-BEHIND")
  }

  @Test(arguments: [true, false])
  func `what a backup lacks comes back from a trail, byte for byte`(withKey: Bool) throws {
    for _ in 0..<3 { try small.noteSomething() }
    let (lines, head, trail) = (try small.lines(), try small.ledger.head(), try trail())
    _ = try restore()
    let refill = try refill(from: trail, key: withKey ? small.registrar : nil)
    #expect(refill.head == head)
    #expect(refill.missing == 0)
    #expect(refill.head.size - refill.before == 3)
    let ledger = try OpenLedger(
      opening: small.path, heads: small.heads, clock: small.clock.registrar)
    #expect(try ledger.file.read { try $0.entries(from: 0, count: 1_000) } == lines)
    let report = try LedgerVerification.run(
      file: small.path, pins: VerificationPins(head: try small.heads.head(of: small.origin.text)))
    #expect(report.result == .valid, "\(report.faults)")
  }

  @Test func `a part comes back from one copy, the rest from another`() throws {
    try small.noteSomething()
    let first = small.folder + "/first.copy"
    _ = try small.ledger.backUp(to: first)
    for _ in 0..<2 { try small.noteSomething() }
    let trail = try trail()
    _ = try restore()
    #expect(try refill(from: first).missing == 2)
    #expect(try refill(from: trail, first).missing == 0)
  }

  @Test func `a trail that was edited gives nothing back`() throws {
    try small.noteSomething()
    let trail = try trail()
    let entries = URL(filePath: trail + "/trail.jsonl")
    let text = try String(contentsOf: entries, encoding: .utf8)
    try text.replacing("alpha-rep", with: "gamma-rep", maxReplacements: 1)
      .write(to: entries, atomically: true, encoding: .utf8)
    _ = try restore()
    #expect(code { _ = try refill(from: trail) } == "E-SOURCE-UNSOUND")
  }

  @Test func `two copies that both went on are not made one`() throws {
    _ = try restore(over: small.folder + "/other.gavel")
    let other = try OpenLedger(
      opening: small.folder + "/other.gavel", heads: nil, clock: small.clock.registrar)
    try small.noteSomething()
    _ = try other.record(
      try other.sign(
        MotionProposed(body: id("board"), title: "Elsewhere", texts: [], acts: []),
        as: try small.signer(id("beta-rep"))), with: small.registrar)
    #expect(code { _ = try refill(from: other.file.path) } == "E-SOURCE-FORKED")
  }
}

extension SmallConsortium {
  /// One more entry.
  fileprivate func noteSomething() throws {
    try record(
      MotionProposed(body: id("board"), title: "Something", texts: [], acts: []), by: "beta-rep")
  }
}
