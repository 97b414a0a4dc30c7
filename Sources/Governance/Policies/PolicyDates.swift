public import CanonicalJSON

/// When a version of a policy is to be looked at again, and when it goes out of force by itself.
public struct PolicyDates: Hashable, Sendable {
  public var reviewBy: Timestamp?
  public var sunset: Timestamp?

  public init(reviewBy: Timestamp? = nil, sunset: Timestamp? = nil) {
    self.reviewBy = reviewBy
    self.sunset = sunset
  }

  /// Reads `review_by` and `sunset`, each of which may be absent.
  public init(reading fields: inout Fields) throws {
    reviewBy = try fields.optionalTimestamp("review_by")
    sunset = try fields.optionalTimestamp("sunset")
  }

  public var isEmpty: Bool { reviewBy == nil && sunset == nil }

  func json(beside members: [String: JSON?]) -> JSON {
    .members(
      members.merging([
        "review_by": reviewBy.map(JSON.timestamp), "sunset": sunset.map(JSON.timestamp),
      ]) { $1 })
  }

  /// What is not named stays as it was: a smaller amendment is no way around a sunset.
  func keeping(datesOf former: Policy) -> PolicyDates {
    PolicyDates(reviewBy: reviewBy ?? former.reviewBy, sunset: sunset ?? former.sunset)
  }

  /// Refuses a date that would lie before the version is in force.
  func requireLater(than effective: Timestamp, of policy: Identifier) throws {
    for date in [reviewBy, sunset] {
      guard let date, date <= effective else { continue }
      throw Refusal.policyDatesEarly(policy, date, inForce: effective)
    }
  }
}
