public import CanonicalJSON

extension DecisionRule {
  /// What a share is taken of. All are sums of the weights of a poll's voting seats.
  public enum Base: String, CaseIterable, Sendable {
    /// Yes and no.
    case cast
    /// Yes, no and abstentions.
    case present
    /// Every voting seat, vacant ones included.
    case seats
    /// The voting seats that somebody held when the poll opened.
    case holders
    /// Those of the holders' seats that took part lately (`activity`).
    case active

    /// What a threshold can be a share of.
    public static let ofThresholds: [Base] = [.cast, .present, .seats, .holders]
    /// What a quorum can be a share of.
    public static let ofQuorums: [Base] = [.seats, .holders, .active]
  }

  /// A share that must be reached.
  public struct Share: JSONObject {
    public var base: Base
    public var fraction: Fraction
    /// More than the fraction, not just as much.
    public var strictly: Bool

    public init(base: Base, fraction: Fraction, strictly: Bool) {
      self.base = base
      self.fraction = fraction
      self.strictly = strictly
    }

    public init(reading fields: inout Fields) throws {
      base = try fields.choice("base", of: Base.self)
      fraction = try fields.fraction("fraction")
      strictly = try fields.bool("strictly")
    }

    public var json: JSON {
      [
        "base": .string(base.rawValue), "fraction": .fraction(fraction),
        "strictly": .bool(strictly),
      ]
    }
  }

  /// A share of the yes votes, of all seats or of one class of seats.
  public struct Threshold: JSONObject {
    public var share: Share
    public var seatClass: Identifier?
    /// Whether the threshold counts as met where the class has no seat in the poll.
    public var waivedIfEmpty: Bool
    /// The threshold is asked for only where less than so many seconds lay between the final text and
    /// the opening: shorter notice, more votes.
    public var unlessNotice: Int64?

    public init(
      share: Share, seatClass: Identifier? = nil, waivedIfEmpty: Bool = false,
      unlessNotice: Int64? = nil
    ) {
      self.share = share
      self.seatClass = seatClass
      self.waivedIfEmpty = waivedIfEmpty
      self.unlessNotice = unlessNotice
    }

    public init(reading fields: inout Fields) throws {
      let base = try fields.choice("base", of: Base.self)
      guard Base.ofThresholds.contains(base) else {
        throw ValueError(field: "base", expected: "cast, present, seats or holders")
      }
      seatClass = try fields.optionalIdentifier("class")
      let fraction = try fields.fraction("fraction")
      share = Share(base: base, fraction: fraction, strictly: try fields.bool("strictly"))
      unlessNotice = try fields.optionalInteger(
        "unless_notice", in: 1...DecisionRule.longestSpan)
      waivedIfEmpty = try fields.flag("waived_if_empty")
    }

    public var json: JSON {
      .members([
        "base": .string(share.base.rawValue), "class": seatClass.map(JSON.identifier),
        "fraction": .fraction(share.fraction), "strictly": .bool(share.strictly),
        "unless_notice": unlessNotice.map(JSON.integer),
        "waived_if_empty": waivedIfEmpty ? true : nil,
      ])
    }
  }
}
