import Foundation
import Testing

@testable import GavelCLI
@testable import Governance

@Suite("iCalendar files") struct ICalendarTests {
  private func lines(_ bytes: [UInt8]) -> [[UInt8]] {
    var lines: [[UInt8]] = [[]]
    for byte in bytes {
      lines[lines.count - 1].append(byte)
      if byte == 0x0A { lines.append([]) }
    }
    return lines.dropLast()
  }

  @Test(arguments: [
    "SUMMARY:" + String(repeating: "a", count: 67), "SUMMARY:" + String(repeating: "a", count: 68),
    "SUMMARY:" + String(repeating: "ü", count: 400),
    "SUMMARY:" + String(repeating: "👩‍🔬 ", count: 100), "",
  ]) func `no line is longer than 75 octets, and unfolding gives the text back`(text: String) {
    let folded = ICalendar.folded(text)
    for line in lines(folded) {
      #expect(line.count <= 77 && line.suffix(2) == [0x0D, 0x0A])
      #expect(String(validating: line, as: UTF8.self) != nil, "a character was cut")
    }
    let unfolded = String(decoding: folded, as: UTF8.self).unicodeScalars
    let whole = String(String.UnicodeScalarView(unfolded))
      .replacing("\r\n ", with: "").replacing("\r\n", with: "")
    #expect(whole.utf8.elementsEqual(text.utf8))
    #expect(lines(folded).count == (text.utf8.count <= 75 ? 1 : lines(folded).count))
  }

  @Test func `a line of 75 octets is whole, one of 76 is not`() {
    #expect(lines(ICalendar.folded(String(repeating: "a", count: 75))).count == 1)
    #expect(lines(ICalendar.folded(String(repeating: "a", count: 76))).count == 2)
  }

  @Test func `what has a meaning in a text is escaped`() {
    #expect(ICalendar.escaped("a\\b;c,d\ne:\"f\"") == #"a\\b\;c\,d\ne:"f""#)
  }

  @Test func `times are UTC in the basic form`() throws {
    let time = try #require(Timestamp("2026-12-07T16:05:09Z"))
    #expect(ICalendar.time(time) == "20261207T160509Z")
  }
}
