public import CanonicalJSON

/// How many voting seats of a body may be held on behalf of one organization, or of one affiliate group, and what
/// must happen where more are.
public struct SeatCap: JSONObject {
  /// How many of them.
  public enum Limit: Hashable, Sendable {
    case seats(Int64)
    /// As much of the body's voting seats, vacant ones included, rounded down; one at least.
    case share(Fraction)

    /// How many seats it allows where the body has so many that vote.
    public func most(of seats: Int64) -> Int64 {
      switch self {
      case .seats(let most): most
      case .share(let share): max(1, share.numerator * seats / share.denominator)
      }
    }
  }

  /// What must happen where the cap is broken after a tenure began.
  public enum Breach: Hashable, Sendable {
    /// Nothing before the terms end.
    case stays
    /// The tenures begun last end so many seconds after they came to be beyond the cap, unless they no longer are.
    case leaves(within: Int64)
  }

  public var organization: Limit?
  public var group: Limit?
  public var onBreach: Breach

  /// One of both limits at least.
  public init(organization: Limit? = nil, group: Limit? = nil, onBreach: Breach) {
    self.organization = organization
    self.group = group
    self.onBreach = onBreach
  }

  public init(reading fields: inout Fields) throws {
    group = try fields.optionalObject("group", as: Written.self)?.limit
    let word = try fields.string("on_breach")
    organization = try fields.optionalObject("organization", as: Written.self)?.limit
    let within = try fields.optionalInteger("within", in: 0...DecisionRule.longestSpan)
    switch (word, within) {
    case ("stays", nil): onBreach = .stays
    case ("leaves", let within?): onBreach = .leaves(within: within)
    default:
      throw ValueError(field: "on_breach", expected: "stays, or leaves with within")
    }
    guard organization != nil || group != nil else {
      throw ValueError(field: "seat_cap", expected: "with organization, group or both")
    }
  }

  public var json: JSON {
    var word = "stays"
    var within: Int64?
    if case .leaves(let seconds) = onBreach { (word, within) = ("leaves", seconds) }
    return .members([
      "group": group.map { Written(limit: $0).json }, "on_breach": .string(word),
      "organization": organization.map { Written(limit: $0).json },
      "within": within.map(JSON.integer),
    ])
  }

  /// `{"seats":2}` or `{"share":"1/4"}`.
  private struct Written: JSONObject {
    let limit: Limit

    init(limit: Limit) { self.limit = limit }

    init(reading fields: inout Fields) throws {
      let seats = try fields.optionalInteger("seats", in: 1...4096)
      let share = try fields.optionalFraction("share")
      switch (seats, share) {
      case (let seats?, nil): limit = .seats(seats)
      case (nil, let share?) where share.numerator > 0: limit = .share(share)
      default: throw ValueError(field: "seats", expected: "there, or a share of more than 0/1")
      }
    }

    var json: JSON {
      switch limit {
      case .seats(let seats): ["seats": .integer(seats)]
      case .share(let share): ["share": .fraction(share)]
      }
    }
  }
}
