public import CanonicalJSON
public import Sodium

/// Adopts version 1 of a policy.
public struct AdoptPolicy: ActKind {
  public static let name = "policy.adopt"

  public var policy: Identifier
  /// The operative text.
  public var text: Digest
  public var title: String

  public init(policy: Identifier, title: String, text: Digest) {
    self.policy = policy
    self.text = text
    self.title = title
  }

  public init(reading fields: inout Fields) throws {
    policy = try fields.identifier("policy")
    text = try fields.digest("text")
    title = try fields.title("title")
  }

  public var json: JSON {
    ["policy": .identifier(policy), "text": .digest(text), "title": .string(title)]
  }

  public var texts: [Digest] { [text] }

  public func scope(in register: some Register, beside acts: [Act]) -> PowerDefinition.Scope? {
    .policy(policy)
  }

  public func changes(_ context: ActContext, in register: some Register) throws -> [Change] {
    guard try register.policies(policy).isEmpty else { throw Refusal.identifierTaken(policy) }
    return [
      .policy(
        Policy(
          policy: policy, version: 1, title: title, text: text,
          inForce: Interval(from: context.effective), motion: context.motion.id, endedBy: nil,
          supersededBy: nil))
    ]
  }
}
