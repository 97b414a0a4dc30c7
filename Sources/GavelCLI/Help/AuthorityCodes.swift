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
  ]
}
