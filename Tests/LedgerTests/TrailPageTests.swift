import Foundation
import Governance
import Ledger
import Sodium
import Testing
import TransparencyLog

/// A verifier that somebody writes from FORMAT.md must make the derived files of a trail byte for byte.
@Suite("What FORMAT.md tells of a trail") struct TrailPageTests {
  private static let root = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  private static func text(_ name: String) throws -> String {
    try String(contentsOf: root.appending(path: name), encoding: .utf8)
  }

  private let page: String

  init() throws {
    page = try Self.text("schema/FORMAT.md")
  }

  /// A ledger of four members and its trail.
  private func exported() throws -> (small: SmallConsortium, trail: String) {
    let small = try SmallConsortium()
    try small.acceptCharter()
    _ = try small.ledger.exportTrail(to: small.folder + "/trail")
    return (small, small.folder + "/trail")
  }

  @Test func `names the columns of every table, and no other`() throws {
    let (_, trail) = try exported()
    var written: [String: String] = [:]
    for file in try FileManager.default.contentsOfDirectory(atPath: trail + "/tables") {
      let table = try String(contentsOfFile: "\(trail)/tables/\(file)", encoding: .utf8)
      written[file] = table.split(whereSeparator: \.isNewline).first.map { String($0) }
    }
    var told: [String: String] = [:]
    for row in page.matches(of: /\| `(\w+)` \| `(\w+(?:,\w+)+)` \|/) {
      told["\(row.output.1).csv"] = String(row.output.2)
    }
    #expect(told == written)
  }

  @Test func `names the text of CHECK.md and what is filled into it`() throws {
    let text = try Self.text("schema/CHECK.md")
    let section = try #require(page.components(separatedBy: "\n## 13 ").last)
    let isNamed = section.contains("[CHECK.md](CHECK.md)")
    #expect(isNamed)
    let filled = Set(text.matches(of: /{{\w+}}/).map { String($0.output) })
    #expect(filled == ["{{origin}}", "{{genesis}}", "{{rehearsal}}"])
    #expect(Set(section.matches(of: /{{\w+}}/).map { String($0.output) }) == filled)
    let (small, trail) = try exported()
    let expected =
      text
      .replacing("{{origin}}", with: small.origin.text)
      .replacing("{{genesis}}", with: small.ledger.identity.genesis.hex)
      .replacing("{{rehearsal}}", with: " **REHEARSAL**")
    #expect(try String(contentsOfFile: trail + "/CHECK.md", encoding: .utf8) == expected)
  }

  @Test func `names every fault of a verification, and none that there is not`() throws {
    let named = Set(page.matches(of: /\bF-[A-Z]+(?:-[A-Z]+)*/).map { String($0.output) })
    #expect(named == Set(VerificationReport.FaultCode.allCases.map(\.rawValue)))
    let explained = page.matches(of: /\n\| (F-[A-Z-]+) \|/).map { String($0.output.1) }
    #expect(explained.sorted() == named.sorted())
  }

  @Test func `names every verdict`() throws {
    let section = try #require(page.components(separatedBy: "\n## 14 ").last)
    let verdicts = ["valid", "weaker", "not supported", "invalid"]
    #expect(verdicts.filter { !section.contains("*\($0)*") } == [])
  }
}
