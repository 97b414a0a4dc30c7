public import CanonicalJSON
public import Sodium

/// How a body decides: who may move and open, how long, and what must be reached.
public struct DecisionRule: JSONObject {
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

    public init(share: Share, seatClass: Identifier? = nil, waivedIfEmpty: Bool = false) {
      self.share = share
      self.seatClass = seatClass
      self.waivedIfEmpty = waivedIfEmpty
    }

    public init(reading fields: inout Fields) throws {
      let base = try fields.choice("base", of: Base.self)
      seatClass = try fields.optionalIdentifier("class")
      let fraction = try fields.fraction("fraction")
      share = Share(base: base, fraction: fraction, strictly: try fields.bool("strictly"))
      waivedIfEmpty = try fields.flag("waived_if_empty")
    }

    public var json: JSON {
      .members([
        "base": .string(share.base.rawValue), "class": seatClass.map(JSON.identifier),
        "fraction": .fraction(share.fraction), "strictly": .bool(share.strictly),
        "waived_if_empty": waivedIfEmpty ? true : nil,
      ])
    }
  }

  /// Who may open a poll.
  public enum Opener: String, CaseIterable, Sendable {
    case chair, proposer, seats
  }

  /// Who may propose a motion.
  public enum Mover: String, CaseIterable, Sendable {
    /// Who holds a seat in the body of the motion.
    case seat
    /// Any person of a member in standing.
    case member
  }

  public var id: Identifier
  public var title: String
  public var mover: Mover
  /// How many seats must second the final text, the mover's not counted.
  public var seconds: Int64
  /// Seconds that must pass between the final text and the opening.
  public var discussion: Int64
  public var opener: Opener
  /// How many seats must have demanded the poll, where `opener` is `seats`.
  public var openingSeats: Int64?
  /// Seconds after the discussion in which the opener must have opened; then the proposer may.
  public var openWithin: Int64
  /// Seconds from the final text until a motion that was never polled lapses.
  public var lapse: Int64
  /// Least and longest time between opening and closing, seconds.
  public var leastWindow: Int64
  public var longestWindow: Int64
  /// Whether a poll may close before its time once every seat has voted.
  public var closesWhenAllVoted: Bool
  /// The share of seats or holders that must be present.
  public var quorum: Share
  public var thresholds: [Threshold]
  /// Whether the chair decides a tie.
  public var castingVote: Bool
  /// Whether a motion may be polled once more after a tie or without a quorum.
  public var again: Bool

  public init(
    id: Identifier, title: String, mover: Mover = .seat, seconds: Int64 = 0, discussion: Int64 = 0,
    opener: Opener = .chair, openingSeats: Int64? = nil, openWithin: Int64 = 0,
    lapse: Int64 = 90 * Timestamp.day, leastWindow: Int64 = 0,
    longestWindow: Int64 = 60 * Timestamp.day, closesWhenAllVoted: Bool = false, quorum: Share,
    thresholds: [Threshold], castingVote: Bool = false, again: Bool = false
  ) {
    self.id = id
    self.title = title
    self.mover = mover
    self.seconds = seconds
    self.discussion = discussion
    self.opener = opener
    self.openingSeats = openingSeats
    self.openWithin = openWithin
    self.lapse = lapse
    self.leastWindow = leastWindow
    self.longestWindow = longestWindow
    self.closesWhenAllVoted = closesWhenAllVoted
    self.quorum = quorum
    self.thresholds = thresholds
    self.castingVote = castingVote
    self.again = again
  }

  public init(reading fields: inout Fields) throws {
    let span: ClosedRange<Int64> = 0...(3660 * Timestamp.day)
    again = try fields.flag("again")
    castingVote = try fields.flag("casting_vote")
    closesWhenAllVoted = try fields.flag("closes_when_all_voted")
    discussion = try fields.integer("discussion", in: span)
    id = try fields.identifier("id")
    lapse = try fields.integer("lapse", in: 1...span.upperBound)
    longestWindow = try fields.integer("longest_window", in: 1...span.upperBound)
    leastWindow = try fields.integer("least_window", in: 0...longestWindow)
    mover = try fields.choice("mover", of: Mover.self)
    openWithin = try fields.integer("open_within", in: span)
    // Else it would lapse before the proposer, whom no chair can keep from it, could open the poll.
    guard lapse > discussion + openWithin else {
      throw ValueError(field: "lapse", expected: "more than discussion and open_within together")
    }
    opener = try fields.choice("opener", of: Opener.self)
    openingSeats = try fields.optionalInteger("opening_seats", in: 1...4096)
    guard (openingSeats != nil) == (opener == .seats) else {
      throw ValueError(field: "opening_seats", expected: "there exactly where the opener is seats")
    }
    quorum = try fields.object("quorum", as: Share.self)
    guard quorum.base == .seats || quorum.base == .holders else {
      throw ValueError(field: "quorum.base", expected: "seats or holders")
    }
    seconds = try fields.integer("seconds", in: 0...4096)
    thresholds = try fields.objects("thresholds", of: Threshold.self)
    guard (1...16).contains(thresholds.count) else {
      throw ValueError(field: "thresholds", expected: "a list of 1 to 16 thresholds")
    }
    title = try fields.title("title")
  }

  public var json: JSON {
    .members([
      "again": again ? true : nil, "casting_vote": castingVote ? true : nil,
      "closes_when_all_voted": closesWhenAllVoted ? true : nil,
      "discussion": .integer(discussion), "id": .identifier(id), "lapse": .integer(lapse),
      "least_window": .integer(leastWindow), "longest_window": .integer(longestWindow),
      "mover": .string(mover.rawValue), "open_within": .integer(openWithin),
      "opener": .string(opener.rawValue), "opening_seats": openingSeats.map(JSON.integer),
      "quorum": quorum.json, "seconds": .integer(seconds),
      "thresholds": .objects(thresholds), "title": .string(title),
    ])
  }

  /// SHA-256 of the canonical JSON: what a poll seals.
  public var digest: Digest {
    get throws { SHA256.hash(try json.canonicalBytes()) }
  }
}

