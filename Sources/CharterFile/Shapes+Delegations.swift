import CanonicalJSON
import Governance

/// What a body lets another one decide.
extension Shape {
  static let delegation = Shape(
    name: "a delegation",
    keys: [
      Key("title", .title, means: "What it is for."),
      Key("from", .identifier, means: "The body that has the powers."),
      Key("to", .identifier, means: "The body that decides in its place."),
      Key("rule", .identifier, means: "The rule by which that body decides."),
      Key(
        "acts", .list("acts", of: .delegated, count: 1...64),
        means:
          "The acts, each in one scope or in all; none that says who decides, or by which rules."),
      Key("until", .day, means: "The day on which it ends."),
      Key(
        "countermand", .keys("the keys below", .countermand), .optional,
        means: "How the body that delegates can undo a decision. Left out: not at all."),
    ],
    build: { _ = try DelegationDefinition(canonical: $0.document, limits: .document) })

  static let countermand = Shape(
    name: "a countermand",
    keys: [
      Key(
        "within", .duration(1...Form.longestSpan), means: "How long after the closing it can."),
      Key(
        "waits", .yesOrNo, .standard("no"), as: .flag("waits"),
        means: "Whether a decision takes effect only when that time is over."),
    ],
    build: { _ = try DelegationDefinition.Countermand(canonical: $0.document, limits: .document) })
}

extension Form {
  /// An act, in all scopes or in one.
  static let delegated = text(
    "the name of an act, such as `policy.adopt`, or with its scope `policy.adopt:policy:ID`"
  ) { text throws(Mismatch) in
    let parts = text.split(separator: ":", maxSplits: 1).map(String.init)
    guard let act = parts.first, ActKinds.names.contains(act) else {
      throw Mismatch(Suggestion.question(parts.first ?? "", among: ActKinds.names.sorted()))
    }
    guard parts.count == 2 else { return ["act": .string(act)] }
    for kind in ["body", "policy", "rule"] {
      if let id = try reference(parts[1], to: kind) {
        return ["act": .string(act), "scope": .object([kind: id])]
      }
    }
    throw Mismatch()
  }

  /// A day, which is its first second.
  static let day = text("a day such as `2027-12-31`") { text throws(Mismatch) in
    guard let day = CalendarDay(text) else { throw Mismatch() }
    return .string(day.start.description)
  }
}
