internal import ArgumentParser
internal import CanonicalJSON
internal import Governance
internal import Signing

/// The keys that this computer holds.
struct KeyList: GavelCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "List the keys that this computer holds.")
  static let examples = [
    Example("gavel key list", "lists them by person, the oldest first"),
    Example("gavel key list --json", "prints one JSON object a line"),
  ]

  @OptionGroup(title: "Options of every command") var options: GlobalOptions

  func perform(in session: Session) throws {
    let folder = try session.keys
    let held = try folder.all() + folder.nextKeys()
    var table = Table(["PERSON", "KEY", "FINGERPRINT", "PASSPHRASE"])
    for key in held {
      table.add([
        key.person.text, key.number.map { "\($0)" } ?? "next", "\(key.fingerprint)",
        key.file.isProtected ? "yes" : "none",
      ])
    }
    guard session.output.asJSON || !held.isEmpty else {
      session.terminal.hint("this computer holds no person's key")
      return session.terminal.next("gavel key create PERSON")
    }
    try session.output.list("gavel.key/1", held.map(\.members), table: table)
  }
}
