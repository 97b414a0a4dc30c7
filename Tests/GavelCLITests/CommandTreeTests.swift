import ArgumentParser
import Foundation
import Testing

@testable import GavelCLI

@Suite("The arguments") struct CommandTreeTests {
  /// The words of a command's first example, where no shell is needed to split them.
  private func words(of leaf: CommandNode) -> [String]? {
    guard let type = leaf.type as? any GavelCommand.Type else { return nil }
    let plain = type.examples.map(\.line).first { line in
      line.hasPrefix(leaf.line) && !line.contains { "|&;<>\\\"'$".contains($0) }
    }
    guard let line = plain ?? type.examples.first?.line.components(separatedBy: " > ").first else {
      return nil
    }
    var words = Array(line.split(separator: " ").map(String.init).dropFirst())
    // Those that the test adds by itself stand in none.
    while let index = words.firstIndex(where: { ["--as", "--json"].contains($0) }) {
      words.removeSubrange(index...(words[index] == "--as" ? index + 1 : index))
    }
    return words
  }

  /// The names of the options that a command or a group takes, with and without a value.
  private func options(_ type: any ParsableArguments.Type) throws -> (
    flags: Set<String>, valued: Set<String>
  ) {
    let dump = try #require(
      try JSONSerialization.jsonObject(with: Data(type._dumpHelp().utf8)) as? [String: Any])
    let command = try #require(dump["command"] as? [String: Any])
    var flags: Set<String> = []
    var valued: Set<String> = []
    for argument in command["arguments"] as? [[String: Any]] ?? [] {
      let names = (argument["names"] as? [[String: Any]] ?? []).compactMap { name -> String? in
        guard let text = name["name"] as? String else { return nil }
        return (name["kind"] as? String == "short" ? "-" : "--") + text
      }
      if argument["kind"] as? String == "flag" { flags.formUnion(names) }
      if argument["kind"] as? String == "option" { valued.formUnion(names) }
    }
    return (flags.subtracting(["--help", "-h", "--version"]), valued)
  }

  @Test func `the options that may stand anywhere are those of the groups`() throws {
    let groups: [any ParsableArguments.Type] = [
      GlobalOptions.self, SigningOptions.self, ReadingOptions.self, WritingOptions.self,
    ]
    let found = try groups.map { try options($0) }
    #expect(MovableOptions.flags == found.reduce(into: []) { $0.formUnion($1.flags) })
    #expect(MovableOptions.valued == found.reduce(into: []) { $0.formUnion($1.valued) })
  }

  @Test func `every command and every noun takes the options of every command`() throws {
    let wanted = try options(GlobalOptions.self)
    for node in CommandNode.root.all {
      let found = try options(node.type)
      #expect(found.flags.isSuperset(of: wanted.flags), "\(node.line)")
      #expect(found.valued.isSuperset(of: wanted.valued), "\(node.line)")
    }
  }

  @Test(arguments: CommandNode.root.leaves) func `an option means the same wherever it stands`(
    leaf: CommandNode
  ) throws {
    let words = try #require(self.words(of: leaf))
    let names = leaf.path.count - 1
    for option in [["--json"], ["--as", "ibm-rep"], ["--tz=UTC"]] {
      var lists: [[String]] = []
      for position in 0...names {
        let list = try ArgumentList(words[..<position] + option + words[position...])
        #expect(list.command.path == leaf.path)
        lists.append(list.arguments)
        let parsed = try #require(try Gavel.parseAsRoot(list.arguments) as? any GavelCommand)
        #expect(type(of: parsed) == leaf.type)
        #expect(parsed.options.json == (option[0] == "--json"))
        #expect(parsed.options.person == (option[0] == "--as" ? "ibm-rep" : nil))
        #expect(parsed.options.timeZone == (option[0] == "--tz=UTC" ? "UTC" : nil))
      }
      #expect(Set(lists).count == 1)
      #expect(try ArgumentList(words + option).command.path == leaf.path)
    }
  }

  @Test(arguments: CommandNode.root.all) func `every help opens with an example`(node: CommandNode)
  {
    let page = HelpPage.of(node)
    #expect(page.hasPrefix("EXAMPLE"))
    #expect(page.contains("\n  $ gavel "))
    #expect(page.contains("USAGE: \(node.line) "))
  }

  @Test func `nothing after two hyphens is moved`() throws {
    let list = try ArgumentList(["--json", "raw", "hash", "--", "--json"])
    #expect(list.arguments == ["raw", "hash", "--json", "--", "--json"])
  }

  @Test func `an option that a command does not have is refused, not dropped`() throws {
    let list = try ArgumentList(["--dry-run", "key", "list"])
    #expect(throws: (any Error).self) { try Gavel.parseAsRoot(list.arguments) }
  }

  @Test(arguments: [
    ("crete", "create"), ("shwo", "show"), ("lits", "list"), ("importt", "import"),
  ]) func `a slip of the finger brings the command that was meant`(word: String, meant: String) {
    #expect(
      Spelling.closest(to: word, among: ["create", "list", "show", "import", "export"]) == meant)
  }

  @Test(arguments: ["li", "c", "vote", "xyzzy"])
  func `neither an abbreviation nor another word is a slip`(
    word: String
  ) {
    #expect(
      Spelling.closest(to: word, among: ["create", "list", "show", "import", "export"]) == nil)
  }

  @Test func `no command has an abbreviation or takes over for an unknown one`() {
    for node in CommandNode.root.all {
      #expect(node.type.configuration.aliases.isEmpty)
      // gavel prove takes a number, which no command's name begins with.
      #expect(node.type.configuration.defaultSubcommand == nil || node.line == "gavel prove")
      #expect(node.type is any GavelCommand.Type != !node.children.isEmpty)
    }
  }
}

extension CommandNode: CustomTestStringConvertible {
  public var testDescription: String { line }
}
