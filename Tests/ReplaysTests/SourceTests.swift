import Governance
import Testing

@testable import Replays

@Suite("Reading sources") struct SourceTests {
  @Test func `a quoted field holds commas, quotes and line ends`() throws {
    let table = try SourceTable("n,name\r\n1,\"a, \"\"b\"\"\nc\"\n2,\n", file: "t.csv")
    #expect(table.columns == ["n", "name"])
    #expect(table.rows == [["1", "a, \"b\"\nc"], ["2", ""]])
  }

  @Test(arguments: ["", "a,b\n1\n", "a\n\"1\n", "a\n\"1\"2\n", "a\n1\"2\n", "a\n1\r2\n"])
  func `a table that is not of the form is refused`(text: String) {
    #expect(throws: ReplayError.self) { try SourceTable(text, file: "t.csv") }
  }

  @Test func `members keep their order, negative numbers and escapes are read`() throws {
    let json = try SourceJSON(
      " {\"b\" : [-1, 0, 2147483648], \"a\":\"\\u00e9\\ud83d\\ude00\\n\", \"c\":{}, \"d\":null}\n",
      file: "t.json")
    #expect(
      json
        == .object([
          .init(name: "b", value: .array([.integer(-1), .integer(0), .integer(2_147_483_648)])),
          .init(name: "a", value: .string("é😀\n")),
          .init(name: "c", value: .object([])),
          .init(name: "d", value: .null),
        ]))
    #expect(json["c"] == .object([]))
    #expect(json["e"] == nil)
  }

  @Test(
    arguments: [
      "", "{", "{\"a\":1,}", "{\"a\":1,\"a\":1}", "{\"a\":1,\"\\u0061\":1}", "[1 2]", "[1,]", "01",
      "-",
      "+1", "1.5", "1e2", "9223372036854775808", "\"\\ud83d\"", "\"\\u00g0\"", "\"\\x\"",
      "\"a\nb\"",
      "truth", "{} {}", "\"", "[,1]",
    ])
  func `JSON that is not of the form is refused`(text: String) {
    #expect(throws: ReplayError.self) { try SourceJSON(text, file: "t.json") }
  }

  @Test func `an identifier is cut at a word and numbered where it is taken`() throws {
    var slugs = Slugs()
    let long = "Agency for Science, Technology and Research (A*STAR)"
    #expect(try slugs.identifier(for: long).text == "agency-for-science-technology-and")
    #expect(
      try slugs.identifier(for: long + " II").text == "agency-for-science-technology-and-2")
    #expect(try slugs.identifier(for: "ETH Zürich").text == "eth-zurich")
    #expect(try slugs.identifier(for: "eth zurich").text == "eth-zurich-2")
    let word = String(repeating: "x", count: 50)
    #expect(try slugs.identifier(for: word).text == String(repeating: "x", count: 40))
    #expect(try slugs.identifier(for: word).text == String(repeating: "x", count: 38) + "-2")
    #expect(throws: ReplayError.self) { try slugs.identifier(for: "株式会社") }
  }

  @Test func `texts that look alike differ in their bytes`() {
    #expect(ExactText("é") != ExactText("e\u{301}"))
    #expect(Set([ExactText("é"), ExactText("e\u{301}")]).count == 2)
  }
}
