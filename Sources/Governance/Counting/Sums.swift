/// What the votes add up to: of all seats, of each class, and the noes that count for each veto.
struct Sums {
  private(set) var totals = Totals()
  private(set) var classes: [Identifier: Totals] = [:]
  /// As the rule lists its vetoes.
  private(set) var noes: [Int64]
  /// What of the ballots does not count for the quorum, as it came by proxy.
  private(set) var notPresent: Int64 = 0

  /// Who leaves a base.
  struct Leaving: Hashable {
    /// The seats that stand aside, those that did so in time.
    let recused: Bool
    /// The seats that are not eligible.
    let ineligible: Bool
  }

  /// - Parameters:
  ///   - recused: the seats that stand aside, and whether each did so too late to leave a base.
  ///   - leaving: who leaves the base.
  init(
    of votes: [Identifier: Tally.Vote], under rule: DecisionRule, electors: [Elector],
    recused: [Identifier: Bool], leaving: Leaving
  ) {
    noes = rule.vetoes.map { _ in Int64(0) }
    var caps = WeightCaps(rule)
    for elector in electors {
      guard elector.isEligible else {
        let weights =
          leaving.ineligible
          ? .none
          : caps.weights(of: elector, hasVoted: false, isHeld: elector.person != nil)
        add(elector, as: weights) { $0.count(ineligible: elector, as: $1) }
        continue
      }
      let vote = votes[elector.seat]
      if !recused.isEmpty, let isLate = recused[elector.seat] {
        let weights =
          leaving.recused && !isLate
          ? .none : caps.weights(of: elector, hasVoted: false, isHeld: true)
        add(elector, as: weights) {
          $0.count(elector, recusedLate: isLate, hadVoted: vote != nil, as: $1)
        }
        continue
      }
      let weights = caps.weights(
        of: elector, hasVoted: vote != nil, isHeld: elector.person != nil || vote != nil)
      add(elector, as: weights) { $0.count(elector, choosing: vote?.choice, as: $1) }
      if let vote, vote.capacity != .holder { deputize(vote, weights, under: rule) }
      guard let vote, vote.choice == .no else { continue }
      for (index, veto) in rule.vetoes.enumerated()
      where (veto.seatClass == nil || veto.seatClass == elector.seatClass)
        && (vote.hasReason || !veto.withReason)
      {
        noes[index] += weights.ballot
      }
    }
  }

  /// Notes a vote by proxy or by an alternate.
  private mutating func deputize(
    _ vote: Tally.Vote, _ weights: CountedWeights, under rule: DecisionRule
  ) {
    guard vote.capacity == .proxy else {
      totals.byAlternates += weights.ballot
      return
    }
    totals.byProxies += weights.ballot
    let isAbsent = vote.choice == .abstain && rule.quorumWithoutAbstentions
    if !(rule.proxies?.forQuorum ?? false), !isAbsent { notPresent += weights.ballot }
  }

  private mutating func add(
    _ elector: Elector, as weights: CountedWeights, _ count: (inout Totals, CountedWeights) -> Void
  ) {
    count(&totals, weights)
    if let seatClass = elector.seatClass {
      count(&classes[seatClass, default: Totals()], weights)
    }
  }
}
