import CanonicalJSON
import Foundation
import Testing

/// Python's `rfc8785` package and its `json` module, which share no code with this project.
@Suite(
  "A second opinion",
  .enabled(if: Shared.pythonIsThere, "no Python with rfc8785 in .build/python: run tools/test"))
struct SecondOpinion {
  @Test func `Python writes the same bytes`() throws {
    var generator = Generator(seed: 8785)
    let values = (0..<5000).map { _ in generator.value() }
    let loose = values.map { Array(generator.looseText($0).utf8) }
    let written = try ask(Self.writing, about: loose)
    try #require(written.count == values.count)
    for (value, line) in zip(values, written) {
      let bytes = try value.canonicalBytes()
      guard hex(bytes) == line else {
        Issue.record("\(String(decoding: bytes, as: UTF8.self)), Python: \(line)")
        return
      }
    }
  }

  @Test func `Python accepts the same texts`() throws {
    var generator = Generator(seed: 3629)
    let texts = try (0..<20_000).map { _ in
      generator.mutation(of: try generator.value().canonicalBytes())
    }
    let answers = try ask(Self.accepting, about: texts)
    try #require(answers.count == texts.count)
    for (text, answer) in zip(texts, answers) {
      let accepted = (try? CanonicalText(text)) != nil
      guard accepted == (answer == "yes") else {
        Issue.record("\(String(decoding: text, as: UTF8.self)) \(text), Python: \(answer)")
        return
      }
    }
    #expect(answers.count { $0 == "yes" } > 500)
  }

  private func hex(_ bytes: [UInt8]) -> String {
    bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
  }

  /// One line of answer for each text. Files, not pipes: a full pipe would stop both sides.
  private func ask(_ script: String, about texts: [[UInt8]]) throws -> [String] {
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let (question, answer) = (folder.appending(path: "in"), folder.appending(path: "out"))
    try Data(texts.map { hex($0) + "\n" }.joined().utf8).write(to: question)
    try Data().write(to: answer)
    let python = Process()
    python.executableURL = Shared.python
    python.arguments = ["-c", script]
    python.standardInput = try FileHandle(forReadingFrom: question)
    python.standardOutput = try FileHandle(forWritingTo: answer)
    try python.run()
    python.waitUntilExit()
    #expect(python.terminationStatus == 0)
    let lines = try String(decoding: Data(contentsOf: answer), as: UTF8.self)
    return lines.split(separator: "\n", omittingEmptySubsequences: true).map { String($0) }
  }

  private static let writing = """
    import json, sys, rfc8785
    for line in sys.stdin:
        print(rfc8785.dumps(json.loads(bytes.fromhex(line))).hex())
    """

  // The rules of the subset, told a second time by the Unicode database's categories.
  private static let accepting = """
    import json, re, sys, unicodedata, rfc8785

    def members(pairs):
        names = [name for name, _ in pairs]
        if len(set(names)) < len(names):
            raise ValueError
        if not all(re.fullmatch("[a-z][a-z0-9_]*", name) for name in names):
            raise ValueError
        return dict(pairs)

    directions = "LRE RLE PDF LRO RLO LRI RLI FSI PDI".split()

    def refuse(_):
        raise ValueError

    def integer(text):
        if text.startswith("-"):
            raise ValueError
        return int(text)

    def character(c):
        if c in "\\n\\t":
            return True
        if unicodedata.category(c) in ("Cc", "Cs", "Zl", "Zp") or c == "\\ufeff":
            return False
        if unicodedata.bidirectional(c) in directions or c in "\\u200e\\u200f\\u061c":
            return False
        return not (0xfdd0 <= ord(c) <= 0xfdef or ord(c) & 0xfffe == 0xfffe)

    def allowed(value):
        if value is None:
            return False
        if isinstance(value, str):
            return all(map(character, value))
        if isinstance(value, list):
            return all(map(allowed, value))
        if isinstance(value, dict):
            return all(map(allowed, value.values()))
        return True

    for line in sys.stdin:
        text = bytes.fromhex(line)
        try:
            value = json.loads(text.decode("utf-8"), object_pairs_hook=members,
                parse_float=refuse, parse_constant=refuse, parse_int=integer)
            print("yes" if allowed(value) and rfc8785.dumps(value) == text else "no")
        except (ValueError, rfc8785.CanonicalizationError):
            print("no")
    """
}
