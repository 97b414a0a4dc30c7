public import CanonicalJSON
public import Sodium

/// Adopts the next version of a policy. What is decided later prevails from its date on.
public struct AmendPolicy: ActKind {
  public static let name = "policy.amend"

  /// Those of the last version stay where none is named.
  public var dates: PolicyDates
  public var policy: Identifier
  public var text: Digest
  public var title: String?

  public init(
    policy: Identifier, text: Digest, title: String? = nil, dates: PolicyDates = PolicyDates()
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
    title = try fields.optionalTitle("title")
  }

  public var json: JSON {
    dates.json(beside: [
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
      let standing = versions.last(where: { $0.standing.reaches(beyond: context.effective) })
    else { throw Refusal.policyNotInForce(policy, at: context.effective) }
    try dates.requireLater(than: context.effective, of: policy)
    let kept = dates.keeping(datesOf: standing)
    return versions.compactMap { $0.ended(by: context) }.map(Change.policy) + [
      .policy(
        Policy(
          policy: policy, version: last.version + 1, title: title ?? last.title, text: text,
          adopted: context.decided, inForce: Interval(from: context.effective),
          reviewBy: kept.reviewBy, sunset: kept.sunset, motion: context.motion.id))
    ]
  }
}

extension Policy {
  /// The version with its end at the act's time; nil where it ends before anyway.
  func ended(by context: ActContext, for successor: Identifier? = nil) -> Policy? {
    guard standing.reaches(beyond: context.effective) else { return nil }
    var ended = self
    ended.inForce = inForce.ended(at: context.effective)
    ended.endedBy = context.motion.id
    ended.supersededBy = successor
    return ended
  }
}
