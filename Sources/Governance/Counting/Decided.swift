/// Whether a poll is decided before its time.
extension Tally {
  /// The outcome that the poll has whatever the seats without a ballot choose, or whether they vote at
  /// all; nil where one of these could still change it.
  ///
  /// More noes, and more seats that are present, only make it harder to carry; more yes only easier. So
  /// the two extremes tell of all that lies between. A tie cannot be told that way: where as many yes as
  /// noes are still possible, nothing is decided against the motion.
  public static func decided(
    _ poll: Poll, electors: [Elector], ballots: [Ballot]
  ) -> Outcome? {
    let voted = Set(ballots.map(\.seat))
    let present = Tally(of: poll, electors: electors, ballots: ballots)
    // Without a quorum as it stands, those who stay away decide; and where abstentions do not count for
    // it, who abstains for a seat that was vacant makes it harder to reach.
    guard present.quorum.isMet else { return nil }
    func tally(othersChoosing choice: Choice) -> Tally {
      let others = electors.filter { !voted.contains($0.seat) }.map { elector in
        Ballot(
          poll: poll.seal, seat: elector.seat, turn: 1, choice: choice, person: elector.seat,
          event: poll.seal, entry: poll.entry, reason: poll.seal)
      }
      return Tally(of: poll, electors: electors, ballots: ballots + others)
    }
    let abstaining = tally(othersChoosing: .abstain)
    guard abstaining.quorum.isMet else { return nil }
    // A share of nothing is not met, so that a class that says nothing can be worse than its noes.
    if [present, abstaining, tally(othersChoosing: .no)].allSatisfy({ $0.outcome == .carried }) {
      return .carried
    }
    let best = tally(othersChoosing: .yes)
    let isVetoed = best.objections.contains(where: \.isRaised)
    let isBehind = best.outcome == .failed && best.totals.yes < best.totals.no
    return isVetoed || isBehind ? .failed : nil
  }
}
