internal import ArgumentParser
internal import CanonicalJSON
internal import Governance
internal import Ledger
internal import TransparencyLog

/// Signed events from elsewhere, recorded here.
struct Submit: GavelCommand {
  static let configuration = CommandConfiguration(
    commandName: "submit", abstract: "Record events that others have signed.",
    discussion: """
      Takes the files that gavel writes where the ledger's key is not held. Who carries them has no say: each \
      event is judged as if its author stood here. What is recorded already is said again, so that this can \
      be repeated. The first that is refused stops it; those before it stay recorded.
      """)
  static let examples = [
    Example("gavel submit ballot.json", "records an event that was handed over"),
    Example("gavel submit - < ballot.json", "reads it from stdin"),
    Example(
      "gavel submit motion.json --signature motion.sig",
      "joins a prepared event with a signature by ssh-keygen"),
  ]

  @OptionGroup(title: "Options of every command") var options: GlobalOptions

  @OptionGroup var handed: SubmissionArguments

  func perform(in session: Session) throws { try handed.record(in: session) }
}

/// The events that were handed over, and how they are recorded.
struct SubmissionArguments: ParsableArguments {
  @Flag(help: "Check all, write nothing.")
  var dryRun = false

  @Flag(help: "Record although this computer's clock is more than a day ahead of the ledger.")
  var clockAhead = false

  @Argument(help: "The files; - is stdin.", completion: .file(extensions: ["json"]))
  var files: [String]

  @Option(
    help: ArgumentHelp(
      "For a prepared event: the signature that ssh-keygen -Y sign -n gavel-event made of it.",
      valueName: "file"), completion: .file())
  var signature: String?

  func validate() throws {
    if signature != nil, files.count != 1 {
      throw ValidationError("--signature is of one file")
    }
  }

  /// Records them one after the other, and tells of each.
  func record(in session: Session) throws {
    let ledger = try session.ledger(readOnly: false)
    for file in files {
      var bytes = try Files.read(file, in: session.environment)
      // The line feed that ends a text file is none of the submission's.
      if bytes.last == 0x0A { bytes.removeLast() }
      let signed = try signed(bytes, in: session)
      if dryRun {
        try session.showDryRun(
          signed, changes: try ledger.rehearse(signed, aheadAllowed: clockAhead))
        continue
      }
      guard let key = try session.registrarKey(of: ledger) else {
        throw LedgerError(
          "E-REGISTRAR-NOT",
          "this computer does not hold the key of \(ledger.origin.text), so it cannot record",
          next: "hand the file to the registrar, who records it: gavel submit FILE", exitStatus: 4)
      }
      let recorded = try session.record(
        signed, in: ledger, with: key, aheadAllowed: clockAhead)
      try session.report(
        recorded,
        Intention.Result(
          members: ["file": .string(file)],
          text: "  \(signed.event.type) by \(signed.event.author), from \(visible(file))\n"))
      // What was recorded is said even where a later file is refused.
      try session.output.finish()
    }
  }

  private func signed(_ bytes: [UInt8], in session: Session) throws -> SignedEvent {
    if let signature {
      return try PreparedEvent(prepared: bytes).joined(
        with: try Files.read(signature, in: session.environment))
    }
    guard !PreparedEvent.isPrepared(bytes) else {
      throw ProgramError.usage(
        "this event was prepared and nobody has signed it",
        next: "sign it: gavel sign FILE; or name the signature: --signature FILE")
    }
    return try SignedEvent(submission: bytes)
  }
}
