import Governance
import Ledger
import Sodium
import Testing

@Suite("Reading decisions from before the ledger") struct OldDecisionFileTests {
  private static func read(_ text: String, _ form: OldDecisionFile.Form) throws -> OldDecisionFile {
    try OldDecisionFile(Array(text.utf8), form: form) { $0 == "ibm" ? Identifier("ibm") : nil }
  }

  private static let header = OldDecisionFile.columns.joined(separator: ",")

  @Test func `a table and lines of the same decisions read the same`() throws {
    let table = try Self.read(
      """
      \(Self.header)
      17,2020-01-31,Dues,passed,ibm,yes
      18,2020-02-01,"Rent, again",,,
      17,2020-01-31,Dues,passed,Ann,abstain

      """, .csv)
    let lines = try Self.read(
      """
      {"choices":[{"choice":"yes","voter":"ibm"},{"choice":"abstain","voter":"Ann"}],"date":"2020-01-31","decision":"17","outcome":"passed","title":"Dues"}
      {"date":"2020-02-01","decision":"18","title":"Rent, again"}

      """, .jsonl)
    func told(_ file: OldDecisionFile) -> [String] {
      file.decisions.map { "\($0.name) \($0.title ?? "") \($0.outcome ?? "") \($0.voices)" }
    }
    #expect(told(table) == told(lines))
    for file in [table, lines] {
      #expect(file.refused.isEmpty)
      #expect(file.choices == 2)
      #expect(file.withoutChoices == 1)
      #expect(file.unknownNames == ["Ann"])
      #expect(file.decisions[0].voices[0].known == Identifier("ibm"))
    }
    #expect(table.rows == 3 && lines.rows == 2)
    #expect(table.source != lines.source)
  }

  @Test(arguments: [
    ("17,2020-01-31,Dues,passed,Ann,aye", "no choice"),
    ("17,2020-13-31,Dues,passed,Ann,yes", "no day"),
    (",2020-01-31,Dues,passed,Ann,yes", "name"),
    ("1,,Dues,passed,,yes", "voter"),
    ("1,,Rent,passed,Bob,yes", "otherwise than row 2"),
    ("1,,Dues,passed,Ann,no", "already"),
    ("1,,Dues,passed,,", "tells what row 2 tells"),
  ])
  func `a row that is not of the form is told with its place and left out`(
    row: String, reason: String
  ) throws {
    let file = try Self.read("\(Self.header)\n1,,Dues,passed,Ann,yes\n\(row)\n", .csv)
    #expect(file.refused.map(\.row) == [3])
    #expect(file.refused.first?.reason.contains(reason) ?? false, "\(file.refused)")
    #expect(file.decisions.count == 1)
    #expect(file.choices == 1)
  }

  @Test(arguments: [
    "{\"decision\": \"2\"}", "{}", "{\"decision\":\"1\"}", "nonsense",
    "{\"decision\":\"2\",\"x\":1}",
    "{\"choices\":[{\"choice\":\"yes\",\"voter\":\"A\"},{\"choice\":\"no\",\"voter\":\"A\"}],\"decision\":\"2\"}",
    "{\"choices\":[{\"choice\":\"maybe\",\"voter\":\"A\"}],\"decision\":\"2\"}",
    "{\"date\":\"yesterday\",\"decision\":\"2\"}", "{\"decision\":\"2\",\"title\":\"\"}",
  ])
  func `so is a line`(line: String) throws {
    let file = try Self.read("{\"decision\":\"1\"}\n\(line)\n", .jsonl)
    #expect(file.refused.map(\.row) == [2])
    #expect(file.decisions.map(\.name) == ["1"])
  }

  @Test func `another table is not read at all`() {
    for text in ["", "a,b\n1,2\n", "\(Self.header)\n1,2\n"] {
      #expect(throws: CommaSeparatedText.Malformed.self) { try Self.read(text, .csv) }
    }
  }

  @Test func `ten thousand decisions are a handful of batches, the same each time`() throws {
    var text = Self.header + "\n"
    for decision in 0..<10_000 {
      text += "\(decision),2020-01-31,Title of \(decision),passed,ibm,yes\n"
      text += "\(decision),2020-01-31,Title of \(decision),passed,Ann,no\n"
    }
    let file = try Self.read(text, .csv)
    #expect(file.decisions.count == 10_000)
    let batches = file.batches
    #expect(batches.map(\.decisions.count) == [2000, 2000, 2000, 2000, 2000])
    let again = try Self.read(text, .csv).batches
    for (one, other) in zip(batches, again) { #expect(try one.document == other.document) }
  }
}
