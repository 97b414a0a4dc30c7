import Governance
import Ledger
import Replays
import Testing

@Suite("Replaying the votes of the Node.js TSC") struct NodeJSVotesTests {
  static let small = [
    "2021-01-02-0.json": """
    {"description": "First", "refs": ["https://example.org/1"], "outcome": "Yes",
     "votes": {"Ann": 1, "bob": 1, "Cy-D": 0}}
    """,
    "2021-01-02-1.json": """
    {"description": "Second", "refs": [], "votes": {"Ann": 1, "Eve": -1}, "outcome": "No"}
    """,
    "2021-03-04-0.json": """
    {"description": "Third", "refs": [], "votes": {"Ann": {"a": 1, "b": 2}, "bob": {"a": 0, "b": 7}},
     "outcome": {"winner(s)": ["b"]}}
    """,
    "2021-03-04-10.json": """
    {"description": "Fourth", "votes": {"eve": -1, "CY-d": 1, "bob": 1, "Fay": 1}}
    """,
  ]

  @Test(
    .enabled(if: Shared.votesAreThere, "../shared/data/nodejs-tsc-votes is not here"))
  func `nine recorded outcomes and three stated counts are reached again`() throws {
    let report = try replay("nodejs-tsc", of: try Shared.files(of: "nodejs-tsc-votes"))
    #expect(report.exitStatus == 0)
    #expect(report.differing.isEmpty)
    #expect(report.verification.result == .valid)
    let votes = report.rows.filter { $0.subject.hasPrefix("20") }
    #expect(votes.count == 15)
    #expect(votes.count { $0.verdict == .notSupported } == 3)
    #expect(votes.count { $0.verdict == .same && $0.source.hasPrefix("outcome Yes") } == 9)
    #expect(votes.count { $0.verdict == .same && $0.source.hasPrefix("README") } == 3)
    #expect(report.row("2021-09-29-0")?.ours == "tsc-2021-001 carried 11-0-1")
    #expect(report.row("2022-04-11-1")?.ours == "tsc-2022-002 carried 9-2-7")
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
        file: "2022-07-06-0.json", text: "\"outcome\": \"Yes\"", other: "\"outcome\": \"No\"",
        told: ["2022-07-06-0"]),
      Alteration(
        file: "2022-07-06-0.json", text: "\"outcome\": \"Yes\",", other: "",
        told: ["README: without outcome"]),
      Alteration(
        file: "2021-10-19-0.json", text: "\"Trott\": 1", other: "\"Trott\": 0",
        told: ["2021-10-19-0"]),
      Alteration(
        file: "2022-04-11-1.json", text: "\"aduh95\": 1", other: "\"aduh95\": -1",
        told: ["2022-04-11-1"]),
      Alteration(
        file: "2022-11-30-1.json", text: "\"aduh95\": 1,", other: "", told: ["README: ballots"]),
      // A landslide without one of its votes is a landslide: only the hash of its file tells.
      Alteration(
        file: "2022-11-30-1.json", text: "\"aduh95\": 1", other: "\"aduh95\": -1", told: []),
    ]
  }

  @Test(
    .enabled(if: Shared.votesAreThere, "../shared/data/nodejs-tsc-votes is not here"),
    arguments: Alteration.all)
  func `a ballot or outcome altered in a copy is found out`(alteration: Alteration) throws {
    let files = try Shared.files(of: "nodejs-tsc-votes")
      .replacing(alteration.text, with: alteration.other, in: alteration.file)
    let report = try replay("nodejs-tsc", of: files)
    #expect(report.differing == alteration.told + ["files, SHA-256"])
    #expect(report.row("files, SHA-256")?.details.first?.hasPrefix(alteration.file) ?? false)
    #expect(report.exitStatus == 1)
    #expect(report.verification.result == .valid)
  }

  @Test func `any folder of this form is replayed, two votes on one day too`() throws {
    let report = try replay("nodejs-tsc", of: Self.small) { _, path in
      let ledger = try OpenLedger(opening: path, readOnly: true, heads: nil)
      let electors = try ledger.view { view in
        let register = view.register
        return try register.motions().filter { $0.body.text == "tsc" }.map { motion in
          try register.polls(on: motion.id).flatMap { try register.electors(of: $0.seal) }
            .map { $0.person?.text ?? "" }.sorted()
        }
      }
      #expect(
        electors == [["ann", "bob", "cy-d"], ["ann", "eve"], ["bob", "cy-d", "eve", "fay"]])
    }
    #expect(report.exitStatus == 0)
    #expect(
      report.rows.map(\.subject) == [
        "2021-01-02-0", "2021-01-02-1", "2021-03-04-0", "2021-03-04-10",
        "admissions and seats", "README", "files, SHA-256",
      ])
    #expect(report.row("2021-01-02-0")?.ours == "tsc-2021-001 carried 2-0-1")
    #expect(report.row("2021-01-02-1")?.ours == "tsc-2021-002 tied 1-1-0")
    #expect(report.row("2021-01-02-1")?.verdict == .same)
    #expect(report.row("2021-03-04-0")?.verdict == .notSupported)
    #expect(report.row("2021-03-04-10")?.verdict == .notCompared)
  }

  @Test func `an outcome that the ballots do not give differs`() throws {
    let report = try replay(
      "nodejs-tsc",
      of: try Self.small.replacing("\"No\"", with: "\"Yes\"", in: "2021-01-02-1.json"))
    #expect(report.differing == ["2021-01-02-1"])
    #expect(report.exitStatus == 1)
  }

  @Test func `the outcome has no bearing on the ledger that is written`() throws {
    let before = try replay("nodejs-tsc", of: Self.small)
    let after = try replay(
      "nodejs-tsc",
      of: try Self.small.replacing("\"Yes\"", with: "\"No\"", in: "2021-01-02-0.json"))
    #expect(after.verification.root == before.verification.root)
    #expect(after.verification.root != nil)
    #expect(after.differing == ["2021-01-02-0"])
  }

  @Test(
    arguments: [
      ("\"bob\": 1", "\"bob\": 2"), ("\"bob\": 1", "\"Ann\": 1"), ("\"bob\": 1", "\"ANN\": 1"),
      ("\"bob\": 1", "\"bob\": {\"a\": 1}"), ("\"bob\": 1", "\"bob\": 1.0"),
      ("\"votes\"", "\"voices\""), ("\"description\"", "\"votes\""),
    ])
  func `a file that is not of the form is refused`(text: String, other: String) throws {
    let files = try Self.small.replacing(text, with: other, in: "2021-01-02-0.json")
    #expect(throws: ReplayError.self) { try replay("nodejs-tsc", of: files) }
  }
}
