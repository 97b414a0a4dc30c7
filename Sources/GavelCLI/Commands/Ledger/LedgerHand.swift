internal import ArgumentParser
internal import CanonicalJSON
internal import Governance
internal import Ledger
internal import Sodium
internal import TransparencyLog

/// The registrar goes to another machine.
struct LedgerHand: GavelCommand {
  static let configuration = CommandConfiguration(
    commandName: "hand",
    abstract: "Hand the registrar on to another machine, which has made a key for it.",
    discussion: """
      For the secretary. This entry is the last that the key of now covers with a checkpoint; from the next one on \
      only the new key signs, and this computer records nothing any more. It keeps its name, its genesis and its \
      history: whoever knows the ledger follows by itself. Compare the new key's id with the machine that made it \
      before you confirm.

      Where the key may be in a thief's hands, or a secretary does not hand it on, a body can do the same by a \
      motion: gavel motion propose --act 'ledger_key.replace proof=FILE'. Both need the key of now for one more \
      checkpoint. Where that is lost, there is no handing on: found the successor with gavel ledger succeed.
      """)
  static let examples = [
    Example(
      "gavel ledger hand --to new.key.json --confirm KEYID",
      "hands the registrar to the machine that made this key")
  ]

  @OptionGroup(title: "Options of every command") var options: GlobalOptions
  @OptionGroup(title: "Signing") var signing: SigningOptions

  @Option(
    name: .customLong("to"),
    help: ArgumentHelp(
      "What gavel ledger key wrote on the new machine; - is stdin.", valueName: "file"),
    completion: .file(extensions: ["json"]))
  var file: String

  func perform(in session: Session) throws {
    let ledger = try session.ledger(readOnly: false)
    let person = try session.person()
    let proof = try LedgerKeyProof(file: try Files.read(file, in: session.environment))
    let key = try VerifierKey(parsing: proof.key)
    let path = try session.keys.ledgerKeyPath(origin: ledger.origin.text)
    let intention = Intention(
      event: RegistrarHanded(proof),
      words: [
        "from the next entry on only \(key) signs what is recorded",
        "this computer records nothing any more",
      ],
      graveID: key.id.hex,
      result: { recorded in
        session.terminal.next("copy the ledger for the new machine: gavel backup FILE")
        session.terminal.next(
          "the key here signs nothing any more, and can be kept or deleted: \(visible(path))")
        return Intention.Result(
          members: ["ledger_key": .string(key.text)],
          text: "the ledger's key from entry \(recorded.entry + 1) on: \(visible(key.text))\n")
      })
    try session.carryOut(intention, in: ledger, by: person, signing)
  }
}
