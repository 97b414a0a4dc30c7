internal import ArgumentParser
internal import CanonicalJSON
internal import TransparencyLog
internal import Witnessing

/// A log that a witness knows from now on.
struct WitnessTrust: GavelCommand {
  static let configuration = CommandConfiguration(
    commandName: "trust", abstract: "Let a witness of this computer know a log, by its key.",
    discussion: """
      It cosigns heads that this key has signed, each only if it contains what it cosigned before. A log may have \
      several keys, as where a ledger's registrar was handed on: what was cosigned under one binds under the next. \
      Stop the \
      witness first where it is served: its state belongs to one process at a time.
      """)
  static let examples = [
    Example("gavel witness trust VKEY", "knows the log of this verifier key from now on")
  ]

  @OptionGroup(title: "Options of every command") var options: GlobalOptions
  @OptionGroup var chosen: WitnessOptions

  @Argument(help: "The log's verifier key: origin+id+key; see gavel ledger show, or its log.vkey.")
  var key: String

  func perform(in session: Session) throws {
    let (_, witness, path) = try chosen.find(in: session)
    let log = try VerifierKey(parsing: key)
    let state = try WitnessStateFile(path, of: witness, makes: true)
    let isNew = try state.trust(log)
    try session.output.show(
      "gavel.witness_trust/1",
      [
        "key": .string(log.text), "new": .bool(isNew), "origin": .string("\(log.name)"),
        "witness": .string(witness.text),
      ],
      text: isNew
        ? "the witness \(witness.name) knows \(visible("\(log.name)")) from now on\n"
        : "the witness \(witness.name) knows this key of \(visible("\(log.name)")) already\n")
  }
}
