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

  /// The noes that count for a veto, against those that it takes.
  public struct Objection: JSONObject {
    public var veto: DecisionRule.Veto
    public var noes: Int64

    /// Whether the motion fails by it.
    public var isRaised: Bool { noes >= veto.noes }

    init(veto: DecisionRule.Veto, noes: Int64) {
      self.veto = veto
      self.noes = noes
    }

    public init(reading fields: inout Fields) throws {
      noes = try fields.integer("noes")
      veto = try fields.object("veto", as: DecisionRule.Veto.self)
    }

    public var json: JSON { ["noes": .integer(noes), "veto": veto.json] }
  }

  /// A seat's last choice, and whether it stands with a reason.
  public struct Vote: Hashable, Sendable {
    public var choice: Choice
    public var hasReason: Bool
    public var capacity: Ballot.Capacity

    public init(
      _ choice: Choice, hasReason: Bool = false, capacity: Ballot.Capacity = .holder
    ) {
      self.choice = choice
      self.hasReason = hasReason
      self.capacity = capacity
    }
  }

  public var totals: Totals
  public var quorum: Measure
  /// Of each threshold that was asked for.
  public var thresholds: [Measure]
  public var objections: [Objection]
  /// How much weight of yes the rule asks for besides the thresholds.
  public var leastYes: Int64?
  public var outcome: Outcome

  public init(reading fields: inout Fields) throws {
    leastYes = try fields.optionalInteger("least_yes", in: 1...1_000_000)
    objections = try fields.optionalObjects("objections", of: Objection.self) ?? []
    outcome = try fields.choice("outcome", of: Outcome.self)
    quorum = try fields.object("quorum", as: Measure.self)
    thresholds = try fields.objects("thresholds", of: Measure.self)
    totals = try fields.object("totals", as: Totals.self)
  }

  public var json: JSON {
    .members([
      "least_yes": leastYes.map(JSON.integer),
      "objections": objections.isEmpty ? nil : .objects(objections),
      "outcome": .string(outcome.rawValue), "quorum": quorum.json,
      "thresholds": .objects(thresholds), "totals": totals.json,
    ])
  }

  /// Counts the last ballot of each seat, which is the one that prevails, under the rule that the poll sealed.
  ///
  /// - Parameters:
  ///   - electors: by the bytes of their seats' ids.
  ///   - ballots: in log order.
  ///   - recusals: from this poll.
  public init(of poll: Poll, electors: [Elector], ballots: [Ballot], recusals: [Recusal]) {
    self.init(
      under: poll.rule, notice: poll.notice, attending: poll.presence?.present,
      electors: electors,
      votes: Dictionary(
        ballots.map {
          ($0.seat, Vote($0.choice, hasReason: $0.reason != nil, capacity: $0.capacity))
        },
        uniquingKeysWith: { $1 }), recusals: recusals)
  }

  /// - Parameters:
  ///   - notice: seconds between the final text and the opening.
  ///   - attending: the weight that makes the quorum where not the ballots do.
  ///   - votes: of each seat that voted.
  public init(
    under rule: DecisionRule, notice: Int64, attending: Int64? = nil, electors: [Elector],
    votes: [Identifier: Vote],
    recusals: [Recusal] = []
  ) {
    let recused = Dictionary(
      recusals.map { ($0.seat, $0.isLate) }, uniquingKeysWith: { first, _ in first })
    self.init(
      countingAll: votes, under: rule, notice: notice, attending: attending, electors: electors,
      recused: recused)
    guard rule.chairVotesIfDecisive else { return }
    // The chair may hold several seats: all their ballots are the chair's own.
    let own = electors.filter {
      $0.isChair && votes[$0.seat] != nil && recused[$0.seat] == nil
    }
    guard !own.isEmpty else { return }
    var others = votes
    for elector in own { others[elector.seat] = nil }
    var without = Tally(
      countingAll: others, under: rule, notice: notice, attending: attending, electors: electors,
      recused: recused)
    guard without.outcome == outcome else { return }
    without.totals.leftOut += own.reduce(0) { $0 + $1.weight }
    self = without
  }

  private init(
    countingAll votes: [Identifier: Vote], under rule: DecisionRule, notice: Int64,
    attending: Int64?, electors: [Elector], recused: [Identifier: Bool]
  ) {
    let fromBase = Sums.Leaving(
      recused: rule.recusal?.fromBase ?? false, ineligible: rule.formalities?.fromBase ?? false)
    let sums = Sums(
      of: votes, under: rule, electors: electors, recused: recused, leaving: fromBase)
    let (totals, classes) = (sums.totals, sums.classes)
    // Where who stands aside or is not eligible leaves the base of the thresholds, but not that of the quorum, or the other way
    // round, the quorum is measured by sums of its own.
    let fromQuorum = Sums.Leaving(
      recused: rule.recusal?.fromQuorum ?? false,
      ineligible: rule.formalities?.fromQuorum ?? false)
    let ofQuorum =
      fromQuorum == fromBase || recused.isEmpty && totals.ineligible == 0
      ? sums
      : Sums(of: votes, under: rule, electors: electors, recused: recused, leaving: fromQuorum)
    let gathered = ofQuorum.totals
    let asked = rule.thresholds.filter { threshold in
      threshold.unlessNotice.map { notice < $0 } ?? true
    }
    let present =
      attending ?? (rule.quorumWithoutAbstentions ? gathered.cast : gathered.present)
      - ofQuorum.notPresent
    self.totals = totals
    objections = zip(rule.vetoes, sums.noes).map { Objection(veto: $0, noes: $1) }
    quorum = Measure(
      share: rule.quorum, seatClass: nil, part: present,
      whole: gathered.sum(of: rule.quorum.base),
      isMet: Self.isReached(rule.quorum, part: present, totals: gathered)
        && present >= rule.leastPresent ?? 0)
    leastYes = rule.leastYes
    thresholds = asked.map { Self.measure($0, totals: totals, classes: classes) }
    if !quorum.isMet {
      outcome = .noQuorum
    } else if objections.contains(where: \.isRaised) {
      outcome = .failed
    } else if totals.yes >= max(1, rule.leastYes ?? 1), thresholds.allSatisfy(\.isMet) {
      outcome = .carried
    } else if totals.yes + 1 >= rule.leastYes ?? 0,
      Self.oneMoreYesWouldCarry(asked, totals: totals, classes: classes)
    {
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
    _ thresholds: [DecisionRule.Threshold], totals: Totals, classes: [Identifier: Totals]
  ) -> Bool {
    guard totals.yes == totals.no, totals.yes > 0 else { return false }
    var with = totals
    with.yes += 1
    return thresholds.allSatisfy { measure($0, totals: with, classes: classes).isMet }
  }

  /// By how much of weight the closest threshold was met (0 or more) or missed (negative): the yes
  /// votes beyond the least number that meets it, the base staying as it is, so that each yes too few is
  /// a no or an abstention. -1 over a base of 0, 0 where every threshold is waived.
  public var margin: Int64 {
    let beyondLeast = leastYes.map { [totals.yes - $0] } ?? []
    return (beyondLeast + margins).min() ?? 0
  }

  private var margins: [Int64] {
    thresholds.filter { !($0.isMet && $0.whole == 0) }.map { measure in
      guard measure.whole > 0 else { return -1 }
      let fraction = measure.share.fraction
      let floor = fraction.numerator * measure.whole / fraction.denominator
      let isExact = fraction.numerator * measure.whole % fraction.denominator == 0
      let least = isExact && !measure.share.strictly ? floor : floor + 1
      return measure.part - least
    }
  }
}
