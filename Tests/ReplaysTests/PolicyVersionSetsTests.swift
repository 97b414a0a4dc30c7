import Foundation
import Governance
import Ledger
import Replays
import Testing

@testable import struct Replays.SourceTime

@Suite("Replaying versions of policies") struct PolicyVersionSetsTests {
  static let small = [
    "code/index.csv": #"""
    version,file,commit,commit_date,subject,bytes
    1,v1-2020-01-31.md,a,2020-01-31T20:00:00-05:00,First,2
    2,v2-2020-02-01.md,b,2020-02-01T21:00:00+00:00,Second,2
    3,v3-2020-02-01.md,c,2020-02-01T21:00:00+00:00,"Revert ""Second""",2
    4,v4-2020-03-01.md,d,2020-03-01T00:00:30+00:00,Fourth,2
    """#,
    "code/v1-2020-01-31.md": "a\n", "code/v2-2020-02-01.md": "b\n", "code/v3-2020-02-01.md": "a\n",
    "code/v4-2020-03-01.md": "c\n",
    "scope/index.csv": """
    version,file,commit,commit_date,subject,bytes
    1,v1-2020-02-01.md,a,2020-02-01T21:00:00+00:00,Only,1
    """,
    "scope/v1-2020-02-01.md": "s",
  ]

  @Test(
    .enabled(if: Shared.policiesAreThere, "../shared/data/policy-versions is not here"))
  func `79 versions of three policies are in force on their dates, one of them a revert`() throws {
    let report = try replay("policy-versions", of: try Shared.tree(of: "policy-versions"))
    #expect(report.exitStatus == 0)
    #expect(report.differing.isEmpty)
    #expect(report.verification.result == .valid)
    #expect(report.polls == 79)
    #expect(report.ballots == 3 * 79)
    #expect(report.rows.count { $0.ours.contains(" carried 3-0-0, from ") } == 79)
    #expect(report.row("cabforum-bylaws: reverts")?.ours == "v19 to v17")
    #expect(report.row("cabforum-bylaws: README: revert")?.verdict == .same)
    #expect(report.row("cabforum-bylaws: README: versions")?.source == "states 19")
    #expect(report.row("openjs-cpc-charter: README: versions")?.source == "states 37")
    #expect(report.row("nodejs-tsc-charter: README: versions")?.source == "states 23")
    #expect(report.row("cabforum-bylaws: files, SHA-256")?.verdict == .same)
  }

  /// What is altered in a copy, and which rows tell it.
  struct Alteration: CustomTestStringConvertible, Sendable {
    let file: String
    let text: String
    let other: String
    let told: [String]

    var testDescription: String { "\(file): \(other)" }

    static let all = [
      Alteration(
        file: "cabforum-bylaws/v019-2024-11-05.md", text: "Forum", other: "forum",
        told: [
          "cabforum-bylaws: README: revert", "cabforum-bylaws: files, SHA-256",
        ]),
      Alteration(
        file: "nodejs-tsc-charter/v002-2015-10-06.md", text: "TSC", other: "TCS",
        told: ["nodejs-tsc-charter: files, SHA-256"]),
      Alteration(
        file: "nodejs-tsc-charter/v002-2015-10-06.md", text: "TSC", other: "committee",
        told: ["nodejs-tsc-charter v2", "nodejs-tsc-charter: files, SHA-256"]),
      Alteration(
        file: "nodejs-tsc-charter/index.csv", text: "2015-10-06T09:18:09-07:00,TSC",
        other: "2015-10-07T09:18:09-07:00,TSC",
        told: ["nodejs-tsc-charter v2", "nodejs-tsc-charter: files, SHA-256"]),
    ]
  }

  @Test(
    .enabled(if: Shared.policiesAreThere, "../shared/data/policy-versions is not here"),
    arguments: Alteration.all)
  func `a text or a date altered in a copy is found out`(alteration: Alteration) throws {
    let files = try Shared.tree(of: "policy-versions")
      .replacing(alteration.text, with: alteration.other, in: alteration.file)
    let report = try replay("policy-versions", of: files)
    #expect(report.differing == alteration.told)
    #expect(report.exitStatus == 1)
    #expect(report.verification.result == .valid)
  }

  @Test func `any folders of this form are replayed, two versions at one time too`() throws {
    let report = try replay("policy-versions", of: Self.small) { _, path in
      let ledger = try OpenLedger(opening: path, readOnly: true, heads: nil)
      let code = try #require(Identifier("code"))
      func version(asOf time: String, knownAt: KnownAt? = nil) throws -> Int64? {
        try ledger.view(knownAt: knownAt, asOf: Timestamp(time)) {
          try $0.policyVersions(code)?.inForce?.version
        }
      }
      #expect(try version(asOf: "2020-02-01T00:59:59Z") == nil)
      #expect(try version(asOf: "2020-02-01T01:00:00Z") == 1)
      #expect(try version(asOf: "2020-02-01T23:59:59Z") == 3)
      #expect(try version(asOf: "2020-03-01T00:00:29Z") == 3)
      #expect(try version(asOf: "2020-03-01T00:00:30Z") == 4)
      // Of the fourth the book knew nothing on the day before.
      let eve = try #require(Timestamp("2020-02-28T12:00:00Z"))
      #expect(try version(asOf: "2020-03-02T00:00:00Z", knownAt: .time(eve)) == 3)
    }
    #expect(report.exitStatus == 0)
    #expect(report.verification.result == .valid)
    #expect(report.row("code: reverts")?.ours == "v3 to v1")
    #expect(report.row("code: in force on each day")?.ours == "41 the same")
    #expect(report.row("scope: reverts")?.ours == "no reverts")
    #expect(report.row("scope: README")?.verdict == .notCompared)
    #expect(report.row("code: files, SHA-256")?.verdict == .notCompared)
  }

  @Test func `the same folders give the same ledger, byte for byte`() throws {
    let first = try replay("policy-versions", of: Self.small)
    let second = try replay("policy-versions", of: Self.small)
    #expect(first.verification.root == second.verification.root)
    #expect(first.verification.root != nil)
  }

  @Test func `what the README states has no bearing on the ledger that is written`() throws {
    var files = Self.small
    files["README.md"] = "- code/ — 5 versions. v002 is reverted by v003 (text equal to v002).\n"
    let report = try replay("policy-versions", of: files)
    #expect(report.differing == ["code: README: versions", "code: README: revert"])
    #expect(report.exitStatus == 1)
    #expect(
      try replay("policy-versions", of: Self.small).verification.root
        == report.verification.root)
  }

  @Test(arguments: [
    ("2,v2", "3,v2"), ("v2-2020-02-01.md,b", "v9.md,b"), ("commit_date", "date"),
    ("2020-02-01T21:00:00+00:00,Second", "2020-01-01T21:00:00+00:00,Second"),
    ("2020-02-01T21:00:00+00:00,Second", "2020-02-01,Second"),
  ])
  func `an index that is not of the form is refused`(text: String, other: String) throws {
    let files = try Self.small.replacing(text, with: other, in: "code/index.csv")
    #expect(throws: ReplayError.self) { try replay("policy-versions", of: files) }
  }

  @Test(arguments: [
    ("2018-09-01T18:50:06-06:00", "2018-09-02T00:50:06Z", "2018-09-01"),
    ("2020-10-27T12:30:05+01:30", "2020-10-27T11:00:05Z", "2020-10-27"),
    ("2020-10-27T12:30:05Z", "2020-10-27T12:30:05Z", "2020-10-27"),
  ]) func `a time with an offset is an instant and the day where it was written down`(
    text: String, instant: String, day: String
  ) throws {
    let time = try #require(SourceTime(text))
    #expect(time.instant.description == instant)
    #expect(time.day == day)
  }

  @Test(arguments: [
    "", "2018-09-01", "2018-09-01T18:50:06", "2018-09-01T18:50:06-24:00",
    "2018-09-01T18:50:06-06:60", "2018-09-01T18:50:06 06:00", "2018-09-01T18:50:06-06.00",
    "2018-09-31T18:50:06-06:00", "2018-09-01T18:50:06+0a:00",
  ]) func `a time of another form is none`(text: String) { #expect(SourceTime(text) == nil) }
}
