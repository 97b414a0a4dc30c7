import Testing

@testable import Governance

@Suite("Which single ballot would have changed an outcome") struct PivotTests {
  private func pivots(_ count: Count) -> [Pivot] {
    Pivot.all(
      of: count.poll, electors: count.electors, ballots: count.ballots, recusals: count.recusals)
  }

  @Test func `where one vote decided, every one of them did`() {
    let count = Count(.cast, "1/2", strictly: true, yes: 3, no: 2)
    #expect(count.tally.outcome == .carried)
    let found = pivots(count)
    #expect(found.map(\.choice) == [.yes, .yes])
    #expect(found.map(\.instead) == [.no, .abstain])
    #expect(found.map(\.outcome) == [.failed, .tied])
    #expect(found.first?.seats == ["seat-0", "seat-1", "seat-2"])
  }

  @Test func `a landslide turned on nobody`() {
    #expect(pivots(Count(.cast, "1/2", strictly: true, yes: 9, no: 2, silent: 1)).isEmpty)
  }

  @Test func `who stayed silent could have decided, a vacant seat could not`() {
    let count = Count(.seats, "1/2", strictly: true, yes: 3, silent: 2, vacant: 1)
    #expect(count.tally.outcome == .failed)
    let found = pivots(count)
    #expect(found.map(\.choice) == [nil] && found.map(\.instead) == [.yes])
    #expect(found.first?.seats == ["seat-3", "seat-4"])
  }

  @Test func `under a cap each seat of an organization is looked at alone`() {
    var count = Count(.cast, "1/2", strictly: true, yes: 1, no: 1)
    count.add(choosing: .yes, organization: .ibm)
    count.add(choosing: .no, organization: .ibm)
    count.change = { $0.organizationCap = 1 }
    #expect(count.tally.outcome == .carried, "the first of the two counts")
    #expect(pivots(count).allSatisfy { !$0.seats.contains("seat-3") })
    #expect(pivots(count).contains { $0.seats == ["seat-2"] && $0.instead == .no })
  }

  @Test func `no ballot is left out that one finds by trying each`() {
    var generator = SplitMix(seed: 1215)
    var found = 0
    for _ in 0..<1_500 {
      let count =
        Bool.random(using: &generator)
        ? TallyPropertyTests.random(&generator) : GroupCapTests.random(&generator)
      let named = Set(
        pivots(count).flatMap { pivot in pivot.seats.map { "\($0) \(pivot.instead)" } })
      var tried: Set<String> = []
      for elector in count.electors {
        guard elector.person != nil || count.choices[elector.seat] != nil else { continue }
        for instead in [Choice.yes, .no, .abstain] where instead != count.choices[elector.seat] {
          var other = count
          other.choices[elector.seat] = instead
          if other.tally.outcome != count.tally.outcome {
            tried.insert("\(elector.seat) \(instead)")
          }
        }
      }
      found += tried.count
      guard named != tried else { continue }
      Issue.record("\(named.symmetricDifference(tried)) in \(count)")
      return
    }
    #expect(found > 500)
  }
}
