public import Sodium

/// A proof that was checked: the log has this entry at this index, by a checkpoint that the log signed
/// and, where a policy asked for it, enough witnesses too.
public struct VerifiedLogProof: Hashable, Sendable {
  /// As it came. Its extra data was not checked: nobody signs it.
  public let proof: LogProof
  /// The leaf, made from the entry at hand.
  public let leaf: LeafHash
  public let checkpoint: VerifiedCheckpoint
  /// The cosignatures of the policy's witnesses, each checked; empty without a policy.
  public let cosignatures: [VerifiedCosignature]

  /// The entry's number, from 0.
  public var index: Int64 { proof.index }

  /// Checks that the log with this key has the entry, whoever else saw the log.
  ///
  /// - Parameters:
  ///   - entry: the exact bytes that were logged.
  ///   - key: the log's, whose name is the origin.
  public init(
    _ proof: LogProof, of entry: [UInt8], signedBy key: VerifierKey
  ) throws(LogProofFault) {
    let checkpoint: VerifiedCheckpoint
    do throws(VerificationError) {
      checkpoint = try VerifiedCheckpoint(proof.checkpoint, signedBy: key)
    } catch {
      throw .checkpoint(error)
    }
    try self.init(proof, of: entry, in: checkpoint, seenBy: [])
  }

  /// Checks that a log has the entry, and that enough of the policy's witnesses saw it.
  ///
  /// - Parameters:
  ///   - entry: the exact bytes that were logged.
  ///   - policy: one that lists the log.
  public init(
    _ proof: LogProof, of entry: [UInt8], under policy: LogPolicy
  ) throws(LogProofFault) {
    let witnessed: WitnessedCheckpoint
    do throws(LogPolicyFault) {
      witnessed = try WitnessedCheckpoint(proof.checkpoint, under: policy)
    } catch {
      throw .policy(error)
    }
    try self.init(
      proof, of: entry, in: witnessed.checkpoint, seenBy: witnessed.cosignatures)
  }

  private init(
    _ proof: LogProof, of entry: [UInt8], in checkpoint: VerifiedCheckpoint,
    seenBy cosignatures: [VerifiedCosignature]
  ) throws(LogProofFault) {
    leaf = Tree.leafHash(of: entry)
    do throws(ProofError) {
      try verifyInclusion(of: leaf, at: proof.index, proof: proof.path, in: checkpoint.head)
    } catch {
      throw .inclusion(error)
    }
    self.proof = proof
    self.checkpoint = checkpoint
    self.cosignatures = cosignatures
  }
}

/// Why a proof proves nothing.
public enum LogProofFault: Error, Hashable, Sendable, CustomStringConvertible {
  /// The log has not signed the checkpoint.
  case checkpoint(VerificationError)
  /// The policy is not met.
  case policy(LogPolicyFault)
  /// The entry is not at that index.
  case inclusion(ProofError)

  /// A stable name for programs.
  public var code: String {
    switch self {
    case .checkpoint(let error): error.code
    case .policy(let fault): fault.code
    case .inclusion(let error): error.code
    }
  }

  /// What happened, with what was compared, for a person.
  public var sentence: String {
    switch self {
    case .checkpoint(let error): error.sentence
    case .policy(let fault): fault.sentence
    case .inclusion(let error): error.sentence
    }
  }

  /// What the person can do about it.
  public var nextStep: String {
    switch self {
    case .checkpoint(let error): error.nextStep
    case .policy(let fault): fault.nextStep
    case .inclusion(let error): error.nextStep
    }
  }

  public var description: String { "\(sentence) [\(code)]" }
}
