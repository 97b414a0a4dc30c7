internal import ArgumentParser
internal import Governance
internal import Ledger
internal import Signing

/// One key that this computer holds, or one of the ledger.
struct KeyShow: GavelCommand {
  static let configuration = CommandConfiguration(
    commandName: "show",
    abstract:
      "Show a key that this computer holds, or by its fingerprint what the ledger knows of one.")
  static let examples = [
    Example("gavel key show ibm-rep", "shows the newest key of ibm-rep, but nothing secret"),
    Example(
      "gavel key show FINGERPRINT", "shows whose this key is, when it speaks, and how it ended"),
  ]

  @OptionGroup(title: "Options of every command") var options: GlobalOptions
  @OptionGroup(title: "Reading") var reading: ReadingOptions
  @OptionGroup var chosen: HeldKeyArguments

  func perform(in session: Session) throws {
    if let fingerprint = chosen.person.flatMap({ try? Fingerprint(parsing: $0) }) {
      let ledger = try session.ledger()
      let face = try session.clockFace
      return try reading.view(ledger) { view in
        let page = try KeyPage(fingerprint, in: view, face)
        try session.output.show(KeyPage.schema, page.members, text: page.text)
      }
    }
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
