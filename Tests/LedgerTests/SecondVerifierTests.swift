import Foundation
import Governance
import Ledger
import Sodium
import Testing

/// tools/verify.py, which was written from FORMAT.md alone, beside our own verification.
@Suite("A second verifier") struct SecondVerifierTests {
  private static let root = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
  private static let python = root.appending(path: ".build/python/bin/python3").path
  static let isReady = FileManager.default.isExecutableFile(atPath: python)

  private let scratch: String

  init() throws {
    scratch = TestFolder.all + "/" + UUID().uuidString
    try FileManager.default.createDirectory(atPath: scratch, withIntermediateDirectories: true)
  }

  private struct Verdict: Decodable {
    struct Fault: Decodable {
      let code: String
      let entry: Int64?
    }

    let verdict: String
    let root: String?
    let faults: [Fault]
  }

  private func verify(_ trail: String, _ options: String = "") throws -> (Int32, Verdict) {
    let program = Self.root.appending(path: "tools/verify.py").path
    let run = try shell("'\(Self.python)' '\(program)' '\(trail)' \(options) --json", in: scratch)
    return (run.status, try JSONDecoder().decode(Verdict.self, from: Data(run.output.utf8)))
  }

  private func unpacked(_ number: Int64) throws -> String {
    let packed = Self.root.appending(path: "Tests/Formats/\(number).tar.gz").path
    let made = try shell("mkdir trail && gzip -dc '\(packed)' | tar -x -C trail", in: scratch)
    try #require(made.status == 0, "\(made.output)")
    return scratch + "/trail"
  }

  @Test(
    .enabled(if: Self.isReady, "tools/setup tests has not run"),
    arguments: FormatFixtureTests.Format.all)
  func `finds the same root and verdict, with and without the genesis`(
    format: FormatFixtureTests.Format
  ) throws {
    let trail = try unpacked(format.number)
    let (pinned, told) = try verify(trail, "--genesis \(format.genesis)")
    #expect(pinned == 0 && told.verdict == "valid")
    #expect(told.root == format.root)
    let (unpinned, weaker) = try verify(trail)
    #expect(unpinned == 6 && weaker.verdict == "weaker")
    let (other, _) = try verify(trail, "--genesis \(String(repeating: "0", count: 64))")
    #expect(other == 3)
  }

  @Test(
    .enabled(if: Self.isReady, "tools/setup tests has not run"),
    arguments: ["\"choice\":\"no\"", "\"outcome\":\"carried\"", "\"turn\":1"])
  func `names the same entries and faults of what was altered`(text: String) throws {
    let format = try #require(FormatFixtureTests.Format.all.last)
    let trail = try unpacked(format.number)
    let path = URL(filePath: trail + "/trail.jsonl")
    var lines = try String(contentsOf: path, encoding: .utf8)
    let found = try #require(lines.range(of: text))
    let other = text.replacing("\"no\"", with: "\"yes\"").replacing("carried", with: "failed")
      .replacing(":1", with: ":2")
    lines.replaceSubrange(found, with: other)
    try Data(lines.utf8).write(to: path)
    let (status, told) = try verify(trail, "--genesis \(format.genesis)")
    let own = try TrailVerification.run(
      folder: trail, pins: VerificationPins(genesis: Digest(hex: format.genesis)))
    #expect(status == 3 && told.verdict == "invalid")
    #expect(own.result == .invalid)
    let others = Set(told.faults.map { "\($0.entry ?? -1) \($0.code)" })
    #expect(others == Set(own.faults.map { "\($0.entry ?? -1) \($0.code)" }))
  }

  @Test(.enabled(if: Self.isReady, "tools/setup tests has not run"))
  func `follows a chain of ledgers as ours does`() throws {
    let small = try SmallConsortium()
    try small.acceptCharter()
    try small.takeSeats()
    let elsewhere = OutsideHeads(folder: scratch + "/elsewhere")
    let next = try small.succeed(small.path, heads: elsewhere)
    _ = try next.exportTrail(to: scratch + "/next")
    _ = try small.ledger.exportTrail(to: scratch + "/old")
    _ = try small.openPoll("After the successor")
    _ = try small.ledger.exportTrail(to: scratch + "/longer")
    let other = try SmallConsortium(founded: "2026-01-05T09:00:01Z")
    try other.acceptCharter()
    try other.takeSeats()
    _ = try other.ledger.exportTrail(to: scratch + "/other")
    let genesis = "--genesis \(next.identity.genesis.hex)"
    for (copy, verdict) in [("old", "valid"), ("longer", "weaker"), ("other", "invalid")] {
      let (_, told) = try verify(
        scratch + "/next", "\(genesis) --predecessor '\(scratch)/\(copy)'")
      var own = try TrailVerification.run(
        folder: scratch + "/next", pins: VerificationPins(genesis: next.identity.genesis))
      var pins = VerificationPins()
      pins.succession = own.predecessor
      own.follow(try TrailVerification.run(folder: "\(scratch)/\(copy)", pins: pins))
      #expect(told.verdict == verdict && own.result.rawValue == verdict, "\(copy)")
      #expect(told.faults.map(\.code) == own.faults.map(\.code))
    }
    #expect(try verify(scratch + "/next", genesis).0 == 0)
    #expect(try verify(scratch + "/next", "\(genesis) --require predecessor").0 == 6)
    let program = Self.root.appending(path: "tools/verify.py").path
    let strange = try shell("'\(Self.python)' '\(program)' next --predecessor next", in: scratch)
    #expect(strange.status == 64)
  }
}
