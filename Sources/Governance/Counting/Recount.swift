public import Sodium

extension Register {
  /// Counts a closed poll again as if some of its ballots had never been cast: under the rule that it
  /// sealed, by the same count, over the electorate, the recusals and the attendance as they were. An
  /// earlier ballot of the seat counts instead, or else what a roll call says of it.
  ///
  /// - Parameter left: the events of the ballots that are left out.
  public func tally(of poll: Poll, without left: Set<Digest>) throws -> Tally {
    let cast = try timelyBallots(in: poll).filter { !left.contains($0.event) }
    let called =
      poll.rollCall == nil
      ? [] : try countedRollCall(on: poll, beside: cast)?.ballots(in: poll.seal)
    return Tally(
      of: poll, electors: try electors(of: poll.seal), ballots: (called ?? []) + cast,
      recusals: try recusals(from: poll.seal))
  }
}
