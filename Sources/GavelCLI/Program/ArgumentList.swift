internal import ArgumentParser

/// The arguments in the one order that the parser takes: the names of the command, then the options
/// that may stand anywhere, then the rest as it was.
///
///     --json key --as ibm-rep list -- x    ->    key list --json --as ibm-rep -- x
///
/// Nothing after `--` is moved, and no option that only some commands have.
struct ArgumentList {
  /// The command that the arguments name.
  let command: CommandNode
  let arguments: [String]
  /// Whether `--json` is among them, for errors found before they are parsed.
  let wantsJSON: Bool
  let wantsHelp: Bool
  let wantsVersion: Bool
  let hidesColor: Bool

  init(_ given: [String], root: CommandNode = .root) throws {
    let end = given.firstIndex(of: "--") ?? given.count
    var moved: [String] = []
    var rest: [String] = []
    var index = 0
    while index < end {
      let argument = given[index]
      if MovableOptions.flags.contains(argument) {
        moved.append(argument)
      } else if MovableOptions.valued.contains(argument) {
        moved.append(argument)
        if index + 1 < end {
          index += 1
          moved.append(given[index])
        }
      } else if let equals = argument.firstIndex(of: "="),
        MovableOptions.valued.contains(String(argument[..<equals]))
      {
        moved.append(argument)
      } else {
        rest.append(argument)
      }
      index += 1
    }
    wantsJSON = moved.contains("--json")
    hidesColor = moved.contains("--no-color")
    wantsHelp = rest.contains("--help") || rest.contains("-h")
    var node = root
    while let name = rest.first, !node.children.isEmpty, !name.hasPrefix("-") {
      // No command's name begins with a digit: it is an argument of the usual one.
      if name.first?.isNumber == true, let usual = node.usualChild {
        node = usual
        break
      }
      guard let child = node.child(named: name) else {
        throw UnknownCommand(
          error: .unknownCommand(
            name, after: node.line, closest: Spelling.closest(to: name, among: node.children)),
          wantsJSON: wantsJSON, hidesColor: hidesColor)
      }
      node = child
      rest.removeFirst()
    }
    command = node
    let takesVersion = (node.type as? any GavelCommand.Type)?.takesVersion ?? false
    wantsVersion = rest.contains("--version") && !takesVersion
    arguments = Array(node.path.dropFirst()) + moved + rest + given[end...]
  }

  /// An error found before the options were parsed, with those of them that say how to show it.
  struct UnknownCommand: Error {
    let error: ProgramError
    let wantsJSON: Bool
    let hidesColor: Bool
  }
}
