internal import ArgumentParser

/// The public half, as OpenSSH has it.
struct KeyExport: GavelCommand {
  static let configuration = CommandConfiguration(
    commandName: "export", abstract: "Print the public key, as a line of an OpenSSH .pub file.")
  static let examples = [
    Example("gavel key export ibm-rep", "prints the public half of the newest key of ibm-rep"),
    Example("gavel key export ibm-rep --output ibm-rep.pub", "writes it to a file"),
  ]

  @OptionGroup(title: "Options of every command") var options: GlobalOptions
  @OptionGroup(title: "Output") var writing: WritingOptions
  @OptionGroup var chosen: HeldKeyArguments

  func perform(in session: Session) throws {
    let held = try chosen.key(in: session)
    guard let path = writing.output, path != "-" else {
      return try session.output.show("gavel.key/1", held.members, text: held.line + "\n")
    }
    try Files.write(
      Array("\(held.line)\n".utf8), to: session.environment.absolute(path), force: writing.force)
    if session.output.asJSON { try session.output.show("gavel.key/1", held.members, text: "") }
    session.terminal.hint("wrote \(visible(path))")
  }
}
