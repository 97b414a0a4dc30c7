internal import ArgumentParser
internal import CanonicalJSON
internal import Governance
internal import Ledger
internal import Signing
internal import Sodium

/// A partner signs what the consortium has committed to.
struct InitiativeSign: GavelCommand {
  static let configuration = CommandConfiguration(
    commandName: "sign",
    abstract: "Sign a commitment for a partner, as the signatory whom the motion names.",
    discussion: """
      A partner need not be a member. Where the motion names the signatory's key, it is signed with that \
      one: gavel key create SIGNATORY makes it, gavel key export SIGNATORY gives the line for the motion.
      """)
  static let examples = [
    Example(
      "gavel initiative sign registry hosting --yes",
      "signs for the partner")
  ]

  @OptionGroup(title: "Options of every command") var options: GlobalOptions
  @OptionGroup(title: "Signing") var signing: SigningOptions

  @Argument(help: "The initiative.")
  var initiative: String

  @Argument(help: "The commitment.")
  var commitment: String

  func perform(in session: Session) throws {
    let ledger = try session.ledger(readOnly: false)
    let person = try session.person()
    let found = try ledger.view { try $0.commitment(commitment, in: initiative) }
    let face = try session.clockFace
    let intention = Intention(
      event: CommitmentSigned(
        initiative: found.initiative, commitment: found.commitment, version: found.version,
        key: found.publicKey),
      words: [
        "\(found.partner) commits itself, as the consortium has: \(found.title)",
        "the text with sha256 \(found.text.hex), until \(face.text(found.renewBy))",
      ],
      result: { _ in .about(found, "is signed by both sides") })
    guard let key = found.publicKey else {
      return try session.carryOut(
        intention, in: ledger, as: try session.signer(signing, in: ledger), signing)
    }
    try session.carryOut(intention, in: ledger, by: person, key: SSHPublicKey(key), signing)
  }
}

extension LedgerView {
  /// The last version of a commitment.
  func commitment(_ commitment: String, in initiative: String) throws -> Commitment {
    let initiative = try Identifier.argument(initiative)
    let id = try Identifier.argument(commitment)
    guard
      let found = try register.commitments(of: initiative).last(where: { $0.commitment == id })
    else {
      throw LedgerError(
        "E-COMMITMENT-UNKNOWN", "\(initiative) has no commitment \(id)",
        next: "list them: gavel initiative list", exitStatus: 5)
    }
    return found
  }
}

extension Intention.Result {
  /// What is said of every event about a commitment.
  static func about(_ commitment: Commitment, _ line: String) -> Intention.Result {
    Intention.Result(
      members: [
        "commitment": .string(commitment.commitment.text),
        "initiative": .string(commitment.initiative.text),
      ], text: "\(commitment.commitment) of \(commitment.initiative) \(line)\n")
  }
}
