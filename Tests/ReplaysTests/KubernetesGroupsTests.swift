import Governance
import Ledger
import Replays
import Testing

@Suite("Replaying the groups of Kubernetes") struct KubernetesGroupsTests {
  static let small = [
    "sigs-2018-01-01.yaml": """
    sigs:
      - name: Docs
        dir: sig-docs
        leads:
          - {name: Ann, github: Ann, company: A}
          - {name: Bob, github: bob}
      - {name: Old, dir: sig-old, leads: [{github: cy}]}
    workinggroups:
      - {name: AI, dir: ai, leads: [{github: bob}]}
    """,
    "sigs-2019-01-01.yaml": """
    sigs:
      - name: Documentation
        dir: sig-docs
        leadership:
          chairs: [{github: Ann}]
          tech_leads: [{github: Ann}, {github: dee}]
      - {name: AI, dir: ai, leadership: {chairs: [{github: bob}]}}
    workinggroups: []
    committees:
      - {name: Steering, dir: committee-steering, leadership: {chairs: [{github: eve}]}}
    gb_rep: {github: eve}
    """,
  ]

  @Test(
    .enabled(if: Shared.groupsAreThere, "../shared/data/kubernetes-groups is not here"))
  func `groups are chartered and dissolved over nine years, officers come and go`() throws {
    let report = try replay("kubernetes-groups", of: try Shared.files(of: "kubernetes-groups"))
    #expect(report.exitStatus == 0)
    #expect(report.differing.isEmpty)
    #expect(report.verification.result == .valid)
    let years = [
      "29/7/-", "31/10/-", "24/10/3", "24/9/3", "25/7/3", "24/8/3", "24/7/3", "24/8/3", "24/12/3",
    ]
    for (year, counts) in zip(2018...2026, years) {
      #expect(report.row("README: \(year)")?.ours == counts)
      #expect(report.row("\(year)-01-01: officers")?.verdict == .same)
      #expect(report.row("\(year)-01-01: groups, as known then")?.verdict == .same)
      #expect(report.row("\(year)-01-01: formation")?.verdict == .same)
    }
    #expect(report.row("2018-01-01: formation")?.ours == "36 chartered, 0 dissolved")
    #expect(report.row("files, SHA-256")?.source == "9 of kubernetes/community, nine commits")
  }

  @Test(
    .enabled(if: Shared.groupsAreThere, "../shared/data/kubernetes-groups is not here"))
  func `an officer, a group or a count altered in a copy is found out`() throws {
    let files = try Shared.files(of: "kubernetes-groups")
    let officer = try replay(
      "kubernetes-groups",
      of: try files.replacing(
        "github: lavalamp", with: "github: lavalamb", in: "sigs-2018-01-01.yaml"))
    #expect(officer.differing == ["files, SHA-256"])
    #expect(officer.exitStatus == 1)
    let count = try replay(
      "kubernetes-groups",
      of: try files.replacing("2020 24/10/3", with: "2020 24/11/3", in: "README.md"))
    #expect(count.differing == ["README: 2020"])
    let dissolved = try replay(
      "kubernetes-groups",
      of: try files.replacing("workinggroups:", with: "formergroups:", in: "sigs-2022-01-01.yaml"))
    #expect(dissolved.differing == ["README: 2022", "files, SHA-256"])
    #expect(dissolved.exitStatus == 1)
  }

  @Test func `any snapshots of this form are replayed, a group that changes its kind too`() throws {
    let report = try replay("kubernetes-groups", of: Self.small) { _, path in
      let ledger = try OpenLedger(opening: path, readOnly: true, heads: nil)
      let roster = try #require(Identifier("kubernetes-groups"))
      let groups = try ledger.view(asOf: Timestamp("2019-06-01T00:00:00Z")) { view in
        try view.roster(roster)?.groups.map { read in
          "\(read.group.group) \(read.group.title), \(read.group.kind?.text ?? ""): "
            + read.places.map { "\($0.handle) \($0.role)" }.joined(separator: ", ")
        } ?? []
      }
      #expect(
        groups == [
          "ai AI, sig: bob chair", "committee-steering Steering, committee: eve chair",
          "sig-docs Docs, sig: Ann chair, Ann tech-lead, dee tech-lead",
        ])
    }
    #expect(report.exitStatus == 0)
    #expect(report.row("2019-01-01: formation")?.ours == "2 chartered, 2 dissolved")
    #expect(report.row("2019-01-01: officers")?.ours == "5 officers, 5 new, 4 gone")
    #expect(report.row("README")?.verdict == .notCompared)
    #expect(report.row("files, SHA-256")?.verdict == .notCompared)
  }

  @Test func `what the README states has no bearing on the ledger that is written`() throws {
    var files = Self.small
    files["README.md"] = "Counts: 2018 2/1/-, 2019 2/1/1.\n"
    let report = try replay("kubernetes-groups", of: files)
    #expect(report.row("README: 2018")?.verdict == .same)
    #expect(report.differing == ["README: 2019"])
    #expect(
      try replay("kubernetes-groups", of: Self.small).verification.root == report.verification.root)
  }

  @Test(arguments: [
    ("dir: sig-docs", "dir: SIG Docs"), ("dir: sig-old", "dir: sig-docs"),
    ("dir: sig-old", "folder: sig-old"), ("github: cy", "github: \"\""),
    ("workinggroups:", "workinggroups: none\nothers:"), ("sigs:", "sigs: [\n"),
  ])
  func `a snapshot that is not of the form is refused`(text: String, other: String) throws {
    let files = try Self.small.replacing(text, with: other, in: "sigs-2018-01-01.yaml")
    #expect(throws: ReplayError.self) { try replay("kubernetes-groups", of: files) }
  }
}
