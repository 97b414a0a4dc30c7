import CharterFile
import Testing

/// What YAML can do and a charter may not.
@Suite("YAML that a charter file may not be") struct YAMLTests {
  /// The mistakes of bytes that are no charter.
  private func problems(of bytes: [UInt8]) -> [CharterFileError.Problem] {
    do throws(CharterFileError) {
      _ = try CharterFile(reading: bytes)
      return []
    } catch {
      return error.problems
    }
  }

  private func problems(of text: String) -> [CharterFileError.Problem] {
    problems(of: Array(text.utf8))
  }

  @Test(arguments: [
    Mistake("title: Small", "title: &name Small", .anchor, at: "&name", "title"),
    Mistake("parameters:", "parameters: &all", .anchor, at: "&all", "parameters"),
    Mistake("  one:", "  &one one:", .anchor, at: "&one", "founders"),
    Mistake("[founder]", "&classes [founder]", .anchor, at: "&classes", "bodies.assembly.classes"),
    Mistake("title: Small consortium", "title: *name", .alias, at: "*name", ""),
    Mistake("title: Small", "title: !!str Small", .tag, at: "!!str", "title"),
    Mistake("title: Small", "title: ! Small", .tag, at: "! Small", "title"),
    Mistake("title: Small consortium", "title: ! 'Small'", .tag, at: "! 'Small'", "title"),
    Mistake("again: yes", "again: !!bool yes", .tag, at: "!!bool", "rules.simple.again"),
    Mistake("  one:", "  !!str one:", .tag, at: "!!str one", "founders"),
    Mistake("parameters:", "parameters: !!map", .tag, at: "!!map", "parameters"),
    Mistake("[founder]", "!local [founder]", .tag, at: "!local", "bodies.assembly.classes"),
    Mistake("{act: rule", "!!omap {act: rule", .tag, at: "!!omap", "powers[2]"),
  ]) func `anchors, aliases and tags are refused where they stand`(mistake: Mistake) throws {
    try mistake.check()
  }

