/// Whether a poll is decided before its time.
extension Tally {
  /// The outcome that the poll has whatever the seats without a ballot choose, or whether they vote at
  /// all, or stand aside; nil where one of these could still change it.
  ///
  /// More noes, and more seats that are present, only make it harder to carry; more yes only easier. So
  /// the two extremes tell of all that lies between. A tie cannot be told that way: where as many yes as
  /// noes are still possible, nothing is decided against the motion.
  public static func decided(
    _ poll: Poll, electors: [Elector], ballots: [Ballot], recusals: [Recusal]
  ) -> Outcome? {
    let settled = Set(ballots.map(\.seat)).union(recusals.map(\.seat))
      .union(electors.filter { !$0.isEligible }.map(\.seat))
    let present = Tally(of: poll, electors: electors, ballots: ballots, recusals: recusals)
    // Without a quorum as it stands, those who stay away decide; and where abstentions do not count for
    // it, who abstains for a seat that was vacant makes it harder to reach.
    guard present.quorum.isMet else { return nil }
    func tally(othersChoosing choice: Choice) -> Tally {
      let others = electors.filter { !settled.contains($0.seat) }.map { elector in
        Ballot(
          poll: poll.seal, seat: elector.seat, turn: 1, choice: choice, person: elector.seat,
          event: poll.seal, entry: poll.entry, reason: poll.seal)
      }
      return Tally(
        of: poll, electors: electors, ballots: ballots + others, recusals: recusals)
    }
    let abstaining = tally(othersChoosing: .abstain)
    guard abstaining.quorum.isMet else { return nil }
    // A share of nothing is not met, so that a class that says nothing can be worse than its noes, and one
    // whose last seat stands aside worse still.
    var worst = [present, abstaining, tally(othersChoosing: .no)]
    if poll.rule.recusal != nil {
      let others = electors.filter { !settled.contains($0.seat) }.map { elector in
        Recusal(
          from: poll.seal, motion: poll.motion, seat: elector.seat, person: elector.seat,
          cause: .holder, event: poll.seal, entry: poll.entry)
      }
      worst.append(
        Tally(of: poll, electors: electors, ballots: ballots, recusals: recusals + others))
    }
    if worst.allSatisfy({ $0.outcome == .carried }) {
      return .carried
    }
    let best = tally(othersChoosing: .yes)
    let isVetoed = best.objections.contains(where: \.isRaised)
    let isBehind = best.outcome == .failed && best.totals.yes < best.totals.no
    return isVetoed || isBehind ? .failed : nil
  }
}
