internal import Governance

/// Objectives, risks, initiatives.
extension CodeBook {
  static let promiseRefusals: [RefusalCode: String] = [
    .objectiveUnknown: "No motion adopted an objective of this id, or a motion dropped it.",
    .notOwner:
      "For a body its chair signs, for an organization its principal, and every person for itself.",
    .reportAhead: "A report tells what has come about: its day is not later than now.",
    .reportMeasure:
      "A report tells the value of the measure, or of a milestone whether it is reached.",
    .deadlinePast: "What is decided now can't be due before now.",
    .initiativeUnknown: "No motion started an initiative of this id, or a motion ended it.",
    .commitmentUnknown:
      "The initiative has no such commitment, a motion withdrew it, or a later version stands.",
    .commitmentSigned:
      "A term is signed once; the next one is offered by the act initiative.renew.",
    .notSignatory:
      "Only the signatory whom the motion names signs for a partner, with the key that it names.",
    .riskUnknown: "No event of this id identified a risk.",
    .riskClosed: "A closed risk stays closed; one that comes back is identified anew.",
    .riskHasOwner:
      "Somebody can take on a risk that nobody owns; from an owner only a motion takes it.",
    .riskUndecided:
      "A risk is reviewed by its owner, within the time that a decision about it has set.",
    .reviewTooLate:
      "A review names the next one, at most as far off as the body's decision had the first.",
  ]
}
