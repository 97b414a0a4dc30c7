import Testing

@testable import Ledger

@Suite("Tables for spreadsheets") struct TableTests {
  private func cell(_ text: String) -> String {
    var table = Table(rows: "t")
    table.append([text, "next"])
    return String(decoding: table.bytes, as: UTF8.self)
  }

  @Test(arguments: [
    ("plain", "plain"), ("a b", "a b"), ("1-2", "1-2"), ("a,b", "\"a,b\""), ("a\"b", "\"a\"\"b\""),
    (" a", "\" a\""), ("a ", "\"a \""), ("a;b", "\"a;b\""), ("a\nb", "\"a\nb\""), ("", ""),
  ]) func `a cell is quoted where a reader of tables needs it`(text: String, written: String) {
    #expect(cell(text) == "\(written),next\r\n")
  }

  @Test(arguments: ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\n=1", "=cmd|' /C calc'!A0", "-"])
  func `a cell that a spreadsheet would compute begins with an apostrophe`(text: String) {
    #expect(cell(text).hasPrefix("\"'\(text.first ?? "?")"))
  }

  /// A spreadsheet that goes by semicolons or tabs sees cells where we see one.
  @Test(arguments: [
    "x;=1+1", "x\t=1+1", "x\n=1+1", "x;;-1", ";@SUM(A1)", "x\";=1+1;\"", "x;\n=1", "=1;=2;=3",
    "x;\"=1+1\"", "x; =1+1",
  ]) func `whatever separator a spreadsheet goes by, no cell of its own is a formula`(
    text: String
  ) {
    let line = cell(text)
    for separator in [";", "\t"] as [Character] {
      for piece in line.split(whereSeparator: { $0 == separator || $0.isNewline }) {
        let seen = piece.drop { $0 == "\"" || $0 == " " }
        #expect(!"=+-@".contains(seen.first ?? "?"), "\(line)")
      }
    }
  }
}
