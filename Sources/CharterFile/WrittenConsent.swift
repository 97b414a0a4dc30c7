import CanonicalJSON
import Governance

extension Shape {
  /// A written consent needs the yes of all, ends with it, and has nothing beside it that leaves some
  /// signature without effect.
  static func checkConsent(_ rule: Item, _ reading: inout Reading) -> Bool {
    guard rule.members["written_consent"] == true else { return true }
    let path = rule.path.member("written_consent")
    func report(_ sentence: String) -> Bool {
      reading.report(.value, at: reading.location(of: path.document).place, path, sentence)
      return false
    }
    guard rule.members["closes_when_all_voted"] == true else {
      return report("it needs `closes_when_all_voted: yes`: the last signature ends the poll")
    }
    for (key, reason) in [
      ("casting_vote", "the chair would consent in another's place"),
      ("formalities", "who is not eligible has not signed"),
      ("late_quorum", "the poll would go on after the last signature"),
      ("organization_cap", "some signatures would not count"),
      ("group_cap", "some signatures would not count"),
      ("quorum_at", "who is at a meeting has not signed"),
      ("recusal", "who stands aside has not signed"),
    ] where rule.members[key] != nil {
      return report("it cannot be beside `\(key)`: \(reason)")
    }
    // A threshold that is none is told where it stands.
    guard case .array(let thresholds)? = rule.members["thresholds"] else { return true }
    guard thresholds.contains(where: isOfAll) else {
      return report("it needs a threshold of `at least 1/1 of seats` or `of holders`")
    }
    return true
  }

  private static func isOfAll(_ threshold: JSON) -> Bool {
    guard case .object(let members) = threshold else { return false }
    return members["class"] == nil && members["unless_notice"] == nil
      && members["fraction"] == "1/1" && members["strictly"] == false
      && (members["base"] == "seats" || members["base"] == "holders")
  }
}
