import Sodium
public import TransparencyLog

/// Which witnesses must have cosigned the head of a log that is verified.
public struct WitnessRequirement: Sendable {
  /// The witnesses that are known. Its quorum must be reached, too.
  public let policy: LogPolicy
  /// So many of them at least; nil for as many as the quorum needs.
  public let least: Int?

  public init(_ policy: LogPolicy, atLeast least: Int? = nil) {
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
    let cosigned: Set<WitnessKey>
    do throws(VerificationError) {
      let policy = requirement.policy
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
      _ = try WitnessedCheckpoint(checkpoint, under: requirement.policy)
    } catch {
      report.weaknesses.append("the policy does not accept the head: \(error.sentence)")
    }
    let detail = "\(cosigned.count) of \(requirement.policy.witnesses.count) known have cosigned"
    if report.weaknesses.count == before {
      add("witnesses", true, detail)
    } else {
      skip("witnesses", detail)
    }
  }
}
