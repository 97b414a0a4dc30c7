internal import ArgumentParser
internal import CanonicalJSON
internal import Governance
internal import Ledger
internal import Sodium
internal import TransparencyLog

/// A ballot signed without the ledger.
struct BallotSign: GavelCommand {
  static let configuration = CommandConfiguration(
    commandName: "sign",
    abstract: "Read what a request asks about, and sign your ballot, without ledger or network.",
    discussion: """
      The request is checked with the ledger's key, --log or the one that this computer knows the ledger by: the \
      poll is in the ledger, and its seal is over these texts. Then they are shown, and the ballot is signed and \
      written to a file for gavel ballot submit, wherever the ledger is. Signing again gives a ballot of a higher \
      turn: of all that arrive, the highest counts.
      """)
  static let examples = [
    Example(
      "gavel ballot sign council-2026-001.council.cern.request yes",
      "shows the texts, asks, and signs a yes"),
    Example(
      "gavel ballot sign council-2026-001.council.cern.request no --log VKEY --yes",
      "for who never saw the ledger: its key, as others tell it"),
  ]

  @OptionGroup(title: "Options of every command") var options: GlobalOptions
  @OptionGroup var trust: ReceiptTrust
  @OptionGroup(title: "Signing") var signing: SigningOptions

  @Option(
    name: .customLong("text"),
    help: ArgumentHelp(
      "A text that the request leaves out, a confidential one say, as it came to you; can be given again.",
      valueName: "file"), completion: .file())
  var texts: [String] = []

  @Argument(help: "The request; - is stdin.", completion: .file(extensions: ["request"]))
  var file: String

  @Argument(help: "yes, no or abstain.")
  var choice: Vote.Answer

  func perform(in session: Session) throws {
    var bytes = try Files.read(file, in: session.environment)
    if bytes.last == 0x0A { bytes.removeLast() }
    let request = try BallotRequest(
      parsing: bytes, with: try texts.map { try Files.read($0, in: session.environment) })
    let verified = try trust.verify(request, in: session)
    // Nobody signs what nobody can have read.
    if let unread = verified.missing.first(where: { $0.role == .operative }) {
      throw LedgerError(
        "E-BALLOT-UNREAD", "the operative text \(unread.digest.hex) is not in the request",
        next: "ask whoever keeps the ledger for it, and name its file: --text FILE", exitStatus: 5)
    }
    let person = try session.person()
    let turns = try BallotTurns(session.folders, poll: verified.seal)
    let turn = max(request.turn, try turns.last(of: request.seat) + 1)
    let event = try verified.ballot(
      choice.choice, by: person, turn: turn, at: try session.now)
    try session.output.text(try page(verified, session))
    let held = try session.heldKey(of: person, fingerprint: signing.key)
    let key = try session.open(held, signing.passphrase)
    let signed = try SignedEvent(signing: event, with: key)
    if signing.dryRun { return try session.showDryRun(signed, changes: []) }
    if !signing.yes {
      try session.terminal.confirm(
        "You are about to sign, as \(person), for the seat \(request.seat): "
          + "\(visible(verified.title))  ->  \(choice.rawValue.uppercased())   turn \(turn). Sign?",
        answeredBy: "--yes")
    }
    try turns.keep(turn, of: request.seat)
    try session.write(signed, signing.writing)
  }

  /// What is voted on: never more than the seal is over.
  private func page(_ verified: VerifiedBallotRequest, _ session: Session) throws -> String {
    let face = try session.clockFace
    var lines = [
      visible(verified.title),
      "  in \(verified.opening.body) of \(visible(verified.checkpoint.origin.text)), until "
        + face.text(verified.opening.closes),
      "  the seat \(verified.request.seat)"
        + (verified.place.person.map { ", held by \($0) when the poll opened" } ?? ", vacant then")
        + (verified.place.ineligible.isEmpty ? "" : ", not eligible then"),
    ]
    lines += verified.acts.map { "  it would do: \(visible($0.words))" }
    for (reference, bytes) in verified.texts {
      lines.append("  \(reference.role.rawValue) text, sha256 \(reference.digest.hex):")
      let text = String(decoding: bytes, as: UTF8.self)
      lines += visible(text, severalLines: true).split(
        separator: "\n", omittingEmptySubsequences: false
      ).map { "    \($0)" }
    }
    lines += verified.missing.map {
      "  \($0.role.rawValue) text, sha256 \($0.digest.hex): not in the request"
    }
    return options.json ? "" : lines.joined(separator: "\n") + "\n"
  }
}
