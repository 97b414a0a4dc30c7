/// One ballot that would have changed an outcome.
public struct Pivot: Hashable, Sendable {
  /// Any one of these seats.
  public let seats: [Identifier]
  /// What each of them chose; nil where it was silent.
  public let choice: Choice?
  /// What it would have had to choose instead.
  public let instead: Choice
  public let outcome: Outcome
}

extension Pivot {
  /// Every single ballot by which a poll would have come out otherwise, in the order of the electors.
  ///
  /// Seats that count the same are tried once: a hundred thousand of them cost no more than their kinds.
  ///
  /// - Parameters:
  ///   - electors: by the bytes of their seats' ids.
  ///   - ballots: in log order.
  ///   - recusals: from this poll. Who stands aside, or was not eligible, has no ballot that could have
  ///     changed it.
  public static func all(
    of poll: Poll, electors: [Elector], ballots: [Ballot], recusals: [Recusal]
  ) -> [Pivot] {
    let outcome = Tally(
      of: poll, electors: electors, ballots: ballots, recusals: recusals
    ).outcome
    let recused = Set(recusals.map(\.seat))
    var last: [Identifier: Ballot] = [:]
    for ballot in ballots { last[ballot.seat] = ballot }
    var kinds: [Kind: [Elector]] = [:]
    var order: [Kind] = []
    for elector in electors where elector.isEligible && !recused.contains(elector.seat) {
      let ballot = last[elector.seat]
      // A vacant seat that stayed silent had nobody to vote.
      guard elector.person != nil || ballot != nil else { continue }
      let kind = Kind(elector, ballot, under: poll.rule)
      if kinds[kind] == nil { order.append(kind) }
      kinds[kind, default: []].append(elector)
    }
    var pivots: [Pivot] = []
    for kind in order {
      let seats = (kinds[kind] ?? []).map(\.seat)
      guard let seat = seats.first else { continue }
      for instead in [Choice.yes, .no, .abstain] where instead != kind.choice {
        let other = Ballot(
          poll: poll.seal, seat: seat, turn: .max, choice: instead, person: seat,
          event: poll.seal, entry: poll.entry, reason: last[seat]?.reason,
          capacity: last[seat]?.capacity ?? .holder)
        let changed = Tally(
          of: poll, electors: electors, ballots: ballots + [other], recusals: recusals
        ).outcome
        guard changed != outcome else { continue }
        pivots.append(
          Pivot(seats: seats, choice: kind.choice, instead: instead, outcome: changed))
      }
    }
    return pivots
  }

  /// What two seats have in common that count the same.
  private struct Kind: Hashable {
    let weight: Int64
    let seatClass: Identifier?
    let isHeld: Bool
    let choice: Choice?
    let hasReason: Bool
    let capacity: Ballot.Capacity?
    /// Where it matters which seats are one organization's, each is a kind of its own.
    let seat: Identifier?

    init(_ elector: Elector, _ ballot: Ballot?, under rule: DecisionRule) {
      weight = elector.weight
      seatClass = elector.seatClass
      isHeld = elector.person != nil
      choice = ballot?.choice
      hasReason = ballot?.reason != nil
      capacity = ballot?.capacity
      let isOneOfMany = rule.hasCap && elector.organization != nil
      seat = isOneOfMany || elector.isChair ? elector.seat : nil
    }
  }
}
