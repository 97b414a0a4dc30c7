import Governance
import Ledger
import Replays
import Testing

@Suite("Replaying the teams of the Rust project") struct RustTeamTests {
  static let small = [
    "events.csv": """
    date,commit,team,event,subject,detail
    2018-11-04T21:28:43+01:00,a,docs,team_created,team,
    2018-11-04T21:28:43+01:00,a,docs,member_added,Ann,
    2018-11-04T21:28:43+01:00,a,docs,lead_added,Ann,
    2018-12-31T23:59:59+00:00,b,ai,team_created,team,docs
    2018-12-31T23:59:59+00:00,b,ai,member_added,Ann,
    2018-12-31T23:59:59+00:00,b,ai,member_added,bob,
    2018-12-31T23:59:59+00:00,b,ai,role_added,bob,council-rep
    2019-01-01T00:00:01+00:00,c,docs,team_removed,team,
    2019-01-01T00:00:01+00:00,c,docs,lead_removed,Ann,
    2019-01-01T00:00:01+00:00,c,docs,member_removed,Ann,
    2019-02-01T12:00:00+00:00,d,docs,team_created,team,
    2019-02-01T12:00:00+00:00,d,ai,role_removed,bob,council-rep
    """,
    "final-state.csv": "team,kind,subteam_of,person,lead\nai,team,,Ann,no\nai,team,,bob,no\n",
    "expected-counts.csv": """
    as_of_utc,teams_with_members,distinct_people,memberships,lead_roles
    2019-01-01T00:00:00+00:00,2,2,3,1
    2020-01-01T00:00:00+00:00,1,2,2,0
    """,
  ]

