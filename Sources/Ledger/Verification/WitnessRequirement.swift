import Governance
import Sodium
public import TransparencyLog

/// Which witnesses must have cosigned the head of a log that is verified.
public struct WitnessRequirement: Sendable {
  /// The witnesses that are known; nil for those that the charter in force at the end names. Its quorum must be
  /// reached, too.
  public let policy: LogPolicy?
  /// So many of them at least; nil for as many as the quorum needs.
  public let least: Int?

  public init(_ policy: LogPolicy? = nil, atLeast least: Int? = nil) {
    self.policy = policy
    self.least = least
  }
}

extension Verifier {
  /// Asks who has cosigned the newest head. That somebody has not makes the verdict weaker; a line that claims
  /// to be by a known witness and is not is a fault.
  mutating func compare(with requirement: WitnessRequirement?) {
    guard let requirement else { return }
    guard let checkpoint = newestCheckpoint else {
      return skip("witnesses", "there is no sound checkpoint over all entries")
    }
    guard let policy = requirement.policy ?? charterPolicy else {
      report.weaknesses.append(
        "no witness is known: the charter names none, and no policy was given")
      return skip("witnesses", "none is known")
    }
    let cosigned: Set<WitnessKey>
    do throws(VerificationError) {
      cosigned = Set(
        try VerifiedCosignature.all(
          on: checkpoint.signed, knowing: policy.witnesses.map(\.key)
        ).map(\.key))
    } catch {
      fault(.checkpoint, "a cosignature of the checkpoint is not sound: \(error.sentence)")
      return add("witnesses", false, "a cosignature is not sound")
    }
    let before = report.weaknesses.count
    if let least = requirement.least, cosigned.count < least {
      report.weaknesses.append(
        "\(cosigned.count) of the witnesses that are known have cosigned the head of "
          + "\(checkpoint.size) entries, and \(least) were asked for")
    }
    do throws(LogPolicyFault) {
      _ = try WitnessedCheckpoint(checkpoint, under: policy)
    } catch {
      report.weaknesses.append("the policy does not accept the head: \(error.sentence)")
    }
    let detail = "\(cosigned.count) of \(policy.witnesses.count) known have cosigned"
    if report.weaknesses.count == before {
      add("witnesses", true, detail)
    } else {
      skip("witnesses", detail)
    }
  }

  /// The policy of the charter in force when the last entry was recorded.
  private var charterPolicy: LogPolicy? {
    guard replay.size > 0 else { return nil }
    let last = replay.history.recorded(entry: replay.size - 1)
    return replay.register.charters().filter { $0.inForce.contains(last) }
      .max { $0.version < $1.version }?.witnesses?.policy
  }
}
