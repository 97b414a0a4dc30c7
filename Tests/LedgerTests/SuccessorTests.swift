import CanonicalJSON
import Foundation
import Governance
import Ledger
import LedgerStore
import Sodium
import Testing
import TransparencyLog

@Suite("A successor") struct SuccessorTests {
  let small: SmallConsortium
  var backup: String { small.folder + "/small.backup" }

  init() throws {
    small = try SmallConsortium()
    try small.acceptCharter()
    try small.takeSeats()
    _ = try small.ledger.backUp(to: backup)
  }

  private func record(_ title: String) throws {
    try small.record(
      MotionProposed(body: id("board"), title: title, texts: [], acts: []), by: "beta-rep")
  }

  private func succeed(
    _ path: String? = nil, lost: TreeHead? = nil, heads: OutsideHeads? = nil, key: String = "next"
  ) throws -> OpenLedger {
    try small.succeed(path ?? backup, lost: lost, heads: heads, key: key)
  }

  private func verify(_ path: String, by ledger: OpenLedger) throws -> VerificationReport {
    var report = try LedgerVerification.run(
      file: ledger.file.path, pins: VerificationPins(genesis: ledger.identity.genesis))
    var pins = VerificationPins()
    pins.succession = report.predecessor
    report.follow(try LedgerVerification.run(file: path, pins: pins))
    return report
  }

  private func code(_ body: () throws -> Void) -> String? {
    #expect(throws: LedgerError.self) { try body() }?.code
  }

  @Test func `names the head that is left and the head that was lost`() throws {
    let left = try small.ledger.head()
    for title in ["Geneva", "Zurich"] { try record(title) }
    let lost = try small.ledger.head()
    let predecessor = try #require(try succeed().predecessor())
    #expect(predecessor.origin == small.origin.text)
    #expect(predecessor.size == left.size && predecessor.root == left.root)
    #expect(predecessor.lost == LedgerFounded.Head(root: lost.root, size: lost.size))
    #expect(predecessor.lostCount == 2)
  }

  @Test func `of a ledger that lost nothing names no head that was lost`() throws {
    let ledger = try succeed()
    #expect(try ledger.predecessor()?.lost == nil)
    #expect(try verify(backup, by: ledger).result == .valid)
  }

