internal import ArgumentParser
internal import CTerminal
internal import Glibc

/// What --help shows: an example first, then what the parser knows.
enum HelpPage {
  static func of(_ command: CommandNode) -> String {
    let width = gavel_columns(STDOUT_FILENO)
    let page = Gavel.helpMessage(
      for: command.type, columns: width > 0 ? min(Int(width), 100) : 80)
    return examples(of: command) + page + "\n"
  }

  /// Without arguments: enough to begin.
  static var short: String {
    let shown = Gavel.headlines.map { (example: $0, width: $0.line.count) }
    let width = shown.map(\.width).max() ?? 0
    let lines = shown.map { example, count in
      "  \(example.line)\(String(repeating: " ", count: width - count))   \(example.purpose)"
    }
    return """
      \(Gavel.configuration.abstract)

      \(lines.joined(separator: "\n"))

      All commands: gavel --help. An error's code: gavel help CODE.

      """
  }

  /// A noun shows the first example of each of its verbs.
  private static func examples(of command: CommandNode) -> String {
    let leaves = command.type is any GavelCommand.Type ? [command] : command.children
    let examples = leaves.flatMap { leaf -> [Example] in
      guard let type = leaf.type as? any GavelCommand.Type else { return [] }
      return leaf.path == command.path ? type.examples : Array(type.examples.prefix(1))
    }
    let shown = command.path.count == 1 ? Gavel.headlines : examples
    guard !shown.isEmpty else { return "" }
    let lines = shown.map { "  $ \($0.line)\n      \($0.purpose)\n" }
    return "\(shown.count == 1 ? "EXAMPLE" : "EXAMPLES"):\n\(lines.joined())\n"
  }
}
