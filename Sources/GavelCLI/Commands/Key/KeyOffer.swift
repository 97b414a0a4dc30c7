internal import ArgumentParser
internal import Governance
internal import Ledger
internal import Signing

/// Shows the ledger that a key is in one's hands.
struct KeyOffer: GavelCommand {
  static let configuration = CommandConfiguration(
    commandName: "offer", abstract: "Offer your newest key, signed by itself.",
    discussion: """
      It speaks for you only once it is vouched for: by an older key of yours, or, for a new person, by the principal of the organization.
      """)
  static let examples = [
    Example(
      "gavel key offer --organization ibm --yes",
      "offers the key of a new person of ibm"),
    Example(
      "gavel key offer --public-key token.pub --prepare offer.json",
      "prepares the offer of a FIDO security key, which ssh-keygen -Y sign signs then"),
  ]

  @OptionGroup(title: "Options of every command") var options: GlobalOptions
  @OptionGroup(title: "Signing") var signing: SigningOptions

  @Option(help: ArgumentHelp("For a new person: the organization.", valueName: "organization"))
  var organization: String?

  @Option(
    help: ArgumentHelp(
      "For a new person: a file with the name, kept as a document that can be redacted.",
      valueName: "file"), completion: .file())
  var name: String?

  @Option(
    help: ArgumentHelp(
      "The key, as an OpenSSH .pub file, where this computer does not hold it.", valueName: "file"),
    completion: .file())
  var publicKey: String?

  func perform(in session: Session) throws {
    let ledger = try session.ledger(readOnly: false)
    let person = try session.person()
    let organization = try organization.map { try Identifier.argument($0) }
    let documents = try name.map {
      [HandedDocument.salted(try Files.read($0, in: session.environment))]
    }
    let key = try key(of: person, in: ledger, session)
    let intention = Intention(
      event: KeyOffered(
        key: key, person: person, organization: organization,
        personName: documents?.first?.digest), documents: documents ?? [],
      words: [
        "the key \(Fingerprint(of: key)) is yours"
          + (organization.map { ", a new person of \($0)" } ?? "")
      ])
    try session.carryOut(
      intention, in: ledger, by: person, key: key, signing)
  }

  private func key(
    of person: Identifier, in ledger: OpenLedger, _ session: Session
  ) throws -> SSHPublicKey {
    if let publicKey {
      return try PublicKeyLine(parsing: try Files.read(publicKey, in: session.environment)).key
    }
    if signing.agent { return try session.agentKeyToOffer(named: signing.key, in: ledger) }
    let held = try session.heldKey(of: person, fingerprint: signing.key)
    return SSHPublicKey(held.file.publicKey)
  }
}
