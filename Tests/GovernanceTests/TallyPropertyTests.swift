import Testing

@testable import Governance

@Suite("Counting, on thousands of generated cases")
struct TallyPropertyTests {
  static func random(_ generator: inout SplitMix) -> Count {
    var count = Count(
      DecisionRule.Base.ofThresholds.randomElement(using: &generator) ?? .cast,
      fraction(&generator), strictly: .random(using: &generator))
    count.quorum = (
      Bool.random(using: &generator) ? .seats : .holders, fraction(&generator),
      .random(using: &generator)
    )
    if Bool.random(using: &generator) {
      count.thresholds = Count(.cast, "1/2", strictly: true).thresholds
    }
    let classes: [Identifier?] = [nil, .industry, .science]
    for _ in 0..<Int.random(in: 0...2, using: &generator) {
      count.thresholds.append(
        DecisionRule.Threshold(
          share: DecisionRule.Share(
            base: DecisionRule.Base.ofThresholds.randomElement(using: &generator) ?? .cast,
            fraction: fraction(&generator), strictly: .random(using: &generator)),
          seatClass: classes.randomElement(using: &generator) ?? nil,
          waivedIfEmpty: .random(using: &generator)))
    }
    for _ in 0..<Int.random(in: 0...9, using: &generator) {
      count.add(
        choosing: [.yes, .yes, .no, .abstain, nil].randomElement(using: &generator) ?? nil,
        weight: Int64.random(in: 1...4, using: &generator),
        seatClass: classes.randomElement(using: &generator) ?? nil,
        held: Int.random(in: 0..<5, using: &generator) > 0)
    }
    return count
  }

  static func fraction(_ generator: inout SplitMix) -> Fraction {
    (["0/1", "1/3", "1/2", "3/5", "2/3", "3/4", "1/1"] as [Fraction])
      .randomElement(using: &generator) ?? "1/2"
  }

  @Test func `a tally equals a naive recount`() {
    var generator = SplitMix(seed: 2023)
    var seen: [Outcome: Int] = [:]
    for _ in 0..<8_000 {
      let count = Self.random(&generator)
      let tally = count.tally
      let naive = Recount(count).outcome
      seen[naive, default: 0] += 1
      guard tally.outcome != naive else { continue }
      Issue.record("\(tally.outcome), and by hand \(naive): \(count)")
      return
    }
    for outcome in Outcome.allCases where outcome != .contested {
      #expect(seen[outcome, default: 0] > 40, "the cases must reach \(outcome)")
    }
  }

  @Test func `one no or abstention that becomes a yes never turns carried into failed`() {
    var generator = SplitMix(seed: 5)
    var checked = 0
    for _ in 0..<8_000 {
      let count = Self.random(&generator)
      guard count.tally.outcome == .carried,
        let seat = count.choices.first(where: { $0.value != .yes })?.key
      else { continue }
      var more = count
      more.choices[seat] = .yes
      checked += 1
      #expect(more.tally.outcome == .carried, "\(count)")
    }
    #expect(checked > 150)
  }

  @Test func `one more yes of a silent holder never turns carried into failed`() {
    var generator = SplitMix(seed: 6)
    var checked = 0
    for _ in 0..<8_000 {
      let count = Self.random(&generator)
      guard count.tally.outcome == .carried,
        let silent = count.electors.first(where: {
          $0.person != nil && count.choices[$0.seat] == nil
        })
      else { continue }
      var more = count
      more.choices[silent.seat] = .yes
      checked += 1
      #expect(more.tally.outcome == .carried, "\(count)")
    }
    #expect(checked > 150)
  }

  @Test func `what carries under a rule carries under every rule that it is as strict as`() {
    var generator = SplitMix(seed: 7)
    var checked = 0
    for _ in 0..<8_000 {
      let count = Self.random(&generator)
      var laxer = Self.random(&generator)
      guard count.rule.isAtLeastAsStrict(as: laxer.rule) else { continue }
      laxer.electors = count.electors
      laxer.choices = count.choices
      guard count.tally.outcome == .carried else { continue }
      checked += 1
      #expect(laxer.tally.outcome == .carried, "\(count) \(laxer.thresholds)")
    }
    #expect(checked > 60)
  }
}

/// The outcome as somebody would count it on paper, vote by vote, in fractions of whole votes.
struct Recount {
  let count: Count

  init(_ count: Count) { self.count = count }

  func sum(_ seatClass: Identifier?, where counts: (Elector, Choice?) -> Bool) -> Int64 {
    var sum: Int64 = 0
    for elector in count.electors
    where (seatClass == nil || elector.seatClass == seatClass)
      && counts(elector, count.choices[elector.seat])
    {
      for _ in 0..<elector.weight { sum += 1 }
    }
    return sum
  }

  func whole(_ base: DecisionRule.Base, _ seatClass: Identifier?, extra: Int64) -> Int64 {
    switch base {
    case .cast: sum(seatClass) { $1 == .yes || $1 == .no } + extra
    case .present: sum(seatClass) { $1 != nil } + extra
    case .holders: sum(seatClass) { $0.person != nil || $1 != nil }
    case .seats: sum(seatClass) { _, _ in true }
    case .active: sum(seatClass) { elector, _ in elector.isActive ?? false }
    }
  }

  func reaches(_ part: Int64, _ share: DecisionRule.Share, of whole: Int64) -> Bool {
    guard whole > 0 else { return false }
    let (needed, has) = (share.fraction.numerator * whole, part * share.fraction.denominator)
    return share.strictly ? has > needed : has >= needed
  }

  /// Whether every threshold is met, with so many more yes votes that belong to no class.
  func carries(with extra: Int64) -> Bool {
    count.thresholds.allSatisfy { threshold in
      let seatClass = threshold.seatClass
      if let seatClass, !count.electors.contains(where: { $0.seatClass == seatClass }) {
        return threshold.waivedIfEmpty
      }
      let own = seatClass == nil ? extra : 0
      return reaches(
        sum(seatClass) { $1 == .yes } + own, threshold.share,
        of: whole(threshold.share.base, seatClass, extra: own))
    }
  }

  var outcome: Outcome {
    let present = sum(nil) { $1 != nil }
    let (base, fraction, strictly) = count.quorum
    let quorum = DecisionRule.Share(base: base, fraction: fraction, strictly: strictly)
    guard reaches(present, quorum, of: whole(base, nil, extra: 0)) else { return .noQuorum }
    let yes = sum(nil) { $1 == .yes }
    let no = sum(nil) { $1 == .no }
    if yes > 0, carries(with: 0) { return .carried }
    return yes == no && yes > 0 && carries(with: 1) ? .tied : .failed
  }
}

/// Steele, Lea, Flood: Fast splittable pseudorandom number generators. The same seed, the same cases.
struct SplitMix: RandomNumberGenerator {
  var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}
