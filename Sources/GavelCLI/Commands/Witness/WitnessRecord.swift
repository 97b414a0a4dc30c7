internal import ArgumentParser
internal import Governance
internal import Ledger
internal import Sodium
internal import TransparencyLog

/// A cosigned head becomes an entry.
struct WitnessRecord: GavelCommand {
  static let configuration = CommandConfiguration(
    commandName: "record",
    abstract: "Record a head that enough of the charter's witnesses have cosigned.",
    discussion: """
      From then on everybody who replays the ledger knows by when the entries under it stood: by the witnesses' \
      clocks, not by the registrar's. A rule with in_time counts only the ballots under a head that was cosigned \
      by the end of the poll, and a charter with within records nothing else once a head is overdue. Anybody may \
      record one, as it is no judgement.

      Without a file it is the newest head that this ledger keeps with enough cosignatures: gavel witness ask \
      fetches them. Of two cosignatures of one head by one witness the ledger keeps the earlier.
      """)
  static let examples = [
    Example("gavel witness record --yes", "records the newest head that the witnesses cosigned"),
    Example(
      "gavel witness record cosigned.checkpoint --yes", "records the one of a file"),
  ]

  @OptionGroup(title: "Options of every command") var options: GlobalOptions
  @OptionGroup(title: "Signing") var signing: SigningOptions

  @Argument(help: "A checkpoint with its cosignatures; - is stdin.", completion: .file())
  var file: String?

  func perform(in session: Session) throws {
    let ledger = try session.ledger(readOnly: false)
    let person = try session.person()
    let checkpoint =
      try file.map {
        try SignedCheckpoint(parsing: try Files.read($0, in: session.environment))
      } ?? ledger.cosignedCheckpoint()
    let head = checkpoint.checkpoint.head
    let names = Set(checkpoint.signatures.map(\.name))
      .subtracting([KeyName(checkpoint.checkpoint.origin)])
    let intention = Intention(
      event: HeadCosigned(checkpoint: checkpoint),
      words: [
        "the head of \(head.size) entries, root \(head.root.hex.prefix(12))…, with the signatures of",
        names.isEmpty ? "no witness" : names.map(\.description).sorted().joined(separator: ", "),
      ])
    try session.carryOut(intention, in: ledger, by: person, signing)
  }
}
