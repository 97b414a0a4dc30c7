import Governance
import Ledger
import Replays
import Testing

@Suite("Replaying the meetings of a committee") struct MinutesTests {
  private static func minutes(_ lines: String...) -> String {
    "# Meeting\n\n## Links\n\n* a link\n\n## Present\n\n"
      + lines.map { "* \($0)\n" }.joined() + "\n## Agenda\n\n* an item @nobody (TSC)\n"
  }

  /// Three meetings: Ann's role changes, Bob becomes a guest, Cy comes without a handle, Eve without a vote.
  static let small = [
    "minutes/2021-01-02.md": minutes(
      "Ann Ä @Ann (TSC)", "Bob @bob (TSC)", "Cy Cyan (Guest, invited)"),
    "minutes/2021-02-03.md": minutes(
      "Ann Ä @ann (voting member)", "Eve @<e@EVE.example> (Observer)"),
    "minutes/2021-03-04.md": minutes(
      "Ann Ä @ann (voting member)", "Bob @bob (Guest)", "Eve @EVE (regular member)"),
    "attendance.csv": """
    date,file,handle,name,role
    2021-01-02,2021-01-02.md,Ann,Ann Ä,TSC
    2021-01-02,2021-01-02.md,bob,Bob,TSC
    2021-01-02,2021-01-02.md,,"Cy Cyan (Guest, invited)","Guest, invited"
    2021-02-03,2021-02-03.md,ann,Ann Ä,voting member
    2021-02-03,2021-02-03.md,EVE,Eve,Observer
    2021-03-04,2021-03-04.md,ann,Ann Ä,voting member
    2021-03-04,2021-03-04.md,bob,Bob,Guest
    2021-03-04,2021-03-04.md,EVE,Eve,regular member

    """,
    "README.md": "3 minutes and attendance.csv (8 rows: TSC 2, voting member 2, guests etc.)",
  ]

  private static func real() throws -> [String: String] {
    let set = "nodejs-tsc-minutes"
    return try Shared.files(of: set).merging(Shared.files(of: set, under: "minutes")) { $1 }
  }

  @Test(
    .enabled(if: Shared.minutesAreThere, "../shared/data/nodejs-tsc-minutes is not here"))
  func `153 meetings were attended by those of all 1,668 rows`() throws {
    let report = try replay("minutes", of: try Self.real())
    #expect(report.exitStatus == 0)
    #expect(report.differing.isEmpty)
    #expect(report.verification.result == .valid)
    #expect(report.rows.count { $0.subject.hasSuffix(".md") && $0.verdict == .same } == 153)
    #expect(report.row("all rows")?.ours == "1668 attendances")
    #expect(report.row("README: TSC")?.ours == "841")
    #expect(report.row("README: voting member")?.ours == "760")
  }

  @Test(
    .enabled(if: Shared.minutesAreThere, "../shared/data/nodejs-tsc-minutes is not here"))
  func `one row altered in a copy is found out`() throws {
    let row = "2021-02-04,2021-02-04.md,"
    let files = try Self.real()
    let before = try #require(
      files["attendance.csv"]?.split(whereSeparator: \.isNewline).first { $0.hasPrefix(row) })
    let altered = before.replacing(",TSC", with: ",Guest")
    try #require(altered != before)
    let report = try replay(
      "minutes", of: files.replacing(String(before), with: String(altered), in: "attendance.csv"))
    #expect(report.differing == ["2021-02-04.md"])
    #expect(report.exitStatus == 1)
    #expect(report.verification.result == .valid)
  }

  @Test func `any folder of this form is replayed, each in the role of the day`() throws {
    let report = try replay("minutes", of: Self.small) { _, path in
      let ledger = try OpenLedger(opening: path, readOnly: true, heads: nil)
      let told = try ledger.view { view in
        try view.register.meetings().map { meeting in
          try view.register.attendances(at: meeting.id).map {
            "\($0.attendee.text) \($0.person) \($0.evidence.rawValue)"
          }
        }
      }
      #expect(
        told == [
          [
            "seat:tsc-1 ann attested", "seat:tsc-2 bob attested", "person:guest-1 guest-1 attested",
          ],
          ["seat:tsc-3 ann attested", "person:eve eve attested"],
          ["seat:tsc-3 ann attested", "person:bob bob attested", "seat:tsc-4 eve attested"],
        ])
    }
    #expect(report.differing.isEmpty)
    #expect(report.exitStatus == 0)
    #expect(report.row("2021-01-02.md")?.ours == "tsc-m2021-001 2 seats, 1 guests, attested")
    #expect(report.row("README: rows")?.verdict == .same)
  }

  @Test(arguments: [
    ("attendance.csv", "bob,Bob,TSC", "bob,Bob,Guest", ["2021-01-02.md"]),
    ("attendance.csv", "Ann,Ann Ä,TSC", "ann,Ann Ä,TSC", ["2021-01-02.md"]),
    ("attendance.csv", "Ann Ä,TSC", "Ann A\u{308},TSC", ["2021-01-02.md"]),
    (
      "attendance.csv", "2021-02-03,2021-02-03.md,EVE,Eve,Observer\n", "",
      [
        "2021-02-03.md", "all rows",
      ]
    ),
    (
      "attendance.csv", "2021-01-02,2021-01-02.md,bob", "2021-01-03,2021-01-03.md,bob",
      [
        "2021-01-02.md", "2021-01-03.md",
      ]
    ),
    ("minutes/2021-03-04.md", "Bob @bob (Guest)", "Bob @bob (guest)", ["2021-03-04.md"]),
    ("README.md", "8 rows", "9 rows", ["README: rows"]),
    ("README.md", "voting member 2", "voting member 3", ["README: voting member"]),
  ])
  func `what differs is told, and nothing else`(
    file: String, text: String, other: String, told: [String]
  ) throws {
    let report = try replay("minutes", of: Self.small.replacing(text, with: other, in: file))
    #expect(report.differing.sorted() == told.sorted())
    #expect(report.exitStatus == 1)
    #expect(report.verification.result == .valid)
  }

  @Test func `the attendance has no bearing on the ledger that is written`() throws {
    let before = try replay("minutes", of: Self.small)
    let after = try replay(
      "minutes", of: Self.small.replacing("bob,Bob,TSC", with: "eve,Eve,TSC", in: "attendance.csv"))
    #expect(after.verification.root == before.verification.root)
    #expect(after.verification.root != nil)
  }

  @Test(arguments: [
    ("minutes/2021-01-02.md", "## Present", "## Absent"),
    ("minutes/2021-01-02.md", "Bob @bob", "Ann @ANN"),
    ("minutes/2021-01-02.md", "(TSC)\n* Bob @bob (TSC)", "(Guest)\n* Bob @bob (Guest)"),
    ("attendance.csv", "date,file", "day,file"),
    ("attendance.csv", "2021-01-02,2021-01-02.md,bob", "2021-01-03,2021-01-02.md,bob"),
  ]) func `a file that is not of the form is refused`(
    file: String, text: String, other: String
  ) throws {
    let files = try Self.small.replacing(text, with: other, in: file)
    #expect(throws: ReplayError.self) { try replay("minutes", of: files) }
  }
}
