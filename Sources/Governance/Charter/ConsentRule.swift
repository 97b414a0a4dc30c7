extension DecisionRule {
  /// Refuses a written consent under a rule that could do with less than the yes of all, or that has other
  /// words for when a poll is over or what counts in it.
  func requireSoundConsent() throws {
    guard writtenConsent else { return }
    guard closesWhenAllVoted else {
      throw ValueError(field: "written_consent", expected: "beside closes_when_all_voted")
    }
    guard thresholds.contains(where: \.isOfAll) else {
      throw ValueError(
        field: "written_consent",
        expected: "beside a threshold of at least 1/1 of seats or holders, without class and notice"
      )
    }
    // A seat's signature would be one without effect, or it would take none.
    guard !castingVote, lateQuorum == nil, !hasCap, quorumAt == nil, recusal == nil,
      formalities == nil
    else {
      throw ValueError(
        field: "written_consent",
        expected:
          "not there beside casting_vote, formalities, late_quorum, organization_cap, group_cap, quorum_at or recusal"
      )
    }
  }
}

extension DecisionRule.Threshold {
  /// Whether it is always asked for, and met by nothing but the yes of every seat or every holder.
  var isOfAll: Bool {
    seatClass == nil && unlessNotice == nil && !share.strictly
      && share.fraction.numerator == share.fraction.denominator
      && (share.base == .seats || share.base == .holders)
  }
}
