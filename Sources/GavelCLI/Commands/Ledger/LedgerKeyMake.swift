internal import ArgumentParser
internal import CanonicalJSON
internal import Governance
internal import Ledger
internal import Sodium
internal import TransparencyLog

/// The key of a machine to which the registrar is to be handed.
struct LedgerKeyMake: GavelCommand {
  static let configuration = CommandConfiguration(
    commandName: "key",
    abstract: "Make a key on this computer, to which the registrar can be handed.",
    discussion: """
      The secret half stays here, beside the other keys. What is printed or written is the verifier key with its \
      own signature that it is to follow upon the ledger's key of now: carry it to the registrar, who hands the \
      ledger on with gavel ledger hand, or propose it with the act ledger_key.replace. Until then this computer \
      records nothing. Asked again it gives the same key, as long as that one is not the ledger's.

      It takes a copy of the ledger, from which the key of now is read, or that key itself.
      """)
  static let examples = [
    Example(
      "gavel ledger key --output new.key.json", "makes the key of the next registrar's machine"),
    Example(
      "gavel ledger key --current VKEY --output new.key.json",
      "the same without a copy of the ledger"),
  ]

  @OptionGroup(title: "Options of every command") var options: GlobalOptions
  @OptionGroup var writing: WritingOptions

  @Option(
    help: ArgumentHelp(
      "The ledger's key of now, as gavel ledger show has it, instead of a copy of the ledger.",
      valueName: "vkey"))
  var current: String?

  func perform(in session: Session) throws {
    let (origin, keys) = try known(in: session)
    let held = try session.keys.ledgerKeys(origin: origin.text)
    let secret: SecretKey
    if let waiting = held.last(where: { !keys.contains($0.publicKey) }) {
      secret = waiting
    } else {
      secret = try SecretKey.generate()
      try session.keys.addFurtherLedgerKey(secret, origin: origin.text)
    }
    let proof = try LedgerKeyProof(of: secret, after: keys.key(ofSize: .max), origin: origin)
    let key = try VerifierKey(parsing: proof.key)
    var members: [String: JSON] = [
      "key": .string(proof.key), "origin": .string(origin.text),
      "sig": .string(proof.signature.base64),
    ]
    if let path = writing.output {
      if path == "-" { return try session.output.bytes(try proof.file) }
      try Files.write(
        try proof.file, to: session.environment.absolute(path), force: writing.force)
      members["file"] = .string(path)
    }
    try session.output.show(
      "gavel.ledger_key_made/1", members,
      text: "key   \(visible(proof.key))\n"
        + (writing.output.map { "file  \(visible($0))\n" }
          ?? "sig   \(proof.signature.base64)\n"))
    session.terminal.next(
      "let the registrar hand the ledger on: gavel ledger hand --to FILE --confirm \(key.id)")
  }

  private func known(in session: Session) throws -> (Origin, LedgerKeys) {
    guard let current else {
      let ledger = try session.ledger()
      return (ledger.origin, try ledger.keys())
    }
    let key = try VerifierKey(parsing: current)
    guard let origin = Origin(key.name.text) else {
      throw ProgramError.usage(
        "\"\(current)\" is no ledger's key: its name is no origin",
        next: "copy it from gavel ledger show, or from the trail's log.vkey")
    }
    return (origin, LedgerKeys(first: key.publicKey))
  }
}
