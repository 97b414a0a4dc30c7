internal import ArgumentParser
internal import CanonicalJSON

/// The script that lets a shell complete gavel's commands.
struct Completions: GavelCommand {
  static let configuration = CommandConfiguration(
    commandName: "completions", abstract: "Print the completion script of a shell.")
  static let examples = [
    Example(
      "gavel completions bash > gavel.bash",
      "writes the script that bash reads with: source gavel.bash"
    )
  ]

  enum Shell: String, ExpressibleByArgument, CaseIterable {
    case bash, zsh, fish

    var shell: CompletionShell {
      switch self {
      case .bash: .bash
      case .zsh: .zsh
      case .fish: .fish
      }
    }
  }

  static let needsSettings = false

  @OptionGroup(title: "Options of every command") var options: GlobalOptions

  @Argument(help: "bash, zsh or fish.")
  var shell: Shell

  func perform(in session: Session) throws {
    let script = Gavel.completionScript(for: shell.shell)
    try session.output.show(
      "gavel.completions/1", ["script": .string(script), "shell": .string(shell.rawValue)],
      text: script + "\n")
  }
}
