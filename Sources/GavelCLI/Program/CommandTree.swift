internal import ArgumentParser

/// A command with its place in the tree.
struct CommandNode {
  let type: any ParsableCommand.Type
  /// The names from the root's on, `["gavel", "key", "create"]`.
  let path: [String]

  static let root = CommandNode(type: Gavel.self, path: ["gavel"])

  var line: String { path.joined(separator: " ") }

  var children: [CommandNode] {
    type.configuration.subcommands.map { CommandNode(type: $0, path: path + [$0._commandName]) }
  }

  func child(named name: String) -> CommandNode? {
    children.first { $0.path.last == name }
  }

  /// The one that is meant where an argument stands in the place of a command.
  var usualChild: CommandNode? {
    type.configuration.defaultSubcommand.flatMap { child(named: $0._commandName) }
  }

  /// This command and all below it.
  var all: [CommandNode] { [self] + children.flatMap(\.all) }

  var leaves: [CommandNode] { all.filter { $0.type is any GavelCommand.Type } }
}
