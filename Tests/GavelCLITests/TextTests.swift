import CanonicalJSON
import Governance
import Testing

@testable import GavelCLI

@Suite("What a person reads") struct TextTests {
  @Test(arguments: [
    ("plain, ümläut, 漢字, 👩🏽", "plain, ümläut, 漢字, 👩🏽"),
    ("\u{1B}[31mred", "\\u{1B}[31mred"),
    ("\u{9B}31m", "\\u{9B}31m"),
    ("a\rb\u{7}\u{7F}", "a\\u{0D}b\\u{07}\\u{7F}"),
    ("line\nnext\ttab", "line\\u{0A}next\\u{09}tab"),
    ("\u{202E}evil\u{2066}\u{200F}\u{061C}", "\\u{202E}evil\\u{2066}\\u{200F}\\u{61C}"),
    ("\u{2028}\u{FEFF}\u{200B}\u{AD}", "\\u{2028}\\u{FEFF}\\u{200B}\\u{AD}"),
    ("\u{E0041}\u{FFFF}", "\\u{E0041}\\u{FFFF}"),
  ]) func `what could act upon a terminal or stay unseen is made visible`(
    text: String, shown: String
  ) {
    #expect(visible(text) == shown)
  }

  @Test func `a text of several lines keeps its lines and tabs`() {
    #expect(visible("a\n\tb\u{1B}", severalLines: true) == "a\n\tb\\u{1B}")
  }

  @Test func `no scalar that canonical JSON forbids is left`() throws {
    for start in stride(from: UInt32(0), to: 0x110000, by: 0x1000) {
      let scalars = (start..<start + 0x1000).compactMap(Unicode.Scalar.init)
      let text = String(String.UnicodeScalarView(scalars))
      #expect(throws: Never.self) {
        try JSON.string(visible(text, severalLines: true)).canonicalBytes(limits: .document)
      }
    }
  }

  @Test(
    arguments: [
      (9, 13, "9/13 (69.2 %)"), (2, 3, "2/3 (66.7 %)"), (0, 5, "0/5 (0.0 %)"),
      (5, 5, "5/5 (100.0 %)"),
      (1, 1_000_000, "1/1000000 (0.1 %)"), (999_999, 1_000_000, "999999/1000000 (99.9 %)"),
      (8, 10, "8/10 (80.0 %)"), (1, 800, "1/800 (0.1 %)"), (0, 0, "0/0"),
      (Int64.max / 2, Int64.max, "4611686018427387903/9223372036854775807 (50.0 %)"),
    ] as [(Int64, Int64, String)]) func `a ratio comes from whole numbers`(
      part: Int64, whole: Int64, text: String
    )
  {
    #expect(Ratio(part, of: whole).text == text)
  }

  private func face(_ zone: String) throws -> ClockFace {
    let now = try #require(Timestamp("2026-12-12T12:00:00Z"))
    return try ClockFace(
      zone: Setting(name: .timeZone, value: zone, origin: .flag("--tz")), now: now)
  }

  @Test(arguments: [
    ("UTC", "2026-12-15T17:00:00Z", "Tue 15 Dec 17:00 UTC"),
    ("UTC", "2027-01-01T00:00:59Z", "Fri 1 Jan 2027 00:00 UTC"),
    ("UTC", "2000-02-29T23:59:59Z", "Tue 29 Feb 2000 23:59 UTC"),
    ("Europe/Berlin", "2026-12-15T17:00:00Z", "Tue 15 Dec 18:00 +01:00"),
    ("Europe/Berlin", "2026-07-31T22:30:00Z", "Sat 1 Aug 00:30 +02:00"),
    ("America/St_Johns", "2026-12-15T17:00:00Z", "Tue 15 Dec 13:30 -03:30"),
  ]) func `a time has its weekday and its zone`(zone: String, time: String, text: String) throws {
    #expect(try face(zone).text(#require(Timestamp(time))) == text)
  }

  @Test(arguments: [
    ("2026-12-15T17:00:00Z", "in 3 days"), ("2026-12-12T14:11:00Z", "in 2 h"),
    ("2026-12-12T13:59:59Z", "in 119 min"), ("2026-12-12T12:00:59Z", "now"),
    ("2026-12-12T09:49:00Z", "2 h ago"), ("2026-12-12T11:58:00Z", "2 min ago"),
  ]) func `a time is told with how far it is off`(time: String, text: String) throws {
    #expect(try face("UTC").distance(to: #require(Timestamp(time))) == text)
  }

  @Test func `a zone that nobody knows is refused`() {
    #expect(throws: ProgramError.self) { try face("Mars/Olympus") }
  }

  @Test func `a table is as wide as its widest cells, and shows what they hide`() {
    var table = Table(["ID", "TITLE"])
    table.add(["漢", "wide"])
    table.add(["abcd", "a\u{1B}"])
    #expect(table.text(.plain) == "ID    TITLE\n漢    wide\nabcd  a\\u{1B}\n")
  }

  @Test func `colours stand around a word, or nowhere`() {
    #expect(Style(isColored: true)("no", .red) == "\u{1B}[1;31mno\u{1B}[0m")
    #expect(Style.plain("no", .red) == "no")
  }
}
