public import CanonicalJSON
public import Sodium

/// The owner has looked at a risk again, and says when next: no later than the body's decision would have it.
public struct RiskReviewed: EventKind {
  public static let name = "risk.reviewed"

  public var reviewBy: Timestamp
  public var risk: Digest
  /// What was found.
  public var text: TextReference?

  public init(risk: Digest, reviewBy: Timestamp, text: TextReference? = nil) {
    self.reviewBy = reviewBy
    self.risk = risk
    self.text = text
  }

  public init(reading fields: inout Fields) throws {
    reviewBy = try fields.timestamp("review_by")
    risk = try fields.digest("risk")
    text = try fields.optionalObject("text", as: TextReference.self)
  }

  public var json: JSON {
    .members([
      "review_by": .timestamp(reviewBy), "risk": .digest(risk), "text": text?.json,
    ])
  }

  public var documents: [TextReference.Name] { texts.map(\.name) }

  public var texts: [TextReference] { text.map { [$0] } ?? [] }

  public func consequences(
    of entry: EntryContext, in register: some Register, with documents: Documents
  ) throws -> Consequences {
    let found = try register.requireRisk(risk, seenBy: entry)
    guard let owner = found.owner, let within = found.reviewWithin else {
      throw Refusal.riskUndecided(found.number)
    }
    try register.requireSpeaker(for: owner, is: entry.author, at: entry.recorded)
    guard reviewBy > entry.recorded else {
      throw Refusal.deadlinePast(reviewBy, at: entry.recorded)
    }
    let latest = entry.recorded.adding(within)
    guard reviewBy <= latest else { throw Refusal.reviewTooLate(found.number, latest: latest) }
    try text?.requirePublic(with: documents)
    return Consequences(
      found.changes(.reviewed, by: entry, reviewBy: reviewBy, text: text?.digest))
  }
}
