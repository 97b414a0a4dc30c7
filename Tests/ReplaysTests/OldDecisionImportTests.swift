import Foundation
import Governance
import Ledger
import Testing

@testable import Replays

/// What a body decided before it had a ledger, from its own tables.
@Suite("Importing what a real body decided before") struct OldDecisionImportTests {
  /// The Forum's two tables as the one that `gavel import rollcalls` reads.
  private static func table() throws -> (
    text: String, choices: Int64, decisions: Int, alone: Int64
  ) {
    let files = try Shared.files(of: "cabforum-ballots")
    let votes = try SourceTable(try #require(files["votes.csv"]), file: "votes.csv")
    let outcomes = try SourceTable(
      try #require(files["expected-outcomes.csv"]), file: "expected-outcomes.csv")
    var lines = [OldDecisionFile.columns.joined(separator: ",")]
    let told = Dictionary(uniqueKeysWithValues: outcomes.rows.map { ($0[0], ($0[1], $0[3])) })
    let alone = outcomes.rows.filter { row in !votes.rows.contains { $0[0] == row[0] } }
    lines += alone.map { "\($0[0]),\($0[1]),,\($0[3]),," }
    for vote in votes.rows {
      let (date, outcome) = try #require(told[vote[0]])
      let voter = "\"" + vote[2].replacingOccurrences(of: "\"", with: "\"\"") + "\""
      lines.append("\(vote[0]),\(date),,\(outcome),\(voter),\(vote[3])")
    }
    return (
      lines.joined(separator: "\n") + "\n", Int64(votes.rows.count), outcomes.rows.count,
      Int64(alone.count)
    )
  }

  @Test(.enabled(if: Shared.forumIsThere, "../shared/data/cabforum-ballots is not here"))
  func `every ballot of the Forum and every vote in it is read, and none made up`() throws {
    let (text, choices, decisions, alone) = try Self.table()
    let file = try OldDecisionFile(Array(text.utf8), form: .csv) {
      $0 == "DigiCert" ? Identifier("digicert") : nil
    }
    #expect(file.refused == [])
    #expect(file.decisions.count == decisions)
    #expect(file.choices == choices)
    let ballot = try #require(file.decisions.first { $0.name == "183" })
    #expect(ballot.outcome == "passed")
    #expect(ballot.decided == Timestamp("2017-01-31T00:00:00Z"))
    #expect(ballot.voices.count == 19)
    #expect(ballot.voices.first { $0.voter == "DigiCert" }?.known == Identifier("digicert"))
    #expect(!file.unknownNames.contains("DigiCert"))
    #expect(file.withoutChoices == alone)
    #expect(file.batches.flatMap(\.decisions) == file.decisions)
  }
}
