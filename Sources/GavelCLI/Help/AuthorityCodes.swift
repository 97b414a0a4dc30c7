internal import Governance

extension CodeBook {
  /// Dates of policies, delays and objections.
  static let authorityRefusals: [RefusalCode: String] = [
    .policyDates:
      "The date of review and the sunset of a policy lie after its beginning, and are decided where the "
      + "policy is adopted or amended.",
    .mixedDelays:
      "Objections rescind the whole of a motion before it takes effect, so that all of its acts wait for the "
      + "same time, or none does.",
    .objectionsClosed:
      "An objection is stated between the closing of the poll and the time at which the decision takes "
      + "effect, where the charter gives such a time.",
    .objectionClass: "The charter lets members of one class object to such a decision.",
    .objectedAlready: "A member objects once to a decision.",
    .delegationUnknown: "No motion delegated powers under this id.",
    .delegationOver: "A delegation has an end that lies ahead, and ends once.",
    .reserved:
      "The charter reserves some acts to the bodies that it names. Who decides by which rules, what delegates, "
      + "and what undoes a decision is never delegated.",
    .mixedDelegations:
      "A motion is decided by the powers of its body or under one delegation: a countermand takes back all of "
      + "it.",
    .notDelegated: "Only a decision under a delegation is countermanded; others are rescinded.",
    .countermandLate:
      "The poll that countermands a decision is closed in the time that the delegation gives from the "
      + "closing of that decision on.",
  ]
}
