import CanonicalJSON
import Governance

/// Who cosigns the heads of the ledger, and what a rule asks of them.
extension Shape {
  static let witnesses = Shape(
    name: "witnesses",
    keys: [
      Key(
        "policy", .witnessPolicy,
        means:
          "The witnesses, their keys and addresses, and how many of them it takes: a C2SP tlog-policy without "
          + "`log` lines, with a `quorum` other than none. Write it as a block: `policy: |`."),
      Key(
        "within", .duration(1...Form.longestSpan), .optional,
        means:
          "How long an entry may stand without a cosigned head over it. After that nothing but such a head is "
          + "recorded. Left out: nothing waits for the witnesses."),
    ],
    build: { _ = try WitnessRule(canonical: $0.document, limits: .document) })

  /// Ballots that act before it is known whether they were in time.
  static func checkInTime(_ rule: Item, _ reading: inout Reading) -> Bool {
    guard rule.members["in_time"] != nil else { return true }
    for (key, reason) in [
      ("written_consent", "the last signature would end the poll before a witness saw it"),
      ("late_quorum", "a ballot would move the end before a witness saw it"),
    ] where rule.members[key] != nil {
      let path = rule.path.member("in_time")
      reading.report(
        .value, at: reading.location(of: path.document).place, path,
        "it cannot be beside `\(key)`: \(reason)")
      return false
    }
    return true
  }
}

extension Form {
  /// The lines of a policy.
  static let witnessPolicy = text("a policy of witnesses") { text throws(Mismatch) in
    do throws(ValueError) {
      return .string(try WitnessRule(text: text).text)
    } catch {
      throw Mismatch(": it is not \(error.expected)")
    }
  }
}