  @Test func `an alias is named where it stands, not where its anchor does`() throws {
    let charter = try SmallCharter()
      .replacing("title: Organization One", by: "title: &name Organization One")
      .replacing("title: Organization Two", by: "title: *name")
      .replacing("[founder]", by: "&list [founder]")
      .replacing("thresholds: [more than 1/2 of cast]", by: "thresholds: *list")
    let problems = charter.problems
    #expect(problems.map(\.code) == [.anchor, .alias, .anchor, .alias])
    #expect(
      problems.map(\.line) == [
        charter.line(of: "&name"), charter.line(of: "*name"), charter.line(of: "&list"),
        charter.line(of: "*list"),
      ])
    #expect(problems.map(\.column) == [12, 12, 14, 17])
  }

  @Test func `a merge key is refused, with its alias`() throws {
    let charter = try SmallCharter()
      .replacing("  one:\n", by: "  one: &founder\n")
      .replacing("  two:\n", by: "  two:\n    <<: *founder\n")
    let problems = charter.problems
    #expect(problems.map(\.code) == [.anchor, .alias, .alias])
    #expect(problems[1].line == charter.line(of: "<<"))
    #expect(problems[1].sentence.contains("merge key"))
  }

  @Test func `a tree of aliases that stands for a billion values is refused at once`() {
    var text = "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n"
    for level in 1...40 {
      let inner = Array(repeating: "*a\(level - 1)", count: 10).joined(separator: ", ")
      text += "a\(level): &a\(level) [\(inner)]\n"
    }
    let problems = problems(of: text)
    #expect(problems.count(where: { $0.code == .anchor }) == 41)
    #expect(problems.count(where: { $0.code == .alias }) >= 40)
  }

  @Test func `every key that stands twice is named where it stands again`() throws {
    let charter = try SmallCharter()
      .replacing("title: Board", by: "title: Board\n    'title': Bored\n    \"title\": Boared")
      .replacing("again: yes", by: "again: yes\n    again: no")
      .replacing("appointments:", by: "classes: {}\nappointments:")
      .replacing("weight: 2", by: "weight: two")
    let problems = charter.problems
    #expect(problems.map(\.code) == [.twice, .twice, .value, .twice, .twice])
    #expect(
      problems.map(\.line) == [
        charter.line(of: "'title'"), charter.line(of: "\"title\""), charter.line(of: "weight"),
        charter.line(of: "classes: {}"), charter.line(of: "again: no"),
      ])
    let first = try #require(charter.line(of: "title: Board"))
    #expect(problems[0].sentence == "`title` stands in line \(first) already")
  }

  @Test func `yes and 'yes' are one key`() throws {
    let charter = try SmallCharter()
      .replacing("  member: Member", by: "  yes: Member\n  'yes': Other\n  true: Third")
    #expect(charter.problems.map(\.code) == [.twice])
    #expect(charter.problems.first?.line == charter.line(of: "'yes'"))
  }

  @Test func `many keys that stand twice are no trouble`() throws {
    let lines = (0..<200).map { "k\($0 % 100): x\n" }.joined()
    let problems = problems(of: lines)
    #expect(problems.contains { $0.code == .twice })
  }

  @Test func `a second document is named where it begins`() throws {
    let charter = try SmallCharter()
    let end = charter.text.split(separator: "\n", omittingEmptySubsequences: false).count
    let problems = problems(of: charter.text + "---\ntitle: Another\n")
    #expect(problems.map(\.code) == [.documents])
    #expect(problems.first?.line == end + 1 || problems.first?.line == end)
  }

  @Test(arguments: ["", "\n\n", "# only a comment\n"])
  func `an empty file is no charter`(text: String) {
    #expect(problems(of: text).map(\.code) == [.documents])
  }

  @Test(arguments: ["just a text", "- a\n- list\n", "---\n", "{}"])
  func `a file without keys is no charter`(text: String) {
    let codes = problems(of: text).map(\.code)
    #expect(!codes.isEmpty)
    #expect(Set(codes).isSubset(of: [.shape, .lacks]))
  }

  @Test(arguments: [
    Mistake("    title: Board", "\ttitle: Board", .syntax, at: "\ttitle", "", says: "a tab"),
    Mistake(
      "title: Small consortium", "title: Small: one", .syntax, at: "Small: one", "",
      says: "in quotes"),
    Mistake(
      "title: Small consortium", "title: @Small", .syntax, at: "@Small", "", says: "in quotes"),
    Mistake("title: Small consortium", "title: `Small`", .syntax, at: "`Small`", ""),
    Mistake("title: Small consortium", "title: %Small", .syntax, at: "%Small", ""),
    Mistake("    title: Board", "   title: Board", .syntax, at: "   title: Board", ""),
    Mistake("title: Small consortium", "title: \"\\q\"", .syntax, at: "\\q", ""),
    Mistake("title: Small consortium", "title: \"\\ud800\"", .syntax, at: "\\ud800", ""),
    Mistake("  one:", "  one", .syntax, at: "    title: Organization One", ""),
  ]) func `text that is no YAML is named with its line`(mistake: Mistake) throws {
    try mistake.check()
  }

  @Test(arguments: [
    ("\u{202E}", "U+202E"), ("\u{FEFF}", "U+FEFF"), ("\u{0007}", "U+0007"), ("\u{0085}", "U+0085"),
    ("\u{2028}", "U+2028"), ("\u{200F}", "U+200F"), ("\u{0000}", "U+0000"), ("\u{1B}", "U+001B"),
    ("\u{FFFF}", "U+FFFF"), ("\r", "U+000D"), ("\u{10FFFF}", "U+10FFFF"),
  ]) func `a forbidden character is named, in a comment too`(character: String, name: String) throws
  {
    let charter = try SmallCharter().replacing("title: Small", by: "title: é Sm\(character)all")
      .replacing("founders:", by: "founders: # \(character)x")
    let problems = charter.problems
    #expect(problems.map(\.code) == [.character, .character])
    #expect(problems.map(\.line) == [2, charter.line(of: "founders:")])
    #expect(problems.map(\.column) == [12, 13])
    #expect(problems[0].sentence.contains(name))
  }

  @Test(arguments: ["\\u202e", "\\e", "\\0", "\\x85", "\\N", "\\L", "\\P", "\\r"])
  func `an escape can't bring a forbidden character in`(escape: String) throws {
    try Mistake(
      "title: Small consortium", "title: \"Small\(escape)\"", .character, at: "title: \"", "title"
    ).check()
  }

  @Test(
    arguments: [
      [0xFF], [0xC3], [0xC0, 0x80], [0xED, 0xA0, 0x80], [0xF5, 0x80, 0x80, 0x80], [0x80],
    ] as [[UInt8]]) func `bytes that are not UTF-8 are named with their line`(bytes: [UInt8]) throws
  {
    let text = Array("title: a\nformat: é".utf8)
    let problems = problems(of: text + bytes + Array("x\n".utf8))
    #expect(problems.map(\.code) == [.encoding])
    #expect(problems.first?.line == 2)
    #expect(problems.first?.column == 10)
  }

  @Test func `UTF-16 is not UTF-8`() throws {
    let units = Array(try SmallCharter().text.utf16).flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
    #expect(problems(of: [0xFF, 0xFE] + units).map(\.code) == [.encoding])
    #expect(Set(problems(of: units).map(\.code)) == [.character])
  }

  @Test func `a file that is too large is not looked at`() throws {
    let charter = try SmallCharter()
    let room = CharterFile.largestFile - charter.text.utf8.count - 2
    let full = charter.text + "#" + String(repeating: "x", count: room) + "\n"
    #expect(full.utf8.count == CharterFile.largestFile)
    #expect(problems(of: full).isEmpty)
    #expect(problems(of: full + "\n").map(\.code) == [.size])
  }

  @Test(arguments: [17, 400, 999, 5_000, 100_000])
  func `nesting too deep is refused, however deep`(depth: Int) {
    let flow =
      "title: " + String(repeating: "[", count: depth) + String(repeating: "]", count: depth)
    let block = String(repeating: "- ", count: depth) + "x"
    let maps = String(repeating: "{a: ", count: depth) + String(repeating: "}", count: depth)
    for text in [flow, block, maps, String(repeating: "? ", count: depth)] {
      let codes = problems(of: text).map(\.code)
      #expect(!codes.isEmpty)
      #expect(Set(codes).isSubset(of: [.shape, .syntax, .lacks, .unknown]))
    }
  }
}
