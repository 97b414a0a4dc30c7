import Testing

@testable import Governance

@Suite("What ballots held back could make of a poll")
struct HeldCountTests {
  static func ballot(_ seat: Identifier, _ turn: Int64, _ choice: Choice) -> Ballot {
    Ballot(
      poll: .of("poll"), seat: seat, turn: turn, choice: choice, person: "holder",
      event: .of("\(seat) \(turn)"), entry: 10 * turn)
  }

  static func ballots(of count: Count) -> [Ballot] {
    count.electors.compactMap { elector in
      count.choices[elector.seat].map { ballot(elector.seat, 1, $0) }
    }
  }

  static func told(_ count: Count, held: [Ballot]) -> HeldCount {
    HeldCount(
      of: count.poll, electors: count.electors, ballots: ballots(of: count), held: held,
      recusals: count.recusals)
  }

  /// Counts once for every subset.
  static func outcomes(_ count: Count, held: [Ballot]) -> Set<Outcome> {
    Set(
      (0..<(1 << held.count)).map { subset in
        let admitted = held.enumerated().filter { subset & (1 << $0.offset) != 0 }.map(\.element)
        return Tally(
          of: count.poll, electors: count.electors, ballots: ballots(of: count) + admitted,
          recusals: count.recusals
        ).outcome
      })
  }

  @Test func `it is what counting every subset gives`() {
    var generator = SplitMix(seed: 9)
    var (contested, safe) = (0, 0)
    for _ in 0..<3_000 {
      var count = TallyPropertyTests.random(&generator)
      if Int.random(in: 0..<4, using: &generator) == 0 {
        count.change = { $0.organizationCap = 3 }
        for index in count.electors.indices where index % 2 == 0 {
          count.electors[index].organization = "ibm"
        }
      }
      guard !count.electors.isEmpty else { continue }
      let held = (0..<Int64.random(in: 0...6, using: &generator)).compactMap { turn -> Ballot? in
        guard let seat = count.electors.randomElement(using: &generator)?.seat else { return nil }
        return Self.ballot(
          seat, 2 + turn, Choice.allCases.randomElement(using: &generator) ?? .no)
      }
      let told = Self.told(count, held: held)
      #expect(!told.tooMany && told.ballots == held.count)
      let found = Self.outcomes(count, held: held)
      guard Set(told.others).union([told.counted]) == found, !told.others.contains(told.counted)
      else {
        Issue.record("\(told), and by hand \(found): \(count), \(held)")
        return
      }
      if told.isContested { contested += 1 } else { safe += 1 }
    }
    #expect(contested > 300 && safe > 300)
  }

  @Test func `a hundred seats that count the same are a hundred and one cases`() {
    let count = Count(.cast, "1/2", strictly: true, yes: 120, no: 19, silent: 100)
    let seats = count.electors.suffix(100).map(\.seat)
    let told = Self.told(count, held: seats.map { Self.ballot($0, 2, .no) })
    #expect(told == HeldCount(ballots: 100, counted: .carried))
    let close = Count(.cast, "1/2", strictly: true, yes: 50, silent: 100)
    let more = Self.told(
      close, held: close.electors.suffix(100).map { Self.ballot($0.seat, 2, .no) })
    #expect(more == HeldCount(ballots: 100, counted: .carried, others: [.failed, .tied]))
  }

  @Test func `where there are too many cases, nothing is said to be safe`() {
    var count = Count(.cast, "1/2", strictly: true, yes: 100)
    for weight in 1...11 { count.add(choosing: nil, weight: Int64(weight)) }
    let told = Self.told(
      count, held: count.electors.dropFirst(100).map { Self.ballot($0.seat, 2, .no) })
    #expect(told == HeldCount(ballots: 11, counted: .carried, tooMany: true))
    #expect(told.isContested)
  }
}
