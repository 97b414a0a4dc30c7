internal import ArgumentParser
internal import CanonicalJSON

/// What a code means, or how a command is used.
struct Help: GavelCommand {
  static let configuration = CommandConfiguration(
    commandName: "help", abstract: "Explain an error's code, or show the help of a command.")
  static let examples = [
    Example("gavel help E-POLL-CLOSED", "explains the code that an error ended with"),
    Example("gavel help F-REGISTER", "explains the code of a fault that gavel verify found"),
    Example("gavel help key create", "shows the help of a command"),
  ]

  static let needsSettings = false

  @OptionGroup(title: "Options of every command") var options: GlobalOptions

  @Argument(help: "A code, or the names of a command.")
  var topic: [String] = []

  func perform(in session: Session) throws {
    guard let first = topic.first else { return try show(HelpPage.short, in: session) }
    let code = first.uppercased()
    if topic.count == 1, code.hasPrefix("E-") || code.hasPrefix("F-") {
      return try explain(code, in: session)
    }
    var node = CommandNode.root
    for name in topic {
      guard let child = node.child(named: name) else {
        throw ProgramError.unknownCommand(
          name, after: node.line, closest: Spelling.closest(to: name, among: node.children))
      }
      node = child
    }
    try show(HelpPage.of(node), in: session)
  }

  private func show(_ page: String, in session: Session) throws {
    try session.output.show("gavel.help/1", ["text": .string(page)], text: page)
  }

  private func explain(_ code: String, in session: Session) throws {
    guard let meaning = CodeBook.meaning(of: code) else {
      throw ProgramError.unknownCode(
        code, closest: Spelling.closest(to: code, among: CodeBook.codes))
    }
    try session.output.show(
      "gavel.code/1",
      [
        "code": .string(code), "exit": .integer(Int64(meaning.exitStatus)),
        "meaning": .string(meaning.text),
      ],
      text: "\(code)   exit status \(meaning.exitStatus): \(meaning.kind)\n\n\(meaning.text)\n")
  }
}
