internal import ArgumentParser
internal import Governance
internal import Signing
internal import Sodium

/// A new key of a person, kept in a file of this computer. Nobody knows of it before it is offered.
struct KeyCreate: GavelCommand {
  static let configuration = CommandConfiguration(
    commandName: "create", abstract: "Make a new key and keep it in a file of this computer.")
  static let examples = [
    Example("gavel key create ibm-rep", "asks for a passphrase and makes a key of ibm-rep"),
    Example(
      "gavel key create ibm-rep --passphrase-file secret.txt", "takes the passphrase from a file"),
  ]

  @OptionGroup(title: "Options of every command") var options: GlobalOptions
  @OptionGroup(title: "Passphrase") var passphrase: PassphraseOptions

  @Flag(help: "Protect the file by its mode alone.")
  var noPassphrase = false

  @Argument(help: "The id of the person whose key it will be.")
  var person: String

  func validate() throws {
    let isNamed = passphrase.passphraseFile != nil || passphrase.passphraseDescriptor != nil
    if noPassphrase, isNamed {
      throw ValidationError("--no-passphrase and a passphrase exclude each other")
    }
  }

  func perform(in session: Session) throws {
    let person = try identifier(person)
    let file = try KeyFile.sealing(
      SecretKey.generate(), noPassphrase ? nil : passphrase, in: session)
    let held = try session.keys.add(file, of: person)
    try session.output.show("gavel.key/1", held.members, text: held.text(session.output.style))
    session.terminal.next("back up \(visible(held.path)): nobody can make it again")
  }
}

extension KeyFile {
  /// The file of a key: under a new passphrase, or with nil under none.
  static func sealing(
    _ key: SecretKey, _ options: PassphraseOptions?, in session: Session
  ) throws -> KeyFile {
    guard let options else { return try KeyFile(key) }
    return try KeyFile(
      key, passphrase: try Passphrase.obtainNew(options, in: session), hash: .moderate(),
      nonce: Random.bytes(SecretBox.nonceByteCount))
  }
}
