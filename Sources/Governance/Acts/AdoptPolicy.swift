public import CanonicalJSON
public import Sodium

/// Adopts version 1 of a policy.
public struct AdoptPolicy: ActKind {
  public static let name = "policy.adopt"

  public var dates: PolicyDates
  public var policy: Identifier
  /// The operative text.
  public var text: Digest
  public var title: String

  public init(
    policy: Identifier, title: String, text: Digest, dates: PolicyDates = PolicyDates()
  ) {
    self.dates = dates
    self.policy = policy
    self.text = text
    self.title = title
  }

  public init(reading fields: inout Fields) throws {
    policy = try fields.identifier("policy")
    dates = try PolicyDates(reading: &fields)
    text = try fields.digest("text")
    title = try fields.title("title")
  }

  public var json: JSON {
    dates.json(beside: [
      "policy": .identifier(policy), "text": .digest(text), "title": .string(title),
    ])
  }

  public var texts: [Digest] { [text] }

  public func scope(in register: some Register, beside acts: [Act]) -> PowerDefinition.Scope? {
    .policy(policy)
  }

  public func changes(_ context: ActContext, in register: some Register) throws -> [Change] {
    guard try register.policies(policy).isEmpty else { throw Refusal.identifierTaken(policy) }
    try dates.requireLater(than: context.effective, of: policy)
    return [
      .policy(
        Policy(
          policy: policy, version: 1, title: title, text: text, adopted: context.decided,
          inForce: Interval(from: context.effective), reviewBy: dates.reviewBy,
          sunset: dates.sunset, motion: context.motion.id))
    ]
  }
}
