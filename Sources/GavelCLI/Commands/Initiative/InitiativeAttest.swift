internal import ArgumentParser
internal import Governance
internal import Ledger
internal import Sodium

/// The secretary attests what a partner signed elsewhere.
struct InitiativeAttest: GavelCommand {
  static let configuration = CommandConfiguration(
    commandName: "attest",
    abstract: "Attest, as the secretary, that a partner signed a commitment elsewhere.",
    discussion: """
      It is weaker than the partner's own signature, and shown as attested; the partner can still sign. \
      The ledger keeps only the hash of what was signed.
      """)
  static let examples = [
    Example(
      "gavel initiative attest registry hosting --source letter.txt --yes",
      "attests the signature on a letter")
  ]

  @OptionGroup(title: "Options of every command") var options: GlobalOptions
  @OptionGroup(title: "Signing") var signing: SigningOptions

  @Option(help: ArgumentHelp("What the partner signed, for its hash.", valueName: "file"))
  var source: String

  @Argument(help: "The initiative.")
  var initiative: String

  @Argument(help: "The commitment.")
  var commitment: String

  func perform(in session: Session) throws {
    let hash = SHA256.hash(try Files.read(source, in: session.environment))
    let ledger = try session.ledger(readOnly: false)
    let found = try ledger.view { try $0.commitment(commitment, in: initiative) }
    let intention = Intention(
      event: CommitmentAttested(
        initiative: found.initiative, commitment: found.commitment, version: found.version,
        source: hash),
      words: [
        "you attest that \(found.partner) signed elsewhere: \(found.title)",
        "what it signed has sha256 \(hash.hex)",
      ],
      result: { _ in .about(found, "is attested") })
    try session.carryOut(
      intention, in: ledger, as: try session.signer(signing, in: ledger), signing)
  }
}
