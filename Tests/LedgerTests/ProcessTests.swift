import Foundation
import Governance
import Ledger
import LedgerStore
import Testing
import TransparencyLog

@Suite("Two processes that record at once") struct TwoProcessesTests {
  private static let each = 12

  /// What one of the two does: signs over the head that it sees, and records.
  @Sendable private static func record(
    by name: String, in path: String, heads: String
  ) throws {
    let origin = SmallConsortium.origin
    let clock = try TestClock("2026-01-05T12:00:00Z")
    let ledger = try OpenLedger(
      opening: path, heads: OutsideHeads(folder: heads), clock: clock.registrar)
    let registrar = RegistrarKey(origin: origin, secretKey: try SmallConsortium.key("registrar"))
    let signer = Signer(person: id("\(name)-rep"), key: try SmallConsortium.key(name))
    for number in 0..<each {
      let motion = MotionProposed(body: id("board"), title: "Motion \(number) of \(name)")
      _ = try ledger.record(
        try ledger.sign(motion, as: signer), with: registrar, aheadAllowed: true)
    }
  }

  @Test func `take turns: every event is one entry, and the log one line`() async throws {
    let small = try SmallConsortium()
    try small.acceptCharter()
    try small.takeSeats()
    let size = try small.ledger.head().size
    let path = small.path
    let heads = small.folder + "/heads"
    async let first = #expect(processExitsWith: .success) {
      [path = path as String, heads = heads as String] in
      try TwoProcessesTests.record(by: "alpha", in: path, heads: heads)
    }
    async let second = #expect(processExitsWith: .success) {
      [path = path as String, heads = heads as String] in
      try TwoProcessesTests.record(by: "beta", in: path, heads: heads)
    }
    _ = await (first, second)
    let head = try small.ledger.head()
    #expect(head.size == size + 2 * Int64(Self.each))
    #expect(try small.heads.head(of: small.origin.text)?.size == head.size)
    let report = try LedgerVerification.run(
      file: path, pins: VerificationPins(genesis: small.ledger.identity.genesis))
    #expect(report.faults == [])
    #expect(report.result == .valid)
    let authors = try small.lines().dropFirst(Int(size)).map { try Entry($0).event.author.text }
    #expect(authors.filter { $0 == "alpha-rep" }.count == Self.each)
    #expect(authors.filter { $0 == "beta-rep" }.count == Self.each)
  }
}

@Suite("A process that is killed") struct KilledProcessTests {
  @Test func `while it records leaves the ledger as it was, and whole`() async throws {
    let small = try SmallConsortium()
    try small.acceptCharter()
    let before = try small.ledger.head()
    await #expect(processExitsWith: .signal(SIGKILL)) { [path = small.path as String] in
      let file = try LedgerFile(opening: path)
      try file.record { recording in
        // More than SQLite keeps in memory, so that pages have reached the file.
        for number in 0..<400 {
          try recording.put(document: Array(repeating: UInt8(number % 256), count: 10_000 + number))
        }
        kill(getpid(), SIGKILL)
      }
    }
    let journal = try FileManager.default.attributesOfItem(atPath: small.path + "-journal")
    #expect(journal[.size] as? Int ?? 0 > 0, "the kill came amid the writing")
    let again = try OpenLedger(
      opening: small.path, heads: small.heads, clock: small.clock.registrar)
    #expect(try again.head() == before)
    let report = try LedgerVerification.run(
      file: small.path, pins: VerificationPins(genesis: small.ledger.identity.genesis))
    #expect(report.faults == [])
    #expect(report.result == .valid)
  }
}
