public import CanonicalJSON
public import Sodium

/// Decides to bear a risk, and by when it is looked at again.
public struct AcceptRisk: ActKind {
  public static let name = "risk.accept"
  public static let isDeferrable = false

  /// The new one; where absent it stays whose it is.
  public var owner: Owner?
  /// By when it is to be looked at again.
  public var reviewBy: Timestamp
  public var risk: Digest
  /// Why it is borne.
  public var text: Digest?

  public init(risk: Digest, reviewBy: Timestamp, owner: Owner? = nil, text: Digest? = nil) {
    self.owner = owner
    self.reviewBy = reviewBy
    self.risk = risk
    self.text = text
  }

  public init(reading fields: inout Fields) throws {
    owner = try fields.optionalOwner("owner")
    reviewBy = try fields.timestamp("review_by")
    risk = try fields.digest("risk")
    text = try fields.optionalDigest("text")
  }

  public var json: JSON {
    .members([
      "owner": owner.map(JSON.owner), "review_by": .timestamp(reviewBy), "risk": .digest(risk),
      "text": text.map(JSON.digest),
    ])
  }

  public var texts: [Digest] { text.map { [$0] } ?? [] }

  public func scope(
    in register: some Register, beside acts: [Act]
  ) throws -> PowerDefinition.Scope? {
    .body(try register.body(ofRisk: risk))
  }

  public func changes(_ context: ActContext, in register: some Register) throws -> [Change] {
    let found = try register.requireOpenRisk(risk)
    if let owner { try register.requireOwner(owner, at: context.effective) }
    guard reviewBy > context.effective else {
      throw Refusal.deadlinePast(reviewBy, at: context.effective)
    }
    return found.changes(
      .accepted, by: context, to: .accepted, owner: owner, reviewBy: reviewBy, text: text)
  }
}
