internal import ArgumentParser
internal import Ledger

/// The options that every command takes, anywhere on the line.
struct GlobalOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "The ledger: a file. Else GAVEL_LEDGER, else the one *.gavel file in this folder or above.",
      valueName: "file"), completion: .file(extensions: ["gavel"]))
  var ledger: String?

  @Option(
    name: .customLong("as"),
    help: ArgumentHelp(
      "Who you are: a person. Else GAVEL_AS, else the only person whose key is held.",
      valueName: "person"))
  var person: String?

  @Flag(help: "Print JSON: one object, or one a line for lists.")
  var json = false

  @Flag(help: "Print no hints and no progress.")
  var quiet = false

  @Flag(help: "Never ask; fail where a question would be needed.")
  var noInput = false

  @Flag(help: "Print no colours.")
  var noColor = false

  @Option(
    name: .customLong("tz"),
    help: ArgumentHelp("Show times in this zone, say Europe/Berlin.", valueName: "zone"))
  var timeZone: String?
}

/// The options of every command that signs or records.
struct SigningOptions: ParsableArguments {
  @Flag(help: "Sign without asking.")
  var yes = false

  @Flag(help: "Check all, show the very bytes to be signed, write nothing.")
  var dryRun = false

  @Option(
    help: ArgumentHelp(
      "Which of your keys signs, instead of the newest that speaks.", valueName: "fingerprint")
  )
  var key: String?

  @Flag(help: "Sign with a key that the ssh-agent holds (SSH_AUTH_SOCK).")
  var agent = false

  @Option(
    help: ArgumentHelp(
      "Write the event to this file unsigned, for gavel sign or ssh-keygen elsewhere; - is stdout.",
      valueName: "file"), completion: .file())
  var prepare: String?

  @Option(
    help: ArgumentHelp(
      "How long the signed event may still be recorded: a time, or days (7d), at most 90.",
      valueName: "time"))
  var until: String?

  @Flag(help: "Record although this computer's clock is more than a day ahead of the ledger.")
  var clockAhead = false

  @Option(
    help: ArgumentHelp(
      "Confirm what can't be taken back, by its id, without being asked.", valueName: "id"))
  var confirm: String?

  @OptionGroup var passphrase: PassphraseOptions

  /// Where the signed event is written instead of being recorded.
  @OptionGroup var writing: WritingOptions

  func validate() throws {
    guard prepare != nil else { return }
    if dryRun { throw ValidationError("--prepare and --dry-run exclude each other") }
    if agent { throw ValidationError("--prepare and --agent exclude each other") }
    if writing.output != nil { throw ValidationError("--prepare and --output exclude each other") }
  }
}

/// The options of every command that reads a ledger: its two axes of time.
struct ReadingOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Read the book as it was known after this entry, or at this time.", valueName: "entry"))
  var knownAt: String?

  @Option(
    help: ArgumentHelp("Show what is in force on this day, or at this time.", valueName: "day"))
  var asOf: String?

  /// Reads the ledger as these options say.
  func view<Value>(
    _ ledger: OpenLedger, _ body: (LedgerView) throws -> Value
  ) throws -> Value {
    try ledger.view(
      knownAt: knownAt.map { try TimeText.knownAt($0, of: "--known-at") },
      asOf: asOf.map { try TimeText.inForce($0, of: "--as-of") }, body)
  }
}

/// Where a passphrase comes from, if not from the keyboard.
struct PassphraseOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp("Read the passphrase from the first line of a file.", valueName: "file"),
    completion: .file())
  var passphraseFile: String?

  @Option(
    name: .customLong("passphrase-fd"),
    help: ArgumentHelp(
      "Read the passphrase from the first line of an open file descriptor.", valueName: "number"))
  var passphraseDescriptor: Int32?
}

/// The options of every command that writes a file.
struct WritingOptions: ParsableArguments {
  @Option(
    name: .shortAndLong,
    help: ArgumentHelp("Write to this file; - is stdout.", valueName: "file"), completion: .file())
  var output: String?

  @Flag(help: "Write over a file that is there.")
  var force = false
}

/// The options of the groups above, which may stand before the names of the command too.
enum MovableOptions {
  static let flags: Set<String> = [
    "--json", "--quiet", "--no-input", "--no-color", "--yes", "--dry-run", "--clock-ahead",
    "--force", "--agent",
  ]
  static let valued: Set<String> = [
    "--ledger", "--as", "--tz", "--key", "--until", "--passphrase-file", "--passphrase-fd",
    "--output", "-o", "--prepare", "--confirm", "--known-at", "--as-of",
  ]
}