  @Test(
    .enabled(if: Shared.rustTeamIsThere, "../shared/data/rust-team-history is not here"))
  func `4,553 events lead to the source's final state and its yearly counts`() throws {
    let report = try replay("rust-team", of: try Shared.files(of: "rust-team-history"))
    #expect(report.exitStatus == 0)
    #expect(report.differing.isEmpty)
    #expect(report.verification.result == .valid)
    #expect(report.row("events")?.ours == "4553 beginnings and ends of spans")
    #expect(report.row("final state")?.ours == "987 memberships in 217 teams")
    #expect(
      report.row("as of 2026-01-01T00:00:00Z, as known then")?.ours
        == "142 teams, 391 people, 876 memberships, 118 leads")
    #expect(report.rows.count { $0.subject.hasPrefix("as of ") } == 16)
    #expect(report.row("README: teams")?.source == "states 217")
    #expect(report.row("README: member_added")?.source == "states 2313")
  }

  /// What is altered in a copy, and which rows tell it without knowing the files' hashes.
  struct Alteration: CustomTestStringConvertible, Sendable {
    let file: String
    let text: String
    let other: String
    let told: [String]

    var testDescription: String { "\(file): \(other)" }

    static let all = [
      Alteration(
        file: "events.csv", text: "ai,member_added,bob", other: "ai,member_added,Bob",
        told: ["final state"]),
      Alteration(
        file: "final-state.csv", text: "Ann,no", other: "Ann,yes", told: ["final state"]),
      Alteration(
        file: "final-state.csv", text: "ai,team,,bob,no\n", other: "", told: ["final state"]),
      Alteration(
        file: "expected-counts.csv", text: "00:00:00+00:00,2,2,3,1",
        other: "00:00:00+00:00,2,2,3,2",
        told: ["as of 2019-01-01T00:00:00Z", "as of 2019-01-01T00:00:00Z, as known then"]),
      Alteration(
        file: "expected-counts.csv", text: "2020-01-01T", other: "2019-01-01T",
        told: ["as of 2019-01-01T00:00:00Z", "as of 2019-01-01T00:00:00Z, as known then"]),
    ]
  }

  @Test(
    .enabled(if: Shared.rustTeamIsThere, "../shared/data/rust-team-history is not here"))
  func `one event, one membership or one count altered in a copy is found out`() throws {
    let files = try Shared.files(of: "rust-team-history")
    let events = try replay(
      "rust-team",
      of: try files.replacing(
        "triage,member_added,teor2345", with: "triage,member_added,teor2346", in: "events.csv"))
    #expect(events.differing == ["final state", "files, SHA-256"])
    #expect(events.exitStatus == 1)
    let state = try replay(
      "rust-team",
      of: try files.replacing("m-ou-se,yes", with: "m-ou-se,no", in: "final-state.csv"))
    #expect(state.differing == ["final state", "files, SHA-256"])
    let counts = try replay(
      "rust-team", of: try files.replacing(",876,118", with: ",877,118", in: "expected-counts.csv"))
    #expect(
      counts.differing == [
        "as of 2026-01-01T00:00:00Z", "as of 2026-01-01T00:00:00Z, as known then",
        "files, SHA-256",
      ])
    #expect(counts.exitStatus == 1)
  }

  @Test func `any events of this form are replayed, a team that comes back too`() throws {
    let report = try replay("rust-team", of: Self.small) { _, path in
      let ledger = try OpenLedger(opening: path, readOnly: true, heads: nil)
      let teams = try #require(Identifier("rust-teams"))
      func groups(_ time: String) throws -> [String] {
        try ledger.view(asOf: Timestamp(time)) { view in
          try view.roster(teams)?.groups.map { "\($0.group.group) \($0.places.count)" } ?? []
        }
      }
      #expect(try groups("2018-12-31T23:59:58Z") == ["docs 2"])
      #expect(try groups("2018-12-31T23:59:59Z") == ["ai 3", "docs 2"])
      #expect(try groups("2019-01-31T00:00:00Z") == ["ai 3"])
      #expect(try groups("2019-03-01T00:00:00Z") == ["ai 2", "docs 0"])
    }
    #expect(report.exitStatus == 0)
    #expect(report.differing.isEmpty)
    #expect(report.row("events")?.ours == "12 beginnings and ends of spans")
    #expect(report.row("files, SHA-256")?.verdict == .notCompared)
    #expect(report.row("README")?.verdict == .notCompared)
  }

  @Test func `what came of the events has no bearing on the ledger that is written`() throws {
    var files = Self.small
    let before = try replay("rust-team", of: files)
    files["final-state.csv"] = "team,kind,subteam_of,person,lead\n"
    let after = try replay("rust-team", of: files)
    #expect(after.differing == ["final state"])
    #expect(after.verification.root == before.verification.root)
    #expect(after.verification.root != nil)
  }

  @Test(arguments: Alteration.all)
  func `what is altered is told without knowing the files' hashes`(alteration: Alteration) throws {
    let files = try Self.small.replacing(
      alteration.text, with: alteration.other, in: alteration.file)
    let report = try replay("rust-team", of: files)
    #expect(report.differing.prefix(alteration.told.count) == alteration.told[...])
    #expect(report.exitStatus == 1)
  }

  @Test(arguments: [
    (",docs,team_created,team,\n2018", ",Docs,team_created,team,\n2018"),
    ("member_added", "member_aded"), ("Ann", "-"), ("council-rep\n2019", "lead\n2019"),
    ("2018-11-04T21:28:43+01:00,a,docs,team_created", "2020-11-04,a,docs,team_created"),
    ("2019-02-01T12", "2018-12-01T12"), ("detail", "details"),
  ])
  func `events that are not of the form are refused`(text: String, other: String) throws {
    let files = try Self.small.replacing(text, with: other, in: "events.csv")
    #expect(throws: ReplayError.self) { try replay("rust-team", of: files) }
  }

  @Test(arguments: [
    ("docs,member_removed,Ann", "docs,member_removed,Eve"),
    ("ai,member_added,bob", "ai,member_added,Ann"),
    ("docs,lead_removed,Ann", "ai,lead_removed,Ann"),
  ])
  func `events that contradict each other are refused by the rules`(
    text: String, other: String
  ) throws {
    let files = try Self.small.replacing(text, with: other, in: "events.csv")
    #expect(throws: Refusal.self) { try replay("rust-team", of: files) }
  }
}
