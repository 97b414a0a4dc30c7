/// A checkpoint that a policy accepts: one of its logs signed, and enough of its witnesses cosigned.
public struct WitnessedCheckpoint: Hashable, Sendable {
  /// As the log signed it.
  public let checkpoint: VerifiedCheckpoint
  /// The cosignatures of the policy's witnesses, in the order of their lines; more, perhaps, than the
  /// quorum needs.
  public let cosignatures: [VerifiedCosignature]

  /// Checks a checkpoint against a policy that lists its log.
  public init(
    _ signed: SignedCheckpoint, under policy: LogPolicy
  ) throws(LogPolicyFault) {
    let own = KeyName(signed.checkpoint.origin)
    let keys = policy.logs.map(\.key).filter { $0.name == own }
    guard !keys.isEmpty else { throw .unknownLog(signed.checkpoint.origin) }
    let checkpoint: VerifiedCheckpoint
    do throws(VerificationError) {
      checkpoint = try VerifiedCheckpoint(signed, signedByOneOf: keys)
    } catch {
      throw .signature(error)
    }
    try self.init(checkpoint, under: policy)
  }

  /// Checks the cosignatures of a checkpoint whose log's signature was checked.
  ///
  /// - Parameter policy: where it lists logs, the checkpoint must be one of theirs.
  public init(
    _ checkpoint: VerifiedCheckpoint, under policy: LogPolicy
  ) throws(LogPolicyFault) {
    guard policy.logs.isEmpty || policy.logs.contains(where: { $0.key == checkpoint.key }) else {
      throw .unknownLog(checkpoint.origin)
    }
    do throws(VerificationError) {
      cosignatures = try VerifiedCosignature.all(
        on: checkpoint.signed, knowing: policy.witnesses.map(\.key))
    } catch {
      throw .signature(error)
    }
    let keys = Set(cosignatures.map(\.key))
    if let quorum = policy.quorum, !policy.isSatisfied(by: keys) {
      let names = policy.witnesses.filter { keys.contains($0.key) }.map(\.name)
      throw .quorumNotReached(quorum, witnessed: names)
    }
    self.checkpoint = checkpoint
  }
}

/// Why a policy does not accept a checkpoint.
public enum LogPolicyFault: Error, Hashable, Sendable, CustomStringConvertible {
  /// The policy lists no log of that origin, or another key for it.
  case unknownLog(Origin)
  /// A signature of the log is missing, or one of a known key is bad.
  case signature(VerificationError)
  /// Only these witnesses of the policy have cosigned.
  case quorumNotReached(LogPolicyName, witnessed: [LogPolicyName])

  /// A stable name for programs.
  public var code: String {
    switch self {
    case .unknownLog: "E-LOG-POLICY-LOG"
    case .signature(let error): error.code
    case .quorumNotReached: "E-LOG-POLICY-MISSED"
    }
  }

  /// What happened, with what was compared, for a person.
  public var sentence: String {
    switch self {
    case .unknownLog(let origin): "the policy does not list the key of the log \(origin)"
    case .signature(let error): error.sentence
    case .quorumNotReached(let quorum, let names):
      "the quorum \(quorum) is not reached: "
        + (names.isEmpty
          ? "no known witness has cosigned"
          : "only " + names.map(\.description).joined(separator: ", ") + " cosigned")
    }
  }

  /// What the person can do about it.
  public var nextStep: String {
    switch self {
    case .unknownLog: "use the policy that belongs to this log"
    case .signature(let error): error.nextStep
    case .quorumNotReached: "get the checkpoint again when more witnesses have cosigned"
    }
  }

  public var description: String { "\(sentence) [\(code)]" }
}
