public import Governance
import Sodium

/// The versions of one policy as a reader sees them: what every command and every replay reads.
public struct PolicyVersions: Sendable {
  public let policy: Identifier
  /// 1, 2, …
  public let versions: [Policy]
  /// The one in force at the view's time; nil where none is.
  public let inForce: Policy?

  public subscript(number: Int64) -> Policy? { versions.first { $0.version == number } }

  /// The newest earlier version with the same text, where another text stood between the two: there is
  /// no act of reverting, as a body that reverts adopts the old text again by a decision of its own.
  public func reverted(by version: Policy) -> Int64? {
    let earlier = versions.filter { $0.version < version.version }
    guard let before = earlier.last, before.text != version.text else { return nil }
    return earlier.last { $0.text == version.text }?.version
  }
}

extension LedgerView {
  /// Every version of a policy; nil where the book knows no such policy.
  public func policyVersions(_ policy: Identifier) throws -> PolicyVersions? {
    let versions = try register.policies(policy).sorted { $0.version < $1.version }
    guard !versions.isEmpty else { return nil }
    return PolicyVersions(
      policy: policy, versions: versions, inForce: try register.policy(policy, at: time))
  }
}
