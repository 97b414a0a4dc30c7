import Foundation
import Testing

@testable import GavelCLI

@Suite("The program, as a person at a shell sees it") struct ScriptTests {
  @Test(arguments: ScriptFile.all) func `every script shows what the program does`(
    script: ScriptFile
  ) throws {
    try script.run()
  }

  @Test func `the example of every command is executed by a script`() throws {
    // An example says FINGERPRINT where a script has it in a variable of that name.
    let executed = Set(
      try ScriptFile.all.flatMap { try $0.steps() }.map {
        $0.command.replacing(/\$([A-Z]+)/) { $0.output.1 }
      })
    for leaf in CommandNode.root.leaves {
      let type = try #require(leaf.type as? any GavelCommand.Type)
      #expect(!type.examples.isEmpty, "\(leaf.line) has no example")
      for example in type.examples where !executed.contains(example.line) {
        Issue.record("no script runs: \(example.line)")
      }
    }
    for example in Gavel.headlines where !executed.contains(example.line) {
      Issue.record("no script runs: \(example.line)")
    }
  }

  @Test(arguments: [
    ("a…c", "abc", true), ("a…c", "ac", true), ("a…c", "acd", false), ("…", "", true),
    ("a…b…c", "a-b-b-c", true), ("a…b…c", "a-c-b", false), ("abc", "abcd", false),
  ]) func `a pattern matches what stands around its dots`(
    pattern: String, line: String, matches: Bool
  ) {
    #expect(Pattern.matches(pattern, line) == matches)
  }

  @Test func `a difference is told with the line where it is`() {
    #expect(Pattern.firstDifference(["a", "b"], ["a", "b"]) == nil)
    #expect(Pattern.firstDifference(["a", "b"], ["a", "c"]) == 1)
    #expect(Pattern.firstDifference(["a"], ["a", "b"]) == 1)
    #expect(Pattern.firstDifference(["a", "b"], ["a"]) == 1)
    #expect(Pattern.firstDifference(["a", "…", "c"], ["a", "b", "b", "c"]) == nil)
    #expect(Pattern.firstDifference(["a", "…", "c"], ["a", "c"]) == nil)
    #expect(Pattern.firstDifference(["a", "…", "c"], ["a", "b"]) == 2)
    #expect(Pattern.firstDifference(["…"], []) == nil)
  }
}
