import Sodium
import Testing

@testable import Governance

@Suite("Counting seats that stand aside") struct RecusalCountingTests {
  private static func rule(base: Bool, quorum: Bool) -> DecisionRule.Recusals? {
    base || quorum ? DecisionRule.Recusals(fromBase: base, fromQuorum: quorum) : nil
  }

  /// Four yes, one no, five silent of whom two stand aside; more than half of all seats must say yes.
  private func count(base: Bool, quorum: Bool, late: Bool = false) -> Count {
    var count = Count(.seats, "1/2", strictly: false, yes: 4, no: 1, silent: 5)
    count.quorum = (.seats, "5/8", false)
    count.change = { $0.recusal = Self.rule(base: base, quorum: quorum) }
    for elector in count.electors.suffix(2) { count.recused[elector.seat] = late }
    return count
  }

  @Test func `the rule says whether they leave the base, the quorum, both or neither`() {
    for (base, quorum, outcome) in [
      (true, true, Outcome.carried), (true, false, .noQuorum), (false, true, .failed),
      (false, false, .noQuorum),
    ] {
      let tally = count(base: base, quorum: quorum).tally
      #expect(tally.outcome == outcome, "\(base) \(quorum)")
      #expect(tally.totals.recused == 2 && tally.totals.recusedLate == 0)
      #expect(tally.totals.eligible == (base ? 8 : 10))
      #expect(tally.quorum.whole == (quorum ? 8 : 10))
      #expect(tally.thresholds[0].whole == (base ? 8 : 10))
    }
  }

  @Test func `those that came late stay, whatever the rule`() {
    let tally = count(base: true, quorum: true, late: true).tally
    #expect(tally.totals.eligible == 10 && tally.quorum.whole == 10)
    #expect(tally.totals.recusedLate == 2)
  }

  @Test func `a class all of whose seats left is empty`() {
    for waived in [true, false] {
      var count = Count(.cast, "1/2", strictly: true, yes: 3)
      count.add(choosing: .yes, seatClass: "issuer")
      count.thresholds.append(
        DecisionRule.Threshold(
          share: DecisionRule.Share(base: .cast, fraction: "1/2", strictly: true),
          seatClass: "issuer", waivedIfEmpty: waived))
      count.change = { $0.recusal = RecusalTests.leaving }
      count.recused["seat-3"] = false
      #expect(count.tally.outcome == (waived ? .carried : .failed))
    }
  }

  @Test func `neither a no for a veto nor the chair's decisive ballot counts of them`() {
    var vetoed = Count(.cast, "1/2", strictly: true, yes: 3, no: 1)
    vetoed.change = { $0.vetoes = [DecisionRule.Veto(noes: 1)] }
    vetoed.recused["seat-3"] = true
    #expect(vetoed.tally.outcome == .carried)
    var tied = Count(.cast, "1/2", strictly: true, yes: 1, no: 1)
    tied.add(choosing: .yes, chair: true)
    tied.change = { $0.chairVotesIfDecisive = true }
    #expect(tied.tally.outcome == .carried)
    tied.recused["seat-2"] = true
    #expect(tied.tally.outcome == .tied && tied.tally.totals.leftOut == 1)
  }

  @Test func `a seat that left uses nothing of its organization's cap`() {
    var count = Count(.seats, "1/2", strictly: true, yes: 1)
    for _ in 0..<3 { count.add(choosing: .yes, organization: .ibm) }
    count.change = {
      $0.organizationCap = 2
      $0.recusal = RecusalTests.leaving
    }
    count.recused["seat-1"] = false
    #expect(count.tally.totals.yes == 3 && count.tally.totals.eligible == 3)
  }

  @Test func `no single ballot of theirs would have changed the outcome`() {
    var count = Count(.cast, "1/2", strictly: true, yes: 3, no: 2)
    count.recused["seat-0"] = true
    let pivots = Pivot.all(
      of: count.poll, electors: count.electors, ballots: count.ballots, recusals: count.recusals)
    #expect(count.tally.outcome == .tied)
    #expect(!pivots.isEmpty && !pivots.flatMap(\.seats).contains("seat-0"))
  }

  /// What is said to be decided stays so, whatever the seats that are out choose, and whoever of them
  /// stands aside.
  @Test(arguments: 0..<300) func `what is decided early stays decided`(seed: Int) {
    var generator = SplitMix(seed: UInt64(seed))
    var count = Count(
      [.cast, .present, .seats, .holders].randomElement(using: &generator) ?? .cast, "1/2",
      strictly: Bool.random(using: &generator), yes: Int.random(in: 0...4, using: &generator),
      no: Int.random(in: 0...3, using: &generator), silent: Int.random(in: 0...3, using: &generator)
    )
    count.quorum = (.seats, "1/2", Bool.random(using: &generator))
    let rule = Self.rule(
      base: Bool.random(using: &generator), quorum: Bool.random(using: &generator))
    count.change = { $0.recusal = rule }
    let decided = Tally.decided(
      count.poll, electors: count.electors, ballots: count.ballots, recusals: count.recusals)
    guard let decided else { return }
    for _ in 0..<8 {
      var later = count
      for elector in count.electors where count.choices[elector.seat] == nil {
        switch Int.random(in: 0...4, using: &generator) {
        case 0: later.choices[elector.seat] = .yes
        case 1: later.choices[elector.seat] = .no
        case 2: later.choices[elector.seat] = .abstain
        case 3: later.recused[elector.seat] = Bool.random(using: &generator)
        default: break
        }
      }
      #expect(later.tally.outcome == decided)
    }
  }
}
