internal import Governance

extension CodeBook {
  /// Ballots that were held back, and polls that these could turn.
  static let contestRefusals: [RefusalCode: String] = [
    .contestsNotHeard:
      "A ballot held back is put on record under a rule with `contest_within` only.",
    .votingGoesOn:
      "While voting goes on a ballot is handed in as it is; one held back is put on record after the end.",
    .heldByVoter:
      "A ballot held back is put on record by another person than its voter, for another seat of the same poll.",
    .heldNotInTime:
      "A ballot held back says that it was signed while voting went on.",
    .heldUnknown:
      "A poll is settled by ballots that were put on record as held back in this poll, named by their events' ids.",
    .contestOpen:
      "Under a rule with `contest_within` a poll is closed when that time after its end is over, or at once where "
      + "no seat could have signed another ballot.",
    .pollContested:
      "While ballots that were held back could turn a poll, nothing else is done with its motion than settling it.",
    .notContested: "A poll is settled once, and only where it was closed as contested.",
  ]
}
