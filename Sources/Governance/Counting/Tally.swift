public import CanonicalJSON

/// The arithmetic of a closed poll, so that a director can repeat it by hand.
public struct Tally: JSONObject {
  /// One comparison: `part` against the share of `whole`.
  public struct Measure: JSONObject {
    public var share: DecisionRule.Share
    public var seatClass: Identifier?
    public var part: Int64
    public var whole: Int64
    public var isMet: Bool

    public init(reading fields: inout Fields) throws {
      seatClass = try fields.optionalIdentifier("class")
      isMet = try fields.bool("met")
      part = try fields.integer("part")
      share = try fields.object("share", as: DecisionRule.Share.self)
      whole = try fields.integer("whole")
    }

    public var json: JSON {
      .members([
        "class": seatClass.map(JSON.identifier), "met": .bool(isMet), "part": .integer(part),
        "share": share.json, "whole": .integer(whole),
      ])
    }

    init(
      share: DecisionRule.Share, seatClass: Identifier?, part: Int64, whole: Int64, isMet: Bool
    ) {
      self.share = share
      self.seatClass = seatClass
      self.part = part
      self.whole = whole
      self.isMet = isMet
    }
  }

  public var totals: Totals
  public var quorum: Measure
  public var thresholds: [Measure]
  public var outcome: Outcome

  public init(reading fields: inout Fields) throws {
    outcome = try fields.choice("outcome", of: Outcome.self)
    quorum = try fields.object("quorum", as: Measure.self)
    thresholds = try fields.objects("thresholds", of: Measure.self)
    totals = try fields.object("totals", as: Totals.self)
  }

  public var json: JSON {
    [
      "outcome": .string(outcome.rawValue), "quorum": quorum.json,
      "thresholds": .objects(thresholds), "totals": totals.json,
    ]
  }

  /// Counts the last ballot of each seat under the rule that the poll sealed.
  ///
  /// - Parameter choices: the choice of each seat that voted.
  public init(
    under rule: DecisionRule, electors: [Elector], choices: [Identifier: Choice]
  ) {
    var totals = Totals()
    var classes: [Identifier: Totals] = [:]
    for elector in electors {
      let choice = choices[elector.seat]
      totals.count(elector, choosing: choice)
      if let seatClass = elector.seatClass {
        classes[seatClass, default: Totals()].count(elector, choosing: choice)
      }
    }
    self.totals = totals
    quorum = Measure(
      share: rule.quorum, seatClass: nil, part: totals.present,
      whole: totals.sum(of: rule.quorum.base),
      isMet: Self.isReached(rule.quorum, part: totals.present, totals: totals))
    thresholds = rule.thresholds.map { Self.measure($0, totals: totals, classes: classes) }
    if !quorum.isMet {
      outcome = .noQuorum
    } else if totals.yes > 0, thresholds.allSatisfy(\.isMet) {
      outcome = .carried
    } else if Self.oneMoreYesWouldCarry(rule, totals: totals, classes: classes) {
      outcome = .tied
    } else {
      outcome = .failed
    }
  }

  /// A share of nothing is not reached.
  private static func isReached(
    _ share: DecisionRule.Share, part: Int64, totals: Totals
  ) -> Bool {
    let whole = totals.sum(of: share.base)
    return whole > 0
      && share.fraction.isReached(by: part, of: whole, strictly: share.strictly)
  }

  private static func measure(
    _ threshold: DecisionRule.Threshold, totals: Totals, classes: [Identifier: Totals]
  ) -> Measure {
    let counted = threshold.seatClass.map { classes[$0] ?? Totals() } ?? totals
    let isEmpty = threshold.seatClass != nil && counted.eligible == 0
    return Measure(
      share: threshold.share, seatClass: threshold.seatClass, part: counted.yes,
      whole: counted.sum(of: threshold.share.base),
      isMet: isEmpty
        ? threshold.waivedIfEmpty
        : isReached(threshold.share, part: counted.yes, totals: counted))
  }

  /// A tie: as many yes as no, and a casting yes, cast besides the seats, would meet every threshold.
  private static func oneMoreYesWouldCarry(
    _ rule: DecisionRule, totals: Totals, classes: [Identifier: Totals]
  ) -> Bool {
    guard totals.yes == totals.no, totals.yes > 0 else { return false }
    var with = totals
    with.yes += 1
    return rule.thresholds.allSatisfy { measure($0, totals: with, classes: classes).isMet }
  }

  /// By how much of weight the closest threshold was met (0 or more) or missed (negative): the yes
  /// votes beyond the least number that meets it, the base staying as it is, so that each yes too few is
  /// a no or an abstention. -1 over a base of 0, 0 where every threshold is waived.
  public var margin: Int64 {
    thresholds.filter { !($0.isMet && $0.whole == 0) }.map { measure in
      guard measure.whole > 0 else { return -1 }
      let fraction = measure.share.fraction
      let floor = fraction.numerator * measure.whole / fraction.denominator
      let isExact = fraction.numerator * measure.whole % fraction.denominator == 0
      let least = isExact && !measure.share.strictly ? floor : floor + 1
      return measure.part - least
    }.min() ?? 0
  }
}
