import Foundation
import Governance
import Tampering
import Testing

/// A few of the alterations that tools/tamper makes all of.
@Suite("Tampering") struct TamperingTests {
  @Test func `no altered byte of a ledger file goes unnoticed`() throws {
    try withFixture { fixture, scratch in
      let survey = try LedgerSurvey(fixture, scratch: scratch).run(
        Portion(stride: 3989, start: 24, oneMask: true))
      expectSound(survey)
    }
  }

  @Test func `no byte of a ledger's header is altered unnoticed, the schema cookie by a remark`()
    throws
  {
    try withFixture { fixture, scratch in
      let ledger = try LedgerSurvey(fixture, scratch: scratch)
      let cookie = try ledger.run(Portion(bytes: 40..<44))
      #expect(cookie.counts["ledger: byte"]?.remarked == 12)
      expectSound(cookie)
      expectSound(try ledger.run(Portion(bytes: 0..<100)))
    }
  }

  @Test func `no altered byte of a trail goes unnoticed, also with a new MANIFEST`() throws {
    try withFixture { fixture, scratch in
      let trail = try TrailSurvey(fixture, scratch: scratch)
      var survey = try trail.run(
        Portion(stride: 997, start: 5, oneMask: true), remaking: false)
      survey.add(
        try trail.run(Portion(stride: 991, start: 11, oneMask: true), remaking: true))
      expectSound(survey)
      #expect(survey.counts.values.allSatisfy { $0.nothing == 0 && $0.withinEntries > 50 })
    }
  }

  @Test func `no entry is deleted, doubled, swapped or cut off unnoticed`() throws {
    try withFixture { fixture, scratch in
      let survey = try EntrySurvey(fixture, scratch: scratch).run(
        [0, 1, 24, TamperFixture.entries - 2, TamperFixture.entries - 1])
      expectSound(survey)
      #expect(survey.counts.keys.filter { $0.contains("earlier") }.count == 4)
    }
  }

  @Test func `what is tampered with has every kind of event in it`() throws {
    try withFixture { fixture, _ in
      let trail = try String(contentsOfFile: "\(fixture.trail)/trail.jsonl", encoding: .utf8)
      let missing = EventKinds.all.map { $0.name }.filter {
        !trail.contains("\"type\":\"\($0)\"")
      }
      #expect(missing == [])
    }
  }

  @Test func `a verdict that stays while the file says something else is silent`() {
    var survey = Survey()
    survey.note(.detected(entry: 7, code: "F-NODE"), of: "one", kind: "byte", entry: 7)
    #expect(survey.holds)
    survey.note(.silent, of: "another", kind: "byte")
    #expect(!survey.holds && survey.silent == ["another"])
  }

  @Test func `naming the wrong entry too often is not good enough`() {
    var survey = Survey()
    for _ in 0..<94 {
      survey.note(.detected(entry: 7, code: "F-NODE"), of: "right", kind: "byte", entry: 7)
    }
    for _ in 0..<6 {
      survey.note(.detected(entry: 8, code: "F-NODE"), of: "wrong", kind: "byte", entry: 7)
    }
    #expect(!survey.holds && survey.misnamed.count == 6)
  }

  private func expectSound(_ survey: Survey) {
    #expect(survey.holds, "\(survey.table)\n\(survey.silent + survey.misnamed)")
    #expect(!survey.counts.isEmpty)
  }

  private func withFixture(_ body: (TamperFixture, String) throws -> Void) throws {
    let folder = NSTemporaryDirectory() + "gavel-tampering-\(UUID().uuidString)"
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let fixture = try TamperFixture(
      making: folder, earlier: [1, 24, TamperFixture.entries - 2, TamperFixture.entries - 1])
    let scratch = "\(folder)/scratch"
    try FileManager.default.createDirectory(
      atPath: scratch, withIntermediateDirectories: true)
    try body(fixture, scratch)
  }
}
