import CanonicalJSON
import CharterFile
import Governance
import Testing

/// Whatever a hand does to a good file, it is read or its mistakes are told; nothing else happens.
@Suite("Charter files altered at random") struct AlterationTests {
  /// Reads the lines; what is read is sound, what is refused has mistakes in lines that there are.
  private func check(_ lines: [Substring], _ what: Comment) throws {
    let text = lines.joined(separator: "\n")
    do throws(CharterFileError) {
      let file = try CharterFile(reading: Array(text.utf8))
      #expect(file.document.problems().isEmpty, what)
      let again = try? CharterDocument(canonical: file.canonical, limits: .document)
      #expect(again == file.document, what)
    } catch {
      #expect(!error.problems.isEmpty, what)
      let places = error.problems.map { [$0.line, $0.column] }
      #expect(places.allSatisfy { (1...lines.count + 1).contains($0[0]) && $0[1] >= 1 }, what)
      #expect(places.map { $0[0] } == places.map { $0[0] }.sorted(), what)
      #expect(error.problems.allSatisfy { !$0.sentence.isEmpty }, what)
    }
  }

  private static func lines() throws -> [Substring] {
    try TemplateTests.filled().text.split(separator: "\n", omittingEmptySubsequences: false)
  }

  @Test func `without any one of its lines the template is read, or its mistakes have lines`()
    throws
  {
    let lines = try Self.lines()
    for index in lines.indices {
      var altered = lines
      altered.remove(at: index)
      try check(altered, "without line \(index + 1)")
    }
  }

  @Test func `with any one of its lines twice the template is read, or its mistakes have lines`()
    throws
  {
    let lines = try Self.lines()
    for index in lines.indices where !lines[index].hasPrefix("#") {
      var altered = lines
      altered.insert(lines[index], at: index)
      try check(altered, "with line \(index + 1) twice")
    }
  }

  @Test func `cut off anywhere the template is read, or its mistakes have lines`() throws {
    let text = try TemplateTests.filled().text
    for length in stride(from: 0, to: text.count, by: 97) {
      let lines = text.prefix(length).split(separator: "\n", omittingEmptySubsequences: false)
      try check(lines, "cut off after \(length)")
    }
  }

  @Test func `with stray marks of YAML anywhere the small charter does no harm`() throws {
    let text = Array(try SmallCharter().text)
    let marks = [
      "&", "*", "!", "?", "-", ":", "{", "}", "[", "]", "|", ">", "'", "\"", "#", "%", "\t",
    ]
    for place in stride(from: 0, to: text.count, by: 13) {
      let mark = marks[place / 13 % marks.count]
      let altered = String(text[..<place]) + mark + String(text[place...])
      try check(
        altered.split(separator: "\n", omittingEmptySubsequences: false), "\(mark) at \(place)")
    }
  }
}
