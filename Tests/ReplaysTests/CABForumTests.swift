import Governance
import Ledger
import Replays
import Testing

@Suite("Replaying the ballots of the CA/Browser Forum") struct CABForumTests {
  /// Three members decide on two ballots, one is withdrawn, one never comes to a vote, and one vote is late.
  static let small = [
    "ballots.json": """
    [{"id": "1", "title": "First", "body": "Forum", "result_date": "2021-01-20", "voting_end": null,
      "stated_quorum": 2, "stated_outcome": "passed", "note": null,
      "votes": {"issuer": {"yes": ["Ann", "Bob"], "no": [], "abstain": []},
                "consumer": {"yes": ["Cy"], "no": [], "abstain": []}}},
     {"id": "2", "title": "Second", "body": "Code Signing", "result_date": "2021-01-22",
      "voting_end": "2021-01-21 17:15 Eastern", "stated_quorum": 2, "stated_outcome": "failed",
      "note": "A vote was received from Cy after the end of the voting period, so it was ignored.",
      "votes": {"issuer": {"yes": ["Ann"], "no": ["BOB"], "abstain": []}}},
     {"id": "3", "title": "Third", "body": "Forum", "result_date": "2021-02-20",
      "stated_outcome": "withdrawn", "note": "This ballot was withdrawn.", "votes": null},
     {"id": "4", "title": "Fourth", "body": "Forum", "result_date": "2021-02-20",
      "stated_outcome": "lapsed", "note": null, "votes": null},
     {"id": "5", "title": "Fifth", "body": "Forum", "result_date": "2021-05-20",
      "stated_quorum": 2, "stated_outcome": "passed", "note": null,
      "votes": {"issuer": {"yes": ["Ann", "Bob"], "no": [], "abstain": []},
                "consumer": {"yes": ["Cy"], "no": [], "abstain": []}}}]
    """,
    "expected-outcomes.csv": """
    ballot,stated_outcome,quorum_met,issuer_req_met,consumer_req_met,issuer_yes,issuer_no,issuer_abstain,consumer_yes,consumer_no,consumer_abstain
    1,passed,True,True,True,2,0,0,1,0,0
    2,failed,True,False,False,1,1,0,0,0,0
    3,withdrawn,,,,,,,,,
    4,lapsed,,,,,,,,,
    5,passed,True,True,True,2,0,0,1,0,0

    """,
  ]

  @Test(
    .enabled(if: Shared.forumIsThere, "../shared/data/cabforum-ballots is not here"))
  func `all 38 recorded outcomes are reached again, under the template of a forum`() throws {
    let report = try replay("cabforum", of: try Shared.files(of: "cabforum-ballots"))
    #expect(report.exitStatus == 0)
    #expect(report.differing == [])
    #expect(report.verification.result == .valid)
    #expect(report.polls == 38 && report.ballots == 874)
    let decided = report.rows.filter { $0.ours.contains("carried") || $0.ours.contains("failed") }
    #expect(decided.count == 37, "and SC18, which had no quorum")
    #expect(report.row("SC18")?.ours.contains("no_quorum 1-9-0 and 0-1-0") == true)
    #expect(report.row("SC18, late vote of Cisco")?.ours == "refused")
    #expect(report.row("SC4")?.ours.hasSuffix("lapsed") == true)
    #expect(report.row("209")?.ours.hasSuffix("withdrawn") == true)
    #expect(report.row("FORUM-3")?.verdict == .notSupported)
  }

  @Test(
    .enabled(if: Shared.forumIsThere, "../shared/data/cabforum-ballots is not here"),
    arguments: [
      ("ballots.json", "\"Camerfirma\",", "", ["224"]),
      (
        "expected-outcomes.csv", "202,2017-07-26,Server Certificates,failed",
        "202,2017-07-26,Server Certificates,passed", ["202"]
      ),
      (
        "expected-outcomes.csv", "SC4,2018-11-06,Server Certificates,lapsed",
        "SC4,2018-11-06,Server Certificates,withdrawn", ["SC4"]
      ),
    ])
  func `what is altered in a copy is found out`(
    file: String, text: String, other: String, told: [String]
  ) throws {
    let files = try Shared.files(of: "cabforum-ballots").replacing(text, with: other, in: file)
    let report = try replay("cabforum", of: files)
    #expect(told.allSatisfy { report.differing.contains($0) }, "\(report.differing)")
    #expect(report.differing.contains("files, SHA-256"))
    #expect(report.exitStatus == 1)
    #expect(report.verification.result == .valid)
  }

  @Test func `any folder of this form is replayed, with ballots that overlap`() throws {
    let report = try replay("cabforum", of: Self.small)
    #expect(report.exitStatus == 0, "\(report.rows)")
    #expect(
      report.rows.prefix(6).map(\.ours) == [
        "forum-2021-001 carried 2-0-0 and 1-0-0", "code-signing-2021-001 failed 1-1-0 and 0-0-0",
        "refused", "forum-2021-002 withdrawn", "forum-2021-003 lapsed",
        "forum-2021-004 carried 2-0-0 and 1-0-0",
      ])
  }

  @Test func `an outcome, a count or a quorum that the ballots do not give differs`() throws {
    for (text, other) in [
      ("2,failed", "2,passed"), ("1,passed,True", "1,passed,False"), ("1,1,0,0,0,0", "1,0,1,0,0,0"),
      ("3,withdrawn", "3,lapsed"), ("True,True,True,2,0,0,1", "True,True,False,2,0,0,1"),
    ] {
      let files = try Self.small.replacing(text, with: other, in: "expected-outcomes.csv")
      let report = try replay("cabforum", of: files)
      #expect(report.differing.count == 1, "\(text)")
      #expect(report.exitStatus == 1)
    }
  }

  @Test func `the outcome has no bearing on the ledger that is written`() throws {
    let before = try replay("cabforum", of: Self.small)
    let after = try replay(
      "cabforum",
      of: try Self.small.replacing(
        "\"stated_outcome\": \"failed\"", with: "\"stated_outcome\": \"passed\"",
        in: "ballots.json"))
    #expect(after.verification.root == before.verification.root)
    #expect(after.verification.root != nil)
  }

  @Test(
    arguments: [
      ("[\"Ann\", \"Bob\"], \"no\": []", "[\"Ann\", \"Ann\"], \"no\": []"),
      ("[\"Ann\", \"Bob\"], \"no\": []", "[\"Ann\", \"Bob\"], \"no\": [\"bob\"]"),
      ("\"body\": \"Forum\"", "\"body\": \"Nowhere\""), ("2021-01-20", "soon"),
      ("\"id\": \"2\"", "\"id\": \"1\""), ("\"stated_quorum\": 2", "\"stated_quorum\": 20"),
      ("\"yes\"", "\"aye\""),
    ])
  func `a file that is not of the form is refused`(text: String, other: String) throws {
    let files = try Self.small.replacing(text, with: other, in: "ballots.json")
    #expect(throws: ReplayError.self) { try replay("cabforum", of: files) }
  }
}
