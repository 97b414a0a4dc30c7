import Ledger
import Signing
import Sodium
import TransparencyLog

/// The readers of files that travel by themselves: proofs of decisions, requests for a ballot, prepared
/// events, receipts; and of what an ssh-agent answers.
extension ReaderPromises {
  /// The key of the ledger that the published vectors are of, so that what was kept of a proof is judged.
  private static let published: VerifierKey = {
    let text = "forged.example/ledger+ce5450f2+AVq8qpwiIgHPGU8aR0wNcaeaPXqNwWrklGKjsYCQsSlp"
    guard let key = try? VerifierKey(parsing: text) else { preconditionFailure("there is no key") }
    return key
  }()

  static func decision(_ bytes: [UInt8]) throws {
    guard let proof = try? DecisionProof(parsing: bytes) else { return }
    let again = try? proof.bytes
    try require(again == bytes, "the proof of a decision is written otherwise")
    _ = try? VerifiedDecision(proof, signedBy: published)
  }

  static func request(_ bytes: [UInt8]) throws {
    guard let request = try? BallotRequest(parsing: bytes) else { return }
    let again = try? request.bytes
    try require(again == bytes, "a request is written otherwise")
    _ = try? VerifiedBallotRequest(request, signedBy: published)
  }

  static func prepared(_ bytes: [UInt8]) throws {
    guard let prepared = try? PreparedEvent(prepared: bytes) else { return }
    let again = try? prepared.prepared
    try require(again == bytes, "a prepared event is written otherwise")
  }

  static func receipt(_ bytes: [UInt8]) throws {
    guard let receipt = try? Receipt(parsing: bytes) else { return }
    try require(receipt.bytes == bytes, "a receipt is written otherwise")
    _ = try? VerifiedReceipt(receipt, signedBy: published)
  }

  /// An answer of an agent, of either kind: read or refused, and its keys are ones that come back.
  static func agent(_ bytes: [UInt8]) throws {
    _ = try? AgentMessage.length(bytes)
    guard let identities = try? AgentMessage.identities(in: bytes) else { return }
    for identity in identities {
      let again = try? SSHPublicKey(wireBytes: identity.key.wireBytes.span)
      try require(again == identity.key, "an agent's key is written otherwise")
      _ = try? AgentMessage.signature(in: bytes, by: identity.key)
    }
  }
}
