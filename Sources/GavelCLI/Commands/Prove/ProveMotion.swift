internal import ArgumentParser
internal import CanonicalJSON
internal import Governance
internal import Ledger
internal import Sodium
internal import TransparencyLog

/// All that one decision rests on, in a file.
struct ProveMotion: GavelCommand {
  static let configuration = CommandConfiguration(
    commandName: "motion",
    abstract:
      "Write all that a decision rests on to one file, which is checked without the ledger.",
    discussion: """
      The motion and its texts, the seal, the ballots, the closing, and by which entries each hand had its key and \
      its seat, back to the genesis, each with its place in the tree under the signed head. Confidential and salted \
      texts are left out. gavel receipt verify judges all of it by the rules and counts again. That nothing else was \
      in the log, a later rescission say, no such file can show.
      """)
  static let examples = [
    Example(
      "gavel prove motion council-2026-001", "writes council-2026-001.decision-proof")
  ]

  @OptionGroup(title: "Options of every command") var options: GlobalOptions
  @OptionGroup var writing: WritingOptions

  @Argument(help: "The motion's number, or eight digits of its id.")
  var motion: String

  func perform(in session: Session) throws {
    let ledger = try session.ledger(readOnly: false)
    let found = try ledger.view { try $0.motion(motion) }
    let proof = try ledger.proof(ofDecision: found.id)
    try ledger.handOut(proof.checkpoint)
    let bytes = try proof.bytes
    let path = writing.output ?? "\(found.number).decision-proof"
    if path == "-" { return try session.output.bytes(bytes) }
    try Files.write(bytes, to: session.environment.absolute(path), force: writing.force)
    let head = proof.checkpoint.checkpoint.head
    try session.output.show(
      "gavel.decision_written/1",
      [
        "bytes": .integer(Int64(bytes.count)), "entries": .integer(Int64(proof.items.count)),
        "file": .string(path), "motion": .string(found.number.text),
        "root": .string(head.root.base64), "size": .integer(head.size),
      ],
      text: "the decision on \(found.number), with \(proof.items.count) of \(head.size) entries: "
        + "\(visible(path))\n")
    session.terminal.next("whoever has it checks it: gavel receipt verify \(visible(path))")
  }
}
