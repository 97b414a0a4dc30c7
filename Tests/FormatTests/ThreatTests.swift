import Foundation
import Testing

@Suite("The page of threats") struct ThePageOfThreats {
  private struct NamedTest: Hashable, CustomStringConvertible {
    let target: String
    let suite: String
    let sentence: String

    var description: String { "\(target) / \(suite) / \(sentence)" }
  }

  private static let page = Repository.root.appending(
    path: "Sources/Ledger/Documentation.docc/ThreatModel.md")

  /// The numbers of the threat model.
  private static let numbers = [
    "1", "2", "3", "4", "5", "6", "7", "8", "9", "9a", "9b", "9c", "9d", "10", "11", "12", "12a",
    "12b", "12c", "13", "14", "15", "16", "17", "18", "19", "20", "21", "22", "23", "24", "25",
    "26", "27",
  ]

  /// Each threat with the tests that stand under it.
  private func threats() throws -> [(number: String, tests: [NamedTest])] {
    var threats: [(number: String, tests: [NamedTest])] = []
    for line in try String(contentsOf: Self.page, encoding: .utf8).split(separator: "\n") {
      if let heading = try /### ([0-9]+[a-z]?)\. .+/.wholeMatch(in: line) {
        threats.append((String(heading.output.1), []))
      } else if let test = try /- (\w+) \/ (.+?) \/ (.+)/.wholeMatch(in: line) {
        threats[threats.count - 1].tests.append(
          NamedTest(
            target: String(test.output.1), suite: String(test.output.2),
            sentence: String(test.output.3)))
      }
    }
    return threats
  }

  /// Every test that is written down, by the suite in which it stands.
  private func written() throws -> Set<NamedTest> {
    let tests = Repository.root.appending(path: "Tests")
    var found: Set<NamedTest> = []
    for file in try FileManager.default.subpathsOfDirectory(atPath: tests.path)
    where file.hasSuffix(".swift") {
      let text = try String(contentsOf: tests.appending(path: file), encoding: .utf8)
      var suite = ""
      var opensSuite = false
      for line in text.split(separator: "\n") {
        // The name may stand on the next line.
        if opensSuite || line.trimmingPrefix(while: { $0 == " " }).hasPrefix("@Suite(") {
          if let named = line.firstMatch(of: /"([^"]+)"/) { suite = String(named.output.1) }
          opensSuite = line.hasSuffix("@Suite(")
        }
        guard line.contains("func `") else { continue }
        if let function = line.firstMatch(of: /func `([^`]+)`\(/) {
          found.insert(
            NamedTest(
              target: String(file.prefix { $0 != "/" }), suite: suite,
              sentence: String(function.output.1)))
        }
      }
    }
    return found
  }

  @Test func `has every threat of the model once, in its order`() throws {
    #expect(try threats().map(\.number) == Self.numbers)
  }

  @Test func `names tests that there are`() throws {
    let written = try written()
    for (number, tests) in try threats() {
      for test in tests where !written.contains(test) { Issue.record("\(number): no test \(test)") }
    }
  }

  @Test func `names for every threat a test that attacks it`() throws {
    for (number, tests) in try threats() { #expect(!tests.isEmpty, "\(number)") }
  }

  @Test func `reads a test as it is written`() throws {
    let this = NamedTest(
      target: "FormatTests", suite: "The page of threats", sentence: "reads a test as it is written"
    )
    #expect(try written().contains(this))
  }
}
