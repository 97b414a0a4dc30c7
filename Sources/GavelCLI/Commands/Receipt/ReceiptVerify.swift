internal import ArgumentParser
internal import CanonicalJSON
internal import Governance
internal import Ledger
internal import Sodium
internal import TransparencyLog

/// A receipt checked without the ledger.
struct ReceiptVerify: GavelCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify", abstract: "Check a receipt, without the ledger and without a network.",
    discussion: """
      It takes the entry, which a receipt of gavel holds itself, the proof, and the ledger's key: --log, else the \
      one that this computer knows the ledger by. Where the registrar was handed on, it is the key of that time: an \
      older receipt is signed by an older key. A computer that has not heard of it yet learns so from the ledger, a trail or a \
      mirror. With --policy, enough of its witnesses must have cosigned. It \
      proves that the entry is in the ledger; that it was lawful, and what else the ledger holds, it does not.
      """)
  static let examples = [
    Example("gavel receipt verify 4.tlog-proof", "checks it with the key that this computer knows"),
    Example(
      "gavel receipt verify 4.tlog-proof --log VKEY",
      "checks it with this key of the ledger: see gavel ledger show"),
    Example(
      "gavel receipt verify council-2026-001.decision-proof",
      "judges all that a decision rests on, and counts again"),
    Example(
      "gavel receipt verify bare.tlog-proof --entry entry.json --log VKEY",
      "checks a proof that comes without its entry"),
  ]

  @OptionGroup(title: "Options of every command") var options: GlobalOptions
  @OptionGroup var trust: ReceiptTrust

  @Option(help: "A file with the entry's line.", completion: .file())
  var entry: String?

  @Argument(help: "The receipt; - is stdin.", completion: .file(extensions: ["tlog-proof"]))
  var file: String

  func perform(in session: Session) throws {
    let bytes = try Files.read(file, in: session.environment)
    guard !DecisionProof.isOne(bytes) else {
      return try DecisionPage(trust.verify(DecisionProof(parsing: bytes), in: session), session)
        .show()
    }
    let receipt = try session.receipt(bytes, entry: entry)
    let verified = try trust.verify(receipt, in: session)
    let (entry, head) = (verified.entry, verified.proof.checkpoint.head)
    let witnesses = verified.proof.cosignatures
    let times = witnesses.map(\.time).sorted()
    var members: [String: JSON] = [
      "by": .string(entry.event.author.text), "entry": .integer(receipt.number),
      "event": .string(entry.event.id.hex), "key": .string(verified.proof.checkpoint.key.text),
      "origin": .string(entry.event.ledger), "recorded": .string(entry.recorded.description),
      "root": .string(head.root.base64), "size": .integer(head.size),
      "type": .string(entry.event.type),
      "witnesses": .array(witnesses.map { .string($0.key.text) }),
    ]
    members["cosigned"] = times.last.map(JSON.integer)
    let face = try session.clockFace
    try session.output.show(
      "gavel.receipt/1", members,
      text: """
        entry \(receipt.number) of \(visible(entry.event.ledger)): \(visible(entry.event.type)) by \
        \(entry.event.author), recorded \(face.text(entry.recorded))
          it is in the ledger of \(head.size) entries with the root \(head.root.hex.prefix(16))…
          signed by \(visible(verified.proof.checkpoint.key.text))\(
            witnesses.map { "\n  seen by the witness \(visible($0.key.name.description))" }.joined())

        """)
    session.terminal.hint(
      "it does not prove that the entry was lawful, or what else the ledger holds: gavel verify does"
    )
  }
}

/// Whose word a receipt is checked by.
struct ReceiptTrust: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "The ledger's key that signed, as gavel ledger show has it: origin+id+key.", valueName: "vkey"
    ))
  var log: String?

  @Option(
    help: ArgumentHelp(
      "A C2SP tlog-policy: enough of its witnesses must have cosigned.", valueName: "file"),
    completion: .file())
  var policy: String?

  /// - Throws: what is wrong with the receipt, or `ProgramError` where no key is known to check it with.
  func verify(_ receipt: Receipt, in session: Session) throws -> VerifiedReceipt {
    if let policy = try logPolicy(session) { return try VerifiedReceipt(receipt, under: policy) }
    return try VerifiedReceipt(
      receipt, signedBy: try key(of: receipt.proof.checkpoint.checkpoint, session))
  }

  /// - Throws: likewise.
  func verify(_ proof: DecisionProof, in session: Session) throws -> VerifiedDecision {
    if let policy = try logPolicy(session) { return try VerifiedDecision(proof, under: policy) }
    return try VerifiedDecision(
      proof, signedBy: try key(of: proof.checkpoint.checkpoint, session))
  }

  /// - Throws: likewise.
  func verify(_ request: BallotRequest, in session: Session) throws -> VerifiedBallotRequest {
    try VerifiedBallotRequest(
      request, signedBy: try key(of: request.checkpoint.checkpoint, session))
  }

  private func logPolicy(_ session: Session) throws -> LogPolicy? {
    try policy.map { try LogPolicy(parsing: try Files.read($0, in: session.environment)) }
  }

  /// The key that the ledger has at the checkpoint's size, as far as this computer knows.
  private func key(of checkpoint: Checkpoint, _ session: Session) throws -> VerifierKey {
    let origin = checkpoint.origin
    if let log { return try VerifierKey(parsing: log) }
    guard let known = try session.heads.head(of: origin.text) else {
      throw ProgramError.usage(
        "this computer does not know \(origin.text)",
        next: "give the ledger's key, which others can tell you: --log VKEY")
    }
    return try known.keys.verifierKey(ofSize: checkpoint.size, origin: origin)
  }
}

extension Session {
  /// Reads a receipt, and the entry where it stands in a file of its own.
  func receipt(_ bytes: [UInt8], entry: String?) throws -> Receipt {
    let line = try entry.map { path in
      var bytes = try Files.read(path, in: environment)
      // The line feed that ends a text file is none of the entry's.
      if bytes.last == 0x0A { bytes.removeLast() }
      return bytes
    }
    return try Receipt(parsing: bytes, entry: line)
  }
}
