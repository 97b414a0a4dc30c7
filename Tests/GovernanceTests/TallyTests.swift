import CanonicalJSON
import Sodium
import Testing

@testable import Governance

/// One case of counting: a rule, seats with weights and classes, and what they chose.
struct Count {
  var quorum: FixtureCharter.Share = (.seats, "0/1", false)
  var thresholds: [DecisionRule.Threshold] = []
  var electors: [Elector] = []
  var choices: [Identifier: Choice] = [:]
  /// Seats whose ballot has a reason.
  var reasons: Set<Identifier> = []
  /// The seats that stand aside, and whether too late to leave a base.
  var recused: [Identifier: Bool] = [:]
  /// Seconds between the final text and the opening.
  var notice: Int64 = 0
  /// What else the rule says.
  var change: (inout DecisionRule) -> Void = { _ in }

  /// `thresholds` is one share of all seats.
  init(
    _ base: DecisionRule.Base, _ fraction: Fraction, strictly: Bool, yes: Int = 0, no: Int = 0,
    abstain: Int = 0, silent: Int = 0, vacant: Int = 0
  ) {
    thresholds = [
      DecisionRule.Threshold(
        share: DecisionRule.Share(base: base, fraction: fraction, strictly: strictly))
    ]
    add(yes, .yes)
    add(no, .no)
    add(abstain, .abstain)
    add(silent, nil)
    for _ in 0..<vacant { add(choosing: nil, held: false) }
  }

  private mutating func add(_ count: Int, _ choice: Choice?) {
    for _ in 0..<count { add(choosing: choice) }
  }

  mutating func add(
    choosing choice: Choice?, weight: Int64 = 1, seatClass: Identifier? = nil, held: Bool = true,
    organization: Identifier? = nil, group: Identifier? = nil, active: Bool? = nil,
    chair: Bool = false, reason: Bool = false
  ) {
    let seat = Identifier(stringLiteral: "seat-\(electors.count)")
    electors.append(
      Elector(
        poll: .of("poll"), seat: seat, weight: weight, seatClass: seatClass,
        organization: organization, group: group, person: held ? "holder" : nil, isActive: active,
        isChair: chair))
    choices[seat] = choice
    if reason { reasons.insert(seat) }
  }

  private static let anyRule = FixtureCharter.rule(
    "rule", quorum: (.seats, "1/2", true), threshold: (.cast, "1/2", true))

  var rule: DecisionRule {
    var rule = Self.anyRule
    rule.quorum = DecisionRule.Share(
      base: quorum.base, fraction: quorum.fraction, strictly: quorum.strictly)
    rule.thresholds = thresholds
    change(&rule)
    return rule
  }

  var poll: Poll {
    Poll(
      seal: .of("poll"), entry: 0, motion: .of("motion"), version: 1, body: .board, rule: rule,
      electorate: .of("electorate"), opens: "2026-01-01", closes: "2026-01-08", notice: notice)
  }

  var recusals: [Recusal] {
    electors.compactMap { elector in
      recused[elector.seat].map { isLate in
        Recusal(
          from: .of("poll"), motion: .of("motion"), seat: elector.seat, person: "holder",
          cause: .holder, isLate: isLate, event: .of("recusal"), entry: 1)
      }
    }
  }

  /// The ballots of the seats that voted.
  var ballots: [Ballot] {
    electors.compactMap { elector in
      choices[elector.seat].map { choice in
        Ballot(
          poll: .of("poll"), seat: elector.seat, turn: 1, choice: choice, person: "holder",
          event: .of(elector.seat.text), entry: 1,
          reason: reasons.contains(elector.seat) ? .of("reason") : nil)
      }
    }
  }

  var tally: Tally { Tally(of: poll, electors: electors, ballots: ballots, recusals: recusals) }
}

@Suite("Counting")
struct TallyTests {
  /// Base, fraction, strictly; yes, no, abstentions, silent, vacant; the outcome.
  typealias Case = (
    base: DecisionRule.Base, fraction: Fraction, strictly: Bool, votes: [Int], outcome: Outcome
  )

  @Test(
    arguments: [
      // Of the votes cast abstentions are no part.
      (.cast, "1/2", true, [3, 2, 9, 0, 0], .carried),
      (.cast, "1/2", true, [2, 3, 0, 0, 0], .failed),
      (.cast, "1/2", true, [2, 2, 1, 0, 0], .tied),
      (.cast, "1/2", false, [2, 2, 1, 0, 0], .carried),
      (.cast, "2/3", false, [2, 1, 0, 5, 5], .carried),
      (.cast, "2/3", true, [2, 1, 0, 0, 0], .failed),
      (.cast, "2/3", true, [3, 1, 0, 0, 0], .carried),
      (.cast, "1/1", false, [4, 0, 3, 0, 0], .carried),
      (.cast, "1/1", false, [4, 1, 0, 0, 0], .failed),
      // Of those present abstentions count like a no.
      (.present, "1/2", true, [3, 0, 3, 0, 0], .failed),
      (.present, "1/2", false, [3, 0, 3, 0, 0], .carried),
      (.present, "1/2", true, [3, 2, 0, 9, 9], .carried),
      // Of the holders silence counts like a no, a vacant seat not.
      (.holders, "1/2", true, [3, 0, 0, 3, 9], .failed),
      (.holders, "1/2", true, [3, 0, 0, 2, 9], .carried),
      // Of all seats a vacant one counts like a no.
      (.seats, "1/2", true, [3, 0, 0, 0, 3], .failed),
      (.seats, "1/2", false, [3, 0, 0, 0, 3], .carried),
      (.seats, "2/3", false, [4, 0, 0, 1, 1], .carried),
      (.seats, "2/3", false, [3, 0, 0, 1, 1], .failed),
    ] as [Case])
  func `each base counts what its name says, exactly`(example: Case) {
    let votes = example.votes
    let count = Count(
      example.base, example.fraction, strictly: example.strictly, yes: votes[0], no: votes[1],
      abstain: votes[2], silent: votes[3], vacant: votes[4])
    #expect(count.tally.outcome == example.outcome)
  }

