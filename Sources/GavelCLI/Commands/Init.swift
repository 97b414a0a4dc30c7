internal import ArgumentParser
internal import CanonicalJSON
internal import CharterFile
internal import Governance
internal import Ledger
internal import LedgerStore
internal import Signing
internal import Sodium
internal import TransparencyLog

/// A new ledger: its file, its own key and its genesis.
struct Init: GavelCommand {
  static let configuration = CommandConfiguration(
    commandName: "init", abstract: "Found a ledger.",
    discussion: """
      Makes the ledger's file and its own key, and records the genesis: the charter, signed by you, the \
      principal of one of the founders that it names. Nobody is bound by that alone; each founder accepts \
      with gavel charter accept. This computer then records for the ledger.

      The charter is YAML, or canonical JSON where its name ends in .json. With --template a charter to begin \
      with is written and nothing is founded.
      """)
  static let examples = [
    Example(
      "gavel init alliance.gavel --charter CHARTER.yaml --origin thealliance.example/ledger "
        + "--rehearsal --yes", "founds a rehearsal of a ledger"),
    Example(
      "gavel init --template consortium --output CHARTER.yaml",
      "writes a commented charter to begin with"),
  ]

  @OptionGroup(title: "Options of every command") var options: GlobalOptions
  @OptionGroup(title: "Signing") var signing: SigningOptions

  @Option(help: "Write a commented charter instead.", completion: .list(CharterFile.templates))
  var template: String?

  @Option(help: "The charter.", completion: .file())
  var charter: String?

  @Option(help: "The name of the ledger for ever: a domain of yours and a path.")
  var origin: String?

  @Flag(help: "A ledger for trying out: each output says so, and GAVEL_CLOCK sets its clock.")
  var rehearsal = false

  @Option(help: "The articles as prose, where the charter names them by hash.", completion: .file())
  var articles: String?

  @Argument(help: "The file to make.", completion: .file(extensions: ["gavel"]))
  var file: String?

  func validate() throws {
    if template != nil {
      guard file == nil, charter == nil, origin == nil else {
        throw ValidationError("--template only writes a charter: fill it in, then found the ledger")
      }
      return
    }
    guard file != nil, charter != nil, origin != nil else {
      throw ValidationError("a ledger needs a FILE, --charter and --origin")
    }
    if signing.writing.output != nil || signing.writing.force {
      throw ValidationError("--output and --force are for --template")
    }
    if signing.until != nil { throw ValidationError("a genesis is recorded at once: no --until") }
  }

  func perform(in session: Session) throws {
    if let template { return try write(template, in: session) }
    let founding = try NewLedger(self, in: session)
    founding.describe()
    if signing.dryRun { return try founding.rehearse() }
    if !signing.yes { try session.terminal.confirm("Found it?", answeredBy: "--yes") }
    try founding.found()
  }

  private func write(_ name: String, in session: Session) throws {
    guard let text = CharterFile.template(named: name) else {
      throw ProgramError.usage(
        "there is no template \"\(name)\"",
        next: "take one of: " + CharterFile.templates.joined(separator: ", "))
    }
    guard let path = signing.writing.output, path != "-" else {
      return try session.output.show(
        "gavel.template/1", ["name": .string(name), "text": .string(text)], text: text)
    }
    try Files.write(
      Array(text.utf8), to: session.environment.absolute(path), force: signing.writing.force)
    try session.output.show(
      "gavel.template/1", ["file": .string(path), "name": .string(name)],
      text: "wrote \(visible(path))\n")
    session.terminal.next("fill it in, then: gavel charter check \(visible(path))")
  }

  /// All that is known before anything is written.
  private struct NewLedger {
    let command: Init
    let file: String
    let session: Session
    let path: String
    let origin: Origin
    let charter: CharterSource
    let articles: HandedDocument?
    let person: Identifier
    let held: KeyFolder.HeldKey

    init(_ command: Init, in session: Session) throws {
      self.command = command
      self.session = session
      file = command.file ?? ""
      path = session.environment.absolute(file)
      guard !Files.isThere(path) else { throw StoreError.exists(path: file) }
      guard let origin = Origin(command.origin ?? "") else {
        throw ProgramError.usage(
          "\"\(command.origin ?? "")\" is not an origin",
          next: "name a domain of yours and a path, such as thealliance.example/ledger")
      }
      self.origin = origin
      if let known = try session.heads.head(of: origin.text) {
        throw LedgerError(
          "E-ORIGIN-TAKEN",
          "this computer has seen a ledger of the name \(origin.text), with \(known.size) entries",
          next: "a name is for one ledger for ever: choose another", exitStatus: 1)
      }
      charter = try CharterSource(command.charter ?? "", in: session.environment)
      articles = try command.articles.map {
        HandedDocument(bytes: try Files.read($0, in: session.environment))
      }
      guard articles?.digest == charter.document.text else {
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
      if command.rehearsal { session.announce(rehearsal: true, origin: origin.text) }
      if command.signing.yes || command.signing.dryRun { return }
      let text = """
        You are about to found, as \(person), the ledger \(visible(origin.text)):
            \(visible(document.title))   [charter sha256 \(charter.digest.hex.prefix(4))…]
            founders: \(document.founders.map(\.id.text).joined(separator: ", "))
        """
      session.terminal.say(text)
    }

    /// Judges the genesis in memory and shows the bytes.
    func rehearse() throws {
      let clock = try session.clock
      let registrar = RegistrarKey(origin: origin, secretKey: try SecretKey.generate())
      let genesis = LedgerFounded(
        charter: charter.digest, key: registrar.verifierKey, rehearsal: command.rehearsal)
      let bytes = try Event.bytes(
        of: genesis, by: person, at: clock.now, until: clock.now.adding(Rulebook.usualUntil),
        ledger: origin.text, seen: Event.Seen(root: Tree.emptyRoot, size: 0))
      let signed = try SignedEvent(
        signing: bytes, with: try session.open(held, command.signing.passphrase))
      var replay = Replay(
        documents: Documents { $0 == .plain(charter.digest) ? charter.canonical : nil })
      let step = try replay.admit(
        try Entry(
          Entry.bytes(
            event: bytes, key: signed.key, recorded: clock.now, signature: signed.signature)))
      try session.showDryRun(signed, changes: step.changes)
      session.terminal.hint("nothing was founded; the ledger's key will be another")
    }

    func found() throws {
      let signer = Signer(
        person: person, key: try session.open(held, command.signing.passphrase))
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
        at: path, origin: origin, charter: charter.canonical, articles: articles, signer: signer,
        registrar: registrar, rehearsal: command.rehearsal, heads: try session.heads,
        clock: try session.clock)
      try report(open, registrar)
    }

    private func report(_ open: OpenLedger, _ registrar: RegistrarKey) throws {
      let identity = open.identity
      let members: [String: JSON] = [
        "charter": .string(charter.digest.hex), "file": .string(file),
        "founders": .array(charter.document.founders.map { .string($0.id.text) }),
        "genesis": .string(identity.genesis.hex), "key": .string(registrar.verifierKey),
        "origin": .string(origin.text),
      ]
      try session.output.show(
        "gavel.founded/1", members,
        text: """
          founded \(visible(origin.text)) in \(visible(file))
            genesis  \(identity.genesis.hex)
            key      \(registrar.verifierKey)

          """)
      let path = try session.keys.ledgerKeyPath(origin: origin.text)
      session.terminal.next("back up the ledger's key: \(visible(path))")
      session.terminal.next("each founder accepts: gavel charter accept")
    }
  }
}
