public import CanonicalJSON

/// Ends a policy in favour of another one that is adopted already, in the same motion at the latest.
public struct SupersedePolicy: ActKind {
  public static let name = "policy.supersede"

  public var by: Identifier
  public var policy: Identifier

  public init(policy: Identifier, by: Identifier) {
    self.by = by
    self.policy = policy
  }

  public init(reading fields: inout Fields) throws {
    by = try fields.identifier("by")
    policy = try fields.identifier("policy")
    guard by != policy else { throw ValueError(field: "by", expected: "another policy") }
  }

  public var json: JSON { ["by": .identifier(by), "policy": .identifier(policy)] }

  public func scope(in register: some Register, beside acts: [Act]) -> PowerDefinition.Scope? {
    .policy(policy)
  }

  public func changes(_ context: ActContext, in register: some Register) throws -> [Change] {
    guard try register.policy(by, at: context.effective) != nil else {
      throw Refusal.policyNotInForce(by, at: context.effective)
    }
    let ended = try register.policies(policy).compactMap { $0.ended(by: context, for: by) }
    guard !ended.isEmpty else { throw Refusal.policyNotInForce(policy, at: context.effective) }
    return ended.map(Change.policy)
  }
}
