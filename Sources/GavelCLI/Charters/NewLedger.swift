internal import CanonicalJSON
internal import CharterFile
internal import Governance
internal import Ledger
internal import LedgerStore
internal import Signing
internal import Sodium
internal import TransparencyLog

/// All that is known before anything is written.
struct NewLedger {
  let file: String
  let rehearsal: Bool
  let signing: SigningOptions
  /// The ledger that it follows, where it is a successor.
  let predecessor: LedgerFounded.Predecessor?
  let session: Session
  let path: String
  let origin: Origin
  let charter: CharterSource
  let articles: HandedDocument?
  let person: Identifier
  let held: KeyFolder.HeldKey

  init(
    at file: String, origin name: String, charter path: String, articles: String?, rehearsal: Bool,
    following predecessor: LedgerFounded.Predecessor? = nil, signing: SigningOptions,
    in session: Session
  ) throws {
    self.file = file
    self.rehearsal = rehearsal
    self.signing = signing
    self.predecessor = predecessor
    self.session = session
    self.path = session.environment.absolute(file)
    guard !Files.isThere(self.path) else { throw StoreError.exists(path: file) }
    guard let origin = Origin(name) else {
      throw ProgramError.usage(
        "\"\(name)\" is not an origin",
        next: "name a domain of yours and a path, such as thealliance.example/ledger")
    }
    self.origin = origin
    if let known = try session.heads.head(of: origin.text) {
      throw LedgerError(
        "E-ORIGIN-TAKEN",
        "this computer has seen a ledger of the name \(origin.text), with \(known.size) entries",
        next: "a name is for one ledger for ever: choose another", exitStatus: 1)
    }
    charter = try CharterSource(path, in: session.environment)
    self.articles = try articles.map {
      HandedDocument(bytes: try Files.read($0, in: session.environment))
    }
    guard self.articles?.digest == charter.document.text else {
      throw ProgramError.usage(
        charter.document.text.map { "the charter names articles with the SHA-256 \($0.hex)" }
          ?? "the charter names no articles",
        next: "give that very text with --articles FILE, or none where it names none")
    }
    let person = try session.person()
    self.person = person
    guard let founder = charter.document.founders.first(where: { $0.principal == person }) else {
      throw LedgerError(
        "E-FOUNDER-NOT", "\(person) is the principal of no founder that the charter names",
        next: "say who you are with --as PERSON", exitStatus: 4)
    }
    held = try session.heldKey(of: person, fingerprint: "\(Fingerprint(of: founder.key))")
  }

  func describe() {
    let document = charter.document
    if rehearsal { session.announce(rehearsal: true, origin: origin.text) }
    if signing.yes || signing.dryRun { return }
    let text = """
      You are about to found, as \(person), the ledger \(visible(origin.text)):
          \(visible(document.title))   [charter sha256 \(charter.digest.hex.prefix(4))…]
          founders: \(document.founders.map(\.id.text).joined(separator: ", "))
      """ + (predecessor.map { "\n    it follows \($0.words)" } ?? "")
    session.terminal.say(text)
  }

  /// Judges the genesis in memory and shows the bytes.
  func rehearse() throws {
    let clock = try session.clock
    let registrar = RegistrarKey(origin: origin, secretKey: try SecretKey.generate())
    let genesis = LedgerFounded(
      charter: charter.digest, key: registrar.verifierKey, rehearsal: rehearsal,
      predecessor: predecessor)
    let bytes = try Event.bytes(
      of: genesis, by: person, at: clock.now, until: clock.now.adding(Rulebook.usualUntil),
      ledger: origin.text, seen: Event.Seen(root: Tree.emptyRoot, size: 0))
    let signed = try SignedEvent(
      signing: bytes, with: try session.open(held, signing.passphrase))
    var replay = Replay(
      documents: Documents { $0 == .plain(charter.digest) ? charter.canonical : nil })
    let step = try replay.admit(
      try Entry(
        Entry.bytes(
          event: bytes, key: signed.key, recorded: clock.now, signature: signed.signature)))
    try session.showDryRun(signed, changes: step.changes)
    session.terminal.hint("nothing was founded; the ledger's key will be another")
  }

  /// - Parameter onceJudged: what must be done before the file is made.
  func found(onceJudged: () throws -> Void = {}) throws {
    let signer = Signer(
      person: person, key: try session.open(held, signing.passphrase))
    // A key that an earlier run has made before it was stopped is used again.
    let keys = try session.keys
    let secret: SecretKey
    if let earlier = try keys.ledgerKey(origin: origin.text) {
      secret = earlier
    } else {
      secret = try SecretKey.generate()
      try keys.addLedgerKey(secret, origin: origin.text)
    }
    let registrar = RegistrarKey(origin: origin, secretKey: secret)
    let open = try OpenLedger.found(
      at: path, origin: origin, charter: charter.canonical, articles: articles,
      predecessor: predecessor, signer: signer,
      registrar: registrar, rehearsal: rehearsal, heads: try session.heads,
      clock: try session.clock, onceJudged: onceJudged)
    try report(open, registrar)
  }

  private func report(_ open: OpenLedger, _ registrar: RegistrarKey) throws {
    let identity = open.identity
    var members: [String: JSON] = [
      "charter": .string(charter.digest.hex), "file": .string(file),
      "founders": .array(charter.document.founders.map { .string($0.id.text) }),
      "genesis": .string(identity.genesis.hex), "key": .string(registrar.verifierKey),
      "origin": .string(origin.text),
    ]
    members["predecessor"] = predecessor?.json
    try session.output.show(
      "gavel.founded/1", members,
      text: """
        founded \(visible(origin.text)) in \(visible(file))
          genesis  \(identity.genesis.hex)
          key      \(registrar.verifierKey)
        \(predecessor.map { "  follows  \($0.words)\n" } ?? "")
        """)
    let path = try session.keys.ledgerKeyPath(origin: origin.text)
    session.terminal.next("back up the ledger's key: \(visible(path))")
    session.terminal.next("each founder accepts: gavel charter accept")
  }
}
