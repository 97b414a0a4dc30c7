public import CanonicalJSON
public import Sodium

/// Adopts the next version of a policy. What is decided later prevails from its date on.
public struct AmendPolicy: ActKind {
  public static let name = "policy.amend"

  public var policy: Identifier
  public var text: Digest
  public var title: String?

  public init(policy: Identifier, text: Digest, title: String? = nil) {
    self.policy = policy
    self.text = text
    self.title = title
  }

  public init(reading fields: inout Fields) throws {
    policy = try fields.identifier("policy")
    text = try fields.digest("text")
    title = try fields.optionalTitle("title")
  }

  public var json: JSON {
    .members([
      "policy": .identifier(policy), "text": .digest(text), "title": title.map(JSON.string),
    ])
  }

  public var texts: [Digest] { [text] }

  public func scope(in register: some Register, beside acts: [Act]) -> PowerDefinition.Scope? {
    .policy(policy)
  }

  public func changes(_ context: ActContext, in register: some Register) throws -> [Change] {
    let versions = try register.policies(policy)
    guard let last = versions.max(by: { $0.version < $1.version }),
      versions.contains(where: { $0.inForce.reaches(beyond: context.effective) })
    else { throw Refusal.policyNotInForce(policy, at: context.effective) }
    return versions.compactMap { $0.ended(by: context) }.map(Change.policy) + [
      .policy(
        Policy(
          policy: policy, version: last.version + 1, title: title ?? last.title, text: text,
          inForce: Interval(from: context.effective), motion: context.motion.id, endedBy: nil,
          supersededBy: nil))
    ]
  }
}

extension Policy {
  /// The version with its end at the act's time; nil where it ends before anyway.
  func ended(by context: ActContext, for successor: Identifier? = nil) -> Policy? {
    guard inForce.reaches(beyond: context.effective) else { return nil }
    var ended = self
    ended.inForce = inForce.ended(at: context.effective)
    ended.endedBy = context.motion.id
    ended.supersededBy = successor
    return ended
  }
}
