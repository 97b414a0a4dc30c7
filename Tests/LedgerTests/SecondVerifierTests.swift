import Foundation
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
}
