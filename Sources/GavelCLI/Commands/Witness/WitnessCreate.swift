internal import ArgumentParser
internal import CanonicalJSON
internal import Signing
internal import Sodium
internal import TransparencyLog

/// A new key that cosigns heads of logs and nothing else.
struct WitnessCreate: GavelCommand {
  static let configuration = CommandConfiguration(
    commandName: "create", abstract: "Make the key of a witness, which cosigns heads of logs.",
    discussion: """
      A key of its own, which is no person's and no ledger's. Its verifier key is printed: whoever is to believe \
      the witness needs it.
      """)
  static let examples = [
    Example(
      "gavel witness create witness.example/w1", "asks for a passphrase and makes the key"),
    Example(
      "gavel witness create witness.example/w1 --no-passphrase",
      "makes one for a computer that serves it by itself"),
  ]

  @OptionGroup(title: "Options of every command") var options: GlobalOptions
  @OptionGroup(title: "Passphrase") var passphrase: PassphraseOptions

  @Flag(help: "Protect the file by its mode alone.")
  var noPassphrase = false

  @Argument(help: "The name of the witness: like an address without its scheme.")
  var name: String

  func validate() throws {
    let isNamed = passphrase.passphraseFile != nil || passphrase.passphraseDescriptor != nil
    if noPassphrase, isNamed {
      throw ValidationError("--no-passphrase and a passphrase exclude each other")
    }
  }

  func perform(in session: Session) throws {
    let name = try WitnessName(name)
    let keys = try session.keys
    guard !Files.isThere(keys.witnessKeyPath(name)) else {
      throw ProgramError.outputExists(keys.witnessKeyPath(name))
    }
    let file = try KeyFile.sealing(
      SecretKey.generate(), noPassphrase ? nil : passphrase, in: session)
    try keys.add(file, of: name)
    let key = try name.key(file.publicKey)
    try session.output.show(
      "gavel.witness/1", ["key": .string(key.text), "logs": [], "name": .string(name.text)],
      text: "\(key.text)\n")
    session.terminal.next("name the logs that it is to know: gavel witness trust VKEY")
  }
}
