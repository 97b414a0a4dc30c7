public import CanonicalJSON

/// Ends a policy in favour of another one that is adopted already, in the same motion at the latest.
public struct SupersedePolicy: ActKind {
  public static let name = "policy.supersede"

  public var by: Identifier
  /// Of the policy that takes its place.
  public var dates: PolicyDates
  public var policy: Identifier

  public init(policy: Identifier, by: Identifier, dates: PolicyDates = PolicyDates()) {
    self.dates = dates
    self.by = by
    self.policy = policy
  }

  public init(reading fields: inout Fields) throws {
    by = try fields.identifier("by")
    dates = try PolicyDates(reading: &fields)
    policy = try fields.identifier("policy")
    guard by != policy else { throw ValueError(field: "by", expected: "another policy") }
  }

  public var json: JSON {
    dates.json(beside: ["by": .identifier(by), "policy": .identifier(policy)])
  }

  public func scope(in register: some Register, beside acts: [Act]) -> PowerDefinition.Scope? {
    .policy(policy)
  }

  public func changes(_ context: ActContext, in register: some Register) throws -> [Change] {
    guard var successor = try register.policy(by, at: context.effective) else {
      throw Refusal.policyNotInForce(by, at: context.effective)
    }
    let ended = try register.policies(policy).compactMap { $0.ended(by: context, for: by) }
    guard !ended.isEmpty else { throw Refusal.policyNotInForce(policy, at: context.effective) }
    guard !dates.isEmpty else { return ended.map(Change.policy) }
    try dates.requireLater(than: context.effective, of: by)
    // Nobody gives another body's policy an end by superseding one of their own.
    guard successor.motion == context.motion.id else {
      throw Refusal.policyDatesElsewhere(by)
    }
    let kept = dates.keeping(datesOf: successor)
    successor.reviewBy = kept.reviewBy
    successor.sunset = kept.sunset
    return ended.map(Change.policy) + [.policy(successor)]
  }
}
