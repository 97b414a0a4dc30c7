internal import ArgumentParser
internal import Governance
internal import Signing
internal import Sodium

/// A new key of a person, kept in a file of this computer. Nobody knows of it before it is offered.
struct KeyCreate: GavelCommand {
  static let configuration = CommandConfiguration(
    commandName: "create", abstract: "Make a new key and keep it in a file of this computer.",
    discussion: """
      With --next, the key that is to follow the one that you have: commit to it with gavel key commit, carry its file away, and whoever steals \
      the first one, you come back with gavel key succeed.
      """)
  static let examples = [
    Example("gavel key create ibm-rep", "asks for a passphrase and makes a key of ibm-rep"),
    Example(
      "gavel key create ibm-rep --passphrase-file secret.txt", "takes the passphrase from a file"),
    Example(
      "gavel key create ibm-rep --next --no-passphrase",
      "makes the key that is to follow the one of ibm-rep"),
  ]

  @OptionGroup(title: "Options of every command") var options: GlobalOptions
  @OptionGroup(title: "Passphrase") var passphrase: PassphraseOptions

  @Flag(help: "Protect the file by its mode alone.")
  var noPassphrase = false

  @Flag(help: "Make the key that is to follow the present one; it signs nothing before.")
  var next = false

  @Argument(help: "The id of the person whose key it will be. Else the signer, as for any command.")
  var person: String?

  func validate() throws {
    let isNamed = passphrase.passphraseFile != nil || passphrase.passphraseDescriptor != nil
    if noPassphrase, isNamed {
      throw ValidationError("--no-passphrase and a passphrase exclude each other")
    }
  }

  func perform(in session: Session) throws {
    let person = try person.map { try identifier($0) } ?? session.person()
    let file = try KeyFile.sealing(
      SecretKey.generate(), noPassphrase ? nil : passphrase, in: session)
    let folder = try session.keys
    let held = try next ? folder.addNext(file, of: person) : folder.add(file, of: person)
    try session.output.show("gavel.key/1", held.members, text: held.text(session.output.style))
    guard !next else {
      return session.terminal.next(
        "commit to it: gavel key commit; then carry \(visible(held.path)) to where no thief of this "
          + "computer finds it")
    }
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
