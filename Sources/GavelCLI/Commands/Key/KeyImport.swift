internal import ArgumentParser
internal import Governance
internal import Signing
internal import Sodium

/// A key made elsewhere: OpenSSH's, or a key file of another computer.
struct KeyImport: GavelCommand {
  static let configuration = CommandConfiguration(
    commandName: "import",
    abstract: "Keep a key made elsewhere: OpenSSH's private key, or a key file of gavel.",
    discussion: """
      An OpenSSH key must be Ed25519 and without a passphrase; gavel asks for one of its own. A key file \
      of gavel keeps the passphrase that it has.
      """)
  static let examples = [
    Example(
      "gavel key import ibm-rep id_ed25519", "takes an OpenSSH key over and asks for a passphrase")
  ]

  @OptionGroup(title: "Options of every command") var options: GlobalOptions
  @OptionGroup(title: "Passphrase") var passphrase: PassphraseOptions

  @Flag(help: "Protect the file by its mode alone.")
  var noPassphrase = false

  @Argument(help: "The id of the person whose key it is.")
  var person: String

  @Argument(help: "The file; - is stdin.", completion: .file())
  var file: String

  func perform(in session: Session) throws {
    let person = try identifier(person)
    var bytes = try Files.read(file, in: session.environment)
    defer { wipe(&bytes) }
    let imported: KeyFile
    if bytes.starts(with: "gavel-key-".utf8) {
      imported = try KeyFile(parsing: bytes)
      // The seed must be that of the public key beside it before the file is kept.
      if !imported.isProtected { _ = try imported.open() }
    } else {
      let key = try OpenSSHPrivateKey.read(bytes)
      imported = try KeyFile.sealing(key, noPassphrase ? nil : passphrase, in: session)
    }
    try imported.publicKey.requireVetted()
    let held = try session.keys.add(imported, of: person)
    try session.output.show("gavel.key/1", held.members, text: held.text(session.output.style))
  }
}
