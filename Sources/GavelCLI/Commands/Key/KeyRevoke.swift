internal import ArgumentParser
internal import Governance
internal import Ledger
internal import Signing

/// Ends a key of one's own.
struct KeyRevoke: GavelCommand {
  static let configuration = CommandConfiguration(
    commandName: "revoke",
    abstract: "Revoke a key of yours, with itself or an older one; or one of your organization's.",
    discussion: """
      The principal of an organization revokes the keys of its other persons. Who has no key left is no person of it any more, \
      but for a key that revokes itself and has committed to a next one: that one may still take its place (gavel key succeed).
      With --compromised-since, the keys for which it vouched from that entry on are revoked too, and what it signed from there on \
      is flagged wherever it is shown. Nothing of it is dropped: gavel key impact tells which decisions turn on it.
      """)
  static let examples = [
    Example("gavel key revoke FINGERPRINT --confirm FINGERPRINT", "ends the key at once"),
    Example(
      "gavel key revoke FINGERPRINT --compromised-since 10 --reason why.txt --key OLDER --confirm FINGERPRINT",
      "ends a key that was stolen, with the older one, and flags what it signed from entry 10 on"),
  ]

  @OptionGroup(title: "Options of every command") var options: GlobalOptions
  @OptionGroup(title: "Signing") var signing: SigningOptions

  @Option(
    help: ArgumentHelp("The entry from which on it was not to be trusted.", valueName: "entry"))
  var compromisedSince: Int64?

  @Option(
    help: ArgumentHelp("Why: a file, kept as a document that can be redacted.", valueName: "file"),
    completion: .file())
  var reason: String?

  @Argument(help: "The fingerprint of the key.")
  var fingerprint: String

  func perform(in session: Session) throws {
    let ledger = try session.ledger(readOnly: false)
    let person = try session.person()
    let key = try Fingerprint(parsing: fingerprint)
    let owner = try ledger.view { try $0.register.personKey(key)?.person }
    let documents = try reason.map {
      [HandedDocument.salted(try Files.read($0, in: session.environment))]
    }
    let intention = Intention(
      event: KeyRevoked(key: key, since: compromisedSince, reason: documents?.first?.digest),
      documents: documents ?? [],
      words: [
        "\(key) does not speak for \(owner ?? person) any more"
          + (compromisedSince.map {
            "; what it vouched for from entry \($0) on is revoked too, and what it signed is flagged"
          } ?? "")
      ], graveID: fingerprint)
    try session.carryOut(intention, in: ledger, by: person, signing)
  }
}