extension DecisionRule.Share {
  /// Whether whatever reaches this share reaches `other` too.
  ///
  /// Of the same votes, cast <= present <= holders <= seats, so a wider base is the stricter one.
  func isAtLeastAsStrict(as other: DecisionRule.Share) -> Bool {
    // At least nothing is reached by nobody's vote, and so says nothing of a narrower base.
    guard base == other.base || fraction.numerator > 0 || strictly else { return false }
    return base.width >= other.base.width && fraction.isAtLeast(other.fraction)
      && (fraction != other.fraction || strictly || !other.strictly)
  }

  /// Whether no vote whatever could reach it: more than the whole.
  var isUnreachable: Bool { fraction.numerator == fraction.denominator && strictly }
}

extension DecisionRule.Base {
  fileprivate var width: Int {
    switch self {
    case .cast: 0
    case .present: 1
    case .holders: 2
    case .seats: 3
    }
  }
}

extension DecisionRule {
  /// Whether this rule asks for all that `other` asks for: a rule changes only under such a one.
  public func isAtLeastAsStrict(as other: DecisionRule) -> Bool {
    quorum.isAtLeastAsStrict(as: other.quorum)
      && other.thresholds.allSatisfy { wanted in
        thresholds.contains { own in
          own.seatClass == wanted.seatClass
            && (!own.waivedIfEmpty || wanted.waivedIfEmpty)
            && own.share.isAtLeastAsStrict(as: wanted.share)
        }
      }
      && seconds >= other.seconds && discussion >= other.discussion
      && leastWindow >= other.leastWindow
      && (!castingVote || other.castingVote) && (!again || other.again)
      && (!closesWhenAllVoted || other.closesWhenAllVoted)
  }
}