  @Test func `the old ledger takes no entry any more, not even from who had it open`() throws {
    try record("Geneva")
    _ = try succeed()
    let refused = code { try record("Zurich") }
    #expect(refused == "E-LEDGER-SUCCEEDED")
    for path in [backup, small.path] {
      #expect(
        code { _ = try OpenLedger(opening: path, heads: small.heads) } == "E-LEDGER-SUCCEEDED")
      // To be read it opens, though the one lacks what this computer has seen.
      _ = try OpenLedger(reading: path, heads: small.heads)
    }
  }

  @Test func `is one: another name is refused, the same may be tried again`() throws {
    let succession = try Succession(of: backup, heads: small.heads)
    let origin = SmallConsortium.next
    try succession.end(for: origin, in: small.heads, at: small.clock.now)
    let again = try Succession(of: backup, heads: small.heads)
    #expect(again.begun == origin.text)
    let other = try #require(Origin("third.example/ledger"))
    #expect(
      code { try again.end(for: other, in: small.heads, at: small.clock.now) }
        == "E-LEDGER-SUCCEEDED")
    _ = try succeed()
  }

  @Test func `a genesis that is refused ends nothing`() throws {
    let succession = try Succession(of: backup, heads: small.heads)
    #expect(throws: Refusal.self) {
      _ = try OpenLedger.found(
        at: small.folder + "/second.gavel", origin: small.origin, charter: Array("{}".utf8),
        predecessor: succession.predecessor, signer: try small.signer(id("alpha-rep")),
        registrar: small.registrar, rehearsal: true, heads: nil, clock: small.clock.registrar
      ) { try succession.end(for: small.origin, in: small.heads, at: small.clock.now) }
    }
    #expect(try small.heads.head(of: small.origin.text)?.successor == nil)
    try record("Geneva")
  }

  @Test func `a file that is no beginning of what was recorded has none`() throws {
    let head = try small.ledger.head()
    let other = try SmallConsortium(founded: "2026-01-05T09:00:01Z")
    #expect(code { _ = try Succession(of: other.path, heads: small.heads) } == "E-PIN")
    let foreign = TreeHead(size: head.size, root: SHA256.hash([1]))
    #expect(
      code { _ = try Succession(of: backup, lost: foreign, heads: small.heads) } == "E-HEAD-FORKED")
    try record("Geneva")
    let beyond = TreeHead(size: head.size + 1, root: SHA256.hash([2]))
    #expect(
      code { _ = try Succession(of: backup, lost: beyond, heads: small.heads) } == "E-HEAD-FORKED")
  }

  @Test func `is founded by whoever holds a copy, without the old ledger's key`() throws {
    let elsewhere = OutsideHeads(folder: small.folder + "/elsewhere")
    let lost = TreeHead(size: 90, root: SHA256.hash([3]))
    let ledger = try succeed(lost: lost, heads: elsewhere)
    #expect(try ledger.predecessor()?.lost?.size == 90)
    #expect(
      try elsewhere.head(of: small.origin.text)?.successor?.origin == SmallConsortium.next.text)
    #expect(try verify(backup, by: ledger).result == .valid)
  }

  @Test func `verification finds an old ledger that is not the one that the genesis names`() throws
  {
    try record("Geneva")
    let ledger = try succeed()
    // What was lost is there after all.
    #expect(try verify(small.path, by: ledger).result == .valid)
    let other = try SmallConsortium(founded: "2026-01-05T09:00:01Z")
    try other.acceptCharter()
    try other.takeSeats()
    let report = try verify(other.path, by: ledger)
    #expect(report.faults.map(\.code) == ["F-PREDECESSOR"])
    #expect(report.checks.last?.state == .failed)
  }

  @Test func `verification finds that a successor has the old ledger's key`() throws {
    let report = try verify(backup, by: try succeed(key: "registrar"))
    #expect(report.faults.map(\.code) == ["F-PREDECESSOR"])
  }

  @Test func `what the old ledger recorded without the successor's knowing is told`() throws {
    let elsewhere = OutsideHeads(folder: small.folder + "/elsewhere")
    let ledger = try succeed(heads: elsewhere)
    try record("Geneva")
    let report = try verify(small.path, by: ledger)
    #expect(report.result == .weaker)
    #expect(report.weaknesses.count == 1)
  }

  @Test
  func `that a predecessor was not looked at is a remark, or a weakness where it is asked for`()
    throws
  {
    let ledger = try succeed()
    let pins = VerificationPins(genesis: ledger.identity.genesis)
    for isRequired in [false, true] {
      var report = try LedgerVerification.run(file: ledger.file.path, pins: pins)
      report.concludePredecessor(isRequired: isRequired)
      #expect(report.result == (isRequired ? .weaker : .valid))
      #expect(report.remarks.count == (isRequired ? 0 : 1))
    }
  }

  @Test func `the old ledger alone is weaker where something is lost, and no worse`() throws {
    try record("Geneva")
    _ = try succeed()
    let pins = VerificationPins(head: try small.heads.head(of: small.origin.text))
    let report = try LedgerVerification.run(file: backup, pins: pins)
    #expect(report.result == .weaker)
    #expect(report.faults.isEmpty)
  }
}

extension SmallConsortium {
  static let next: Origin = {
    guard let origin = Origin("second.example/ledger") else { preconditionFailure("no origin") }
    return origin
  }()

  /// The successor of a copy of the ledger, under the charter that stands in it.
  func succeed(
    _ path: String, lost: TreeHead? = nil, heads: OutsideHeads? = nil, key: String = "next"
  ) throws -> OpenLedger {
    let heads = heads ?? self.heads
    let succession = try Succession(of: path, lost: lost, heads: heads)
    let standing = try LedgerFile(opening: path, readOnly: true).read {
      try StandingCharter(of: $0.register, at: clock.now)
    }
    return try OpenLedger.found(
      at: folder + "/second-\(UUID().uuidString).gavel", origin: Self.next,
      charter: try standing.document.json.canonicalBytes(limits: .document),
      predecessor: succession.predecessor, signer: try signer(id("alpha-rep")),
      registrar: RegistrarKey(origin: Self.next, secretKey: try Self.key(key)),
      rehearsal: true, heads: heads, clock: clock.registrar
    ) { try succession.end(for: Self.next, in: heads, at: clock.now) }
  }
}
