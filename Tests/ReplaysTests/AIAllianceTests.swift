import Governance
import Ledger
import Replays
import Testing

@Suite("Replaying the members of the AI Alliance") struct AIAllianceTests {
  static let small = [
    "founding-members-2023-12-05.csv":
      "n,name\n1,\"Agency (A*STAR), Research\"\n2,AMD\n3,École Zürich\n",
    "new-members-2024-02-08.csv": "n,name\r\n1,Weights & Biases (ML/LLMops)\r\n2,A*M*D\r\n",
  ]

  @Test(
    .enabled(if: Shared.allianceIsThere, "../shared/data/ai-alliance is not here"))
  func `57 are members as of 5 December 2023, 85 as of 8 February 2024, by name`() throws {
    let report = try replay("ai-alliance", of: try Shared.files(of: "ai-alliance"))
    #expect(report.exitStatus == 0)
    #expect(report.differing.isEmpty)
    #expect(report.verification.result == .valid)
    #expect(report.row("members as of 2023-12-05")?.ours == "57 members")
    #expect(report.row("members as of 2024-02-07")?.ours == "57 members")
    #expect(report.row("members as of 2024-02-08")?.ours == "85 members")
    #expect(report.polls == 28)
    #expect(report.ballots == 140)
    #expect(report.rows.count { $0.ours.contains("carried 5-0-0, member from 2024-02-08") } == 28)
  }

  @Test(
    .enabled(if: Shared.allianceIsThere, "../shared/data/ai-alliance is not here"))
  func `a member that is renamed, left out or added in a copy is found out`() throws {
    let files = try Shared.files(of: "ai-alliance")
    let list = "new-members-2024-02-08.csv"
    let renamed = try replay(
      "ai-alliance", of: try files.replacing("28,Zilliz", with: "28,Zillis", in: list))
    #expect(renamed.differing == ["files, SHA-256"])
    #expect(renamed.exitStatus == 1)
    let left = try replay(
      "ai-alliance", of: try files.replacing("28,Zilliz\r\n", with: "", in: list),
      checksFiles: false)
    #expect(left.differing == ["README: later members"])
    #expect(throws: ReplayError.self) {
      try replay("ai-alliance", of: try files.replacing("\n27,", with: "\n28,", in: list))
    }
  }

  @Test func `any lists of this form are replayed, whatever the names`() throws {
    let report = try replay("ai-alliance", of: Self.small) { _, path in
      let ledger = try OpenLedger(opening: path, readOnly: true, heads: nil)
      let ids = try ledger.view { try $0.register.organizations().map(\.id.text) }
      #expect(
        ids == [
          "agency-a-star-research", "amd", "ecole-zurich", "weights-biases-ml-llmops", "a-m-d",
        ])
      #expect(ledger.identity.rehearsal)
    }
    #expect(report.exitStatus == 0)
    #expect(report.row("members as of 2024-02-08")?.ours == "5 members")
    #expect(report.row("Weights & Biases (ML/LLMops)")?.verdict == .same)
    #expect(report.row("files, SHA-256")?.verdict == .notCompared)
    #expect(report.row("README")?.verdict == .notCompared)
  }

  @Test func `the same lists give the same ledger, byte for byte`() throws {
    let first = try replay("ai-alliance", of: Self.small)
    let second = try replay("ai-alliance", of: Self.small)
    #expect(first.verification.root == second.verification.root)
    #expect(first.verification.root != nil)
  }

  @Test func `a name listed twice is refused`() throws {
    var files = Self.small
    files["new-members-2024-02-08.csv"] = "n,name\n1,AMD\n"
    #expect(throws: ReplayError.self) { try replay("ai-alliance", of: files) }
  }
}
