internal import ArgumentParser
internal import Governance

/// One key that this computer holds.
struct KeyShow: GavelCommand {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "Show a key that this computer holds.")
  static let examples = [
    Example("gavel key show ibm-rep", "shows the newest key of ibm-rep, but nothing secret")
  ]

  @OptionGroup(title: "Options of every command") var options: GlobalOptions
  @OptionGroup var chosen: HeldKeyArguments

  func perform(in session: Session) throws {
    let held = try chosen.key(in: session)
    try session.output.show("gavel.key/1", held.members, text: held.text(session.output.style))
  }
}

/// Which of the keys that are held.
struct HeldKeyArguments: ParsableArguments {
  @Argument(help: "Whose key. Else the signer, as for any command.")
  var person: String?

  @Option(
    help: ArgumentHelp("Which of the keys, instead of the newest.", valueName: "fingerprint"))
  var key: String?

  func key(in session: Session) throws -> KeyFolder.HeldKey {
    guard let name = person else {
      return try session.heldKey(of: try session.person(), fingerprint: key)
    }
    return try session.heldKey(of: try identifier(name), fingerprint: key)
  }
}
