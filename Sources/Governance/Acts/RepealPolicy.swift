public import CanonicalJSON

/// Ends a policy.
public struct RepealPolicy: ActKind {
  public static let name = "policy.repeal"

  public var policy: Identifier

  public init(policy: Identifier) {
    self.policy = policy
  }

  public init(reading fields: inout Fields) throws {
    policy = try fields.identifier("policy")
  }

  public var json: JSON { ["policy": .identifier(policy)] }

  public func scope(in register: some Register, beside acts: [Act]) -> PowerDefinition.Scope? {
    .policy(policy)
  }

  public func changes(_ context: ActContext, in register: some Register) throws -> [Change] {
    let ended = try register.policies(policy).compactMap { $0.ended(by: context) }
    guard !ended.isEmpty else { throw Refusal.policyNotInForce(policy, at: context.effective) }
    return ended.map(Change.policy)
  }
}
