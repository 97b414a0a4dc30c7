/// What a rule says of ballots that were held back.
extension Shape {
  /// Polls that would be over before a ballot held back could be put on record.
  static func checkContest(_ rule: Item, _ reading: inout Reading) -> Bool {
    guard rule.members["contest_within"] != nil else { return true }
    var reason: String?
    for (key, why) in [
      ("written_consent", "the last signature would end the poll"),
      ("late_quorum", "a ballot would move the end"),
      ("quorum_at", "the meeting would be over before the poll is closed"),
    ] where reason == nil && rule.members[key] != nil {
      reason = "it cannot be beside `\(key)`: \(why)"
    }
    for key in ["closes_when_all_voted", "closes_when_decided"]
    where reason == nil && rule.members[key] != nil && rule.members["final_ballots"] == nil {
      reason =
        "beside `\(key)` it needs `final_ballots`: else a ballot that changes an earlier one could be held back"
    }
    guard let reason else { return true }
    let path = rule.path.member("contest_within")
    reading.report(.value, at: reading.location(of: path.document).place, path, reason)
    return false
  }
}
