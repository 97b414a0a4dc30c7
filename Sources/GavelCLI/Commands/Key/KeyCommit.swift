internal import ArgumentParser
internal import Governance
internal import Ledger
internal import Signing

/// Says beforehand which key is to follow the one that signs.
struct KeyCommit: GavelCommand {
  static let configuration = CommandConfiguration(
    commandName: "commit",
    abstract: "Commit your key to the next one, which lies where no thief finds it.",
    discussion: """
      Only the fingerprint of the next key is told. From the charter's delay on your key is rotated to that one alone, and that one alone takes \
      its place: gavel key succeed. Committed to another one later, the first still counts through the delay, so that a thief of your key \
      replaces it before your eyes. Until it counts, gavel key cancel takes a commitment back.
      """)
  static let examples = [
    Example(
      "gavel key commit --yes", "commits to the key that gavel key create --next made"),
    Example(
      "gavel key commit --next token.pub --yes", "commits to one in a FIDO security key"),
  ]

  @OptionGroup(title: "Options of every command") var options: GlobalOptions
  @OptionGroup(title: "Signing") var signing: SigningOptions

  @Option(
    help: ArgumentHelp(
      "The next key: its file, or its OpenSSH .pub file. Else the one that this computer made.",
      valueName: "file"), completion: .file())
  var next: String?

  func perform(in session: Session) throws {
    let ledger = try session.ledger(readOnly: false)
    let person = try session.person()
    let next = try NextKey(next, of: person, in: session)
    try next.publicKey.point.requireVetted()
    let delay = try ledger.view { try $0.register.parameters(at: $0.time).keyDelay }
    let intention = Intention(
      event: KeyCommitted(next: next.fingerprint),
      words: [
        "\(next.fingerprint) alone is to follow the key that signs this"
          + (delay == 0 ? "" : ", from \(ClockFace.span(delay)) after the recording on")
      ])
    try session.carryOut(intention, in: ledger, by: person, signing)
    if let file = next.file, !signing.dryRun {
      session.terminal.next(
        "carry \(visible(file.path)) to where no thief of this computer finds it, with a copy "
          + "elsewhere, and delete it here")
    }
  }
}