  @Test func `a threshold over a base of 0 is not met`() {
    for base in DecisionRule.Base.ofThresholds {
      let none = Count(base, "0/1", strictly: false)
      #expect(none.tally.thresholds.map(\.isMet) == [false])
      #expect(none.tally.outcome == .noQuorum)
    }
    let abstained = Count(.cast, "0/1", strictly: false, abstain: 3)
    #expect(abstained.tally.thresholds.map(\.isMet) == [false])
  }

  @Test func `nothing carries without a yes`() {
    for base in DecisionRule.Base.ofThresholds {
      #expect(Count(base, "0/1", strictly: false, no: 1, abstain: 2).tally.outcome == .failed)
    }
  }

  @Test func `below the quorum nothing is decided, however many are for it`() {
    var count = Count(.cast, "1/2", strictly: true, yes: 4, silent: 5)
    count.quorum = (.seats, "1/2", false)
    #expect(count.tally.outcome == .noQuorum)
    count.add(choosing: .abstain)
    #expect(count.tally.outcome == .carried, "who abstains is present")
    count.quorum = (.seats, "1/2", true)
    #expect(count.tally.outcome == .noQuorum)
  }

  @Test func `a quorum of holders leaves vacant seats out, one of seats does not`() {
    var count = Count(.cast, "1/2", strictly: true, yes: 2, silent: 1, vacant: 4)
    count.quorum = (.holders, "1/2", true)
    #expect(count.tally.outcome == .carried)
    count.quorum = (.seats, "1/2", false)
    #expect(count.tally.outcome == .noQuorum)
  }

  @Test func `weights are counted, not seats`() {
    var count = Count(.cast, "1/2", strictly: true, no: 3)
    count.add(choosing: .yes, weight: 4)
    #expect(count.tally.outcome == .carried)
    #expect(count.tally.totals.yes == 4 && count.tally.totals.eligible == 7)
  }

  @Test func `all thresholds must hold`() {
    var count = Count(.cast, "1/2", strictly: true, yes: 3, no: 1, silent: 4)
    #expect(count.tally.outcome == .carried)
    count.thresholds.append(
      DecisionRule.Threshold(
        share: DecisionRule.Share(base: .seats, fraction: "1/2", strictly: false)))
    #expect(count.tally.outcome == .failed)
  }

  /// More than half of all cast, and half of the science seats.
  static func classes(waived: Bool) -> Count {
    var count = Count(.cast, "1/2", strictly: true)
    count.thresholds.append(
      DecisionRule.Threshold(
        share: DecisionRule.Share(base: .seats, fraction: "1/2", strictly: false),
        seatClass: .science, waivedIfEmpty: waived))
    return count
  }

  @Test func `a threshold of a class is over the seats of that class alone`() {
    var count = Self.classes(waived: false)
    for _ in 0..<5 { count.add(choosing: .yes, seatClass: .industry) }
    count.add(choosing: .no, seatClass: .science)
    #expect(count.tally.outcome == .failed)
    count.add(choosing: .yes, seatClass: .science)
    #expect(count.tally.outcome == .carried)
  }

  @Test(arguments: [false, true])
  func `an empty class fails unless the rule waives it`(waived: Bool) {
    var count = Self.classes(waived: waived)
    count.add(choosing: .yes, seatClass: .industry)
    #expect(count.tally.outcome == (waived ? .carried : .failed))
    #expect(count.tally.margin == (waived ? 0 : -1))
  }

  @Test func `a class that is there and silent is not waived`() {
    var count = Self.classes(waived: true)
    count.add(choosing: .yes, seatClass: .industry)
    count.add(choosing: nil, seatClass: .science)
    #expect(count.tally.outcome == .failed)
  }

  @Test func `it is tied where yes and no are equal and one more yes would carry`() {
    #expect(Count(.cast, "1/2", strictly: true, yes: 2, no: 2).tally.outcome == .tied)
    #expect(Count(.cast, "2/3", strictly: false, yes: 2, no: 2).tally.outcome == .failed)
    #expect(Count(.cast, "1/2", strictly: true).tally.outcome != .tied)
    #expect(
      Count(.seats, "1/2", strictly: true, yes: 2, no: 2, silent: 1).tally.outcome == .tied)
    #expect(
      Count(.seats, "1/2", strictly: true, yes: 2, no: 2, silent: 3).tally.outcome == .failed)
  }

  @Test func `the margin tells how many yes votes were to spare or missing`() {
    #expect(Count(.cast, "1/2", strictly: true, yes: 6, no: 4).tally.margin == 0)
    #expect(Count(.cast, "1/2", strictly: true, yes: 9, no: 1).tally.margin == 3)
    #expect(Count(.cast, "1/2", strictly: true, yes: 5, no: 5).tally.margin == -1)
    #expect(Count(.seats, "2/3", strictly: false, yes: 6, silent: 3).tally.margin == 0)
    #expect(Count(.seats, "2/3", strictly: false, yes: 4, silent: 5).tally.margin == -2)
  }
}
