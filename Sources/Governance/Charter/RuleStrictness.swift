extension DecisionRule.Share {
  /// Whether whatever reaches this share reaches `other` too.
  ///
  /// Of the same votes, cast <= present <= holders <= seats, and of the same quorum
  /// active <= holders, so a wider base is the stricter one.
  func isAtLeastAsStrict(as other: DecisionRule.Share) -> Bool {
    // At least nothing is reached as soon as there is something of the base: so also by whatever reaches a
    // share of a narrower one.
    if other.fraction.numerator == 0, !other.strictly, base.width <= other.base.width {
      return true
    }
    // At least nothing is reached by nobody's vote, and so says nothing of a narrower base.
    guard base == other.base || fraction.numerator > 0 || strictly else { return false }
    return base.width >= other.base.width && fraction.isAtLeast(other.fraction)
      && (fraction != other.fraction || strictly || !other.strictly)
  }

  /// Whether no vote whatever could reach it: more than the whole.
  var isUnreachable: Bool { fraction.numerator == fraction.denominator && strictly }
}

extension DecisionRule.Base {
  fileprivate var width: Int {
    switch self {
    case .cast: 0
    case .present: 1
    case .active: 2
    case .holders: 3
    case .seats: 4
    }
  }
}

extension DecisionRule {
  /// Whether this rule asks for all that `other` asks for: a rule changes only under such a one. A written consent
  /// makes no difference: anybody could close the poll with the last signature, and that is compared.
  public func isAtLeastAsStrict(as other: DecisionRule) -> Bool {
    asksForAsManyVotes(as: other) && givesAsMuchTime(as: other)
      && (!castingVote || other.castingVote) && (!again || other.again)
      && (!closesWhenAllVoted || other.closesWhenAllVoted)
      && (inTime == other.inTime || other.inTime == nil)
  }

  private func asksForAsManyVotes(as other: DecisionRule) -> Bool {
    // Whose votes are counted is neither more nor less.
    guard organizationCap == other.organizationCap, groupCap == other.groupCap,
      chairVotesIfDecisive == other.chairVotesIfDecisive, recusal == other.recusal,
      formalities == other.formalities,
      proxies == nil || proxies == other.proxies
    else { return false }
    // The further back activity is looked for, the more seats are active.
    let isAsActive =
      quorum.base != .active
      || ((activity?.polls ?? 0) >= (other.activity?.polls ?? 0)
        && (activity?.meetings ?? 0) >= (other.activity?.meetings ?? 0))
    return quorum.isAtLeastAsStrict(as: other.quorum) && isAsActive
      && (leastPresent ?? 0) >= (other.leastPresent ?? 0)
      && (leastYes ?? 1) >= (other.leastYes ?? 1)
      // Who is there need not vote: ballots are the stricter sign.
      && (quorumAt == nil || quorumAt == other.quorumAt)
      && (quorumWithoutAbstentions || !other.quorumWithoutAbstentions)
      && other.thresholds.allSatisfy { wanted in
        thresholds.contains { $0.isAtLeastAsStrict(as: wanted) }
      }
      && other.vetoes.allSatisfy { wanted in
        vetoes.contains { $0.isAtLeastAsStrict(as: wanted) }
      }
  }

  private func givesAsMuchTime(as other: DecisionRule) -> Bool {
    seconds >= other.seconds && discussion >= other.discussion
      && (dissentWithin ?? 0) >= (other.dissentWithin ?? 0)
      && (contestWithin ?? 0) >= (other.contestWithin ?? 0)
      && (hearing?.notice ?? 0) >= (other.hearing?.notice ?? 0)
      && leastWindow >= other.leastWindow && (lateQuorum ?? 0) >= (other.lateQuorum ?? 0)
      && (closesWhenDecided.map { own in other.closesWhenDecided.map { own >= $0 } ?? false }
        ?? true)
  }
}

extension MeetingRule {
  /// Whether meetings under it are called as early, need as many and tell as surely who chose what.
  func isAtLeastAsStrict(as other: MeetingRule) -> Bool {
    notice >= other.notice && quorum.isAtLeastAsStrict(as: other.quorum)
      && !loosensRollCalls(of: other)
  }

  /// Whether a roll call is taken, or is safe from disputes, where it was not.
  func loosensRollCalls(of other: MeetingRule?) -> Bool {
    guard let rollCallDisputes else { return false }
    return other?.rollCallDisputes.map { rollCallDisputes < $0 } ?? true
  }
}

extension DecisionRule.Threshold {
  fileprivate func isAtLeastAsStrict(as other: DecisionRule.Threshold) -> Bool {
    let isAskedWhenever =
      unlessNotice.map { own in other.unlessNotice.map { own >= $0 } ?? false } ?? true
    return seatClass == other.seatClass && (!waivedIfEmpty || other.waivedIfEmpty)
      && isAskedWhenever && share.isAtLeastAsStrict(as: other.share)
  }
}

extension DecisionRule.Veto {
  fileprivate func isAtLeastAsStrict(as other: DecisionRule.Veto) -> Bool {
    // The noes of one class are also noes of all.
    (seatClass == nil || seatClass == other.seatClass) && noes <= other.noes
      && (!withReason || other.withReason)
  }
}
