import CanonicalJSON
import Governance

/// What a body expects of its seats.
extension Shape {
  static let participation = Shape(
    name: "participation",
    keys: [
      Key(
        "meetings", .integer(1...1000), .optional,
        means: "A change is due where a seat attended none of so many last meetings."),
      Key(
        "polls", .integer(1...1000), .optional,
        means:
          "A change is due where a seat neither voted nor stood aside in so many last polls. Beside meetings: where both hold."
      ),
      Key(
        "rules", .list("rules", of: .identifier, count: 1...64), .optional,
        means: "Only the polls under these rules count. Left out: all."),
      Key(
        "then", .word(["vacate", "suspend", "reclassify"]),
        means:
          "What is proposed then, and never done by itself: vacate the seat, suspend the member, or move it to another class."
      ),
      Key("class", .identifier, .optional, means: "The class, where the member is reclassified."),
    ],
    finish: { asked, reading in
      func report(_ key: String, _ sentence: String) -> Bool {
        let path = asked.path.member(key)
        reading.report(.value, at: reading.location(of: path.document).place, path, sentence)
        return false
      }
      if asked.members["meetings"] == nil, asked.members["polls"] == nil {
        return report("then", "it is not said after how many meetings or polls")
      }
      if (asked.members["class"] != nil) != (asked.members["then"] == "reclassify") {
        return report("class", "it stands there exactly where `then` is reclassify")
      }
      guard case .array(let rules)? = asked.members["rules"] else { return true }
      let names = rules.compactMap { rule in if case .string(let name) = rule { name } else { nil }
      }
      if asked.members["polls"] == nil || Set(names).count != names.count {
        return report("rules", "it stands beside `polls`, and names each rule once")
      }
      let sorted = names.sorted { Array($0.utf8).lexicographicallyPrecedes(Array($1.utf8)) }
      asked.members["rules"] = .array(sorted.map(JSON.string))
      return true
    },
    build: { _ = try ParticipationRule(canonical: $0.document, limits: .document) })

  /// The seats of an assembly are computed, and can't be vacated.
  static func checkParticipation(_ body: Item, _ reading: inout Reading) -> Bool {
    guard case .object(let asked)? = body.members["participation"], asked["then"] == "vacate",
      body.members["kind"] == "assembly"
    else { return true }
    let path = body.path.member("participation").member("then")
    reading.report(
      .value, at: reading.location(of: path.document).place, path,
      "the seats of an assembly are computed: suspend or reclassify the member")
    return false
  }
}
