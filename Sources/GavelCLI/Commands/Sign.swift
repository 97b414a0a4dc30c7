internal import ArgumentParser
internal import CanonicalJSON
internal import Governance
internal import Ledger
internal import Signing

/// An event that was prepared elsewhere, signed here: no ledger and no network are needed.
struct Sign: GavelCommand {
  static let configuration = CommandConfiguration(
    commandName: "sign",
    abstract: "Sign an event that was prepared elsewhere, with no ledger at hand.",
    discussion: """
      Shows what the event says and each text that it names, checked against its hash, and asks. Writes what \
      gavel submit takes. Whoever prepared it cannot alter what was signed.
      """)
  static let examples = [
    Example("gavel sign motion.json --yes", "signs it with a key of its author"),
    Example(
      "gavel sign second.json --agent --yes", "signs it with the key that the ssh-agent holds"),
  ]

  @OptionGroup(title: "Options of every command") var options: GlobalOptions
  @OptionGroup(title: "Output") var writing: WritingOptions
  @OptionGroup(title: "Passphrase") var passphrase: PassphraseOptions

  @Flag(help: "Sign without asking.")
  var yes = false

  @Flag(help: "Sign with a key that the ssh-agent holds (SSH_AUTH_SOCK).")
  var agent = false

  @Option(
    help: ArgumentHelp("Which of your keys signs, instead of the newest.", valueName: "fingerprint")
  )
  var key: String?

  @Argument(help: "The file that --prepare wrote; - is stdin.", completion: .file())
  var file: String

  func perform(in session: Session) throws {
    let prepared = try session.prepared(file)
    let page = PreparedPage(prepared, try session.clockFace)
    session.terminal.say(page.text)
    if !yes {
      try session.terminal.confirm(
        "You are about to sign this, as \(prepared.event.author), in "
          + "\(visible(prepared.event.ledger)). Sign?", answeredBy: "--yes")
    }
    let wanted = try prepared.signingKey
    let choice = KeyChoice(named: key ?? wanted, inAgent: agent, passphrase: passphrase)
    let signer = try session.signer(of: prepared.event.author, with: choice, in: nil)
    try session.write(try prepared.signed(by: signer), writing)
  }
}

extension Session {
  /// A prepared event out of a file, its documents checked.
  func prepared(_ file: String) throws -> PreparedEvent {
    var bytes = try Files.read(file, in: environment)
    // The line feed that ends a text file is none of the event's.
    if bytes.last == 0x0A { bytes.removeLast() }
    return try PreparedEvent(prepared: bytes)
  }
}

extension PreparedEvent {
  /// The fingerprint of the key that the event itself brings along.
  fileprivate var signingKey: String? {
    get throws {
      let documents = Dictionary(documents.map { ($0.name, $0.bytes) }) { first, _ in first }
      return try kind.signingKey(for: event.author, with: Documents { documents[$0] })
        .map { "\(Fingerprint(of: $0))" }
    }
  }
}
