import CanonicalJSON
import Governance

/// Rules and powers.
extension Shape {
  static let rule = Shape(
    name: "a rule",
    keys: [
      Key("title", .title, means: "Its name."),
      Key(
        "mover", .word(DecisionRule.Mover.allCases.map(\.rawValue)),
        means:
          "Who may move: the holder of a seat in the body, or any person of a member in standing."),
      Key(
        "seconds", .integer(0...4096), .standard("0"),
        means: "How many other seats must second the final text."),
      Key(
        "discussion", .duration(0...Form.longestSpan),
        means: "The least time between the final text and the opening of the poll."),
      Key("opener", .opener, .required, as: .spread, means: "Who opens the poll."),
      Key(
        "open_within", .duration(0...Form.longestSpan),
        means: "How long after the discussion the opener has; then the proposer may open, too."),
      Key(
        "lapse", .duration(1...Form.longestSpan),
        means: "When a motion that was never polled lapses, from its final text on."),
      Key(
        "window", .window, .required, as: .spread,
        means: "How long a poll is open, at least and at most."),
      Key(
        "closes_when_all_voted", .yesOrNo, .standard("no"), as: .flag("closes_when_all_voted"),
        means: "Whether a poll may be closed before its time once every seat has voted."),
      Key("quorum", .quorum, means: "The share that must be present for a decision."),
      Key(
        "thresholds", .list("thresholds", of: .threshold, count: 1...16),
        means: "The shares of yes that must be reached, all of them."),
      Key(
        "casting_vote", .yesOrNo, .standard("no"), as: .flag("casting_vote"),
        means: "Whether the chair decides a tie."),
      Key(
        "again", .yesOrNo, .standard("no"), as: .flag("again"),
        means: "Whether a motion may be polled once more after a tie or without a quorum."),
    ],
    finish: { rule, reading in
      guard case .integer(let lapse)? = rule.members["lapse"],
        case .integer(let discussion)? = rule.members["discussion"],
        case .integer(let openWithin)? = rule.members["open_within"],
        lapse <= discussion + openWithin
      else { return true }
      let path = rule.path.member("lapse")
      reading.report(
        .value, at: reading.location(of: path.document).place, path,
        lapse <= discussion
          ? "a motion would lapse before its discussion is over, and could never be polled"
          : "a motion would lapse before its proposer could open the poll")
      return false
    },
    build: { _ = try DecisionRule(canonical: $0.document, limits: .document) })

  static let threshold = Shape(
    name: "a threshold",
    keys: [
      Key("share", .share(Form.bases), .required, as: .spread, means: "The share of yes."),
      Key(
        "class", .identifier, .optional,
        means: "The class whose seats alone are counted. Left out: all."),
      Key(
        "waived_if_empty", .yesOrNo, .standard("no"), as: .flag("waived_if_empty"),
        means: "Whether it counts as met where the class has no seat in the poll."),
    ])

  static let power = Shape(
    name: "a power",
    keys: [
      Key(
        "act", .act, means: "The act: one of \(ActKinds.names.sorted().joined(separator: ", "))."),
      Key(
        "for", .scope, .optional, as: .named("scope"),
        means: "What the power is narrowed to. The narrower power goes before the general one."),
      Key("by", .identifier, .optional, means: "The body that decides, where it is one alone."),
      Key("rule", .identifier, .optional, means: "The rule by which it decides."),
      Key(
        "requires", .list("decisions", of: .keys("by and rule", .requirement), count: 1...8),
        .optional,
        means: "Instead of by and rule: several bodies, all of which must carry the motion."),
      Key(
        "retroactive", .yesOrNo, .standard("no"), as: .flag("retroactive"),
        means: "Whether the act may take effect before it was decided."),
    ],
    finish: { power, reading in
      let isScoped = checkScope(power, &reading)
      return gatherRequirements(&power, &reading) && isScoped
    },
    build: { _ = try PowerDefinition(canonical: $0.document, limits: .document) })

  static let requirement = Shape(
    name: "a decision",
    keys: [
      Key("by", .identifier, .required, as: .named("body"), means: "A body that decides."),
      Key("rule", .identifier, means: "The rule by which it decides."),
    ])

  /// The one decision of `by` and `rule`, or the several of `requires`.
  private static func gatherRequirements(_ power: inout Item, _ reading: inout Reading) -> Bool {
    let body = power.members.removeValue(forKey: "by")
    let rule = power.members.removeValue(forKey: "rule")
    func report(_ code: CharterFileError.Code, _ sentence: String) -> Bool {
      reading.report(code, at: power.place, power.path, sentence)
      return false
    }
    if case .array(let decisions)? = power.members["requires"] {
      guard body == nil, rule == nil else {
        return report(.value, "a power has either `by` and `rule`, or `requires`")
      }
      let bodies = decisions.compactMap { decision -> JSON? in
        guard case .object(let members) = decision else { return nil }
        return members["body"]
      }
      guard Set(bodies).count == bodies.count else {
        return report(.value, "a power requires two decisions of the same body")
      }
      return true
    }
    guard let body else { return report(.lacks, "a power lacks `by`, the body that decides") }
    guard let rule else {
      return report(.lacks, "a power lacks `rule`, the rule by which the body decides")
    }
    power.members["requires"] = [["body": body, "rule": rule]]
    let document = power.path.document
    reading.note("\(document).requires[0].body", where: "\(document).by")
    reading.note("\(document).requires[0].rule", where: "\(document).rule")
    return true
  }

  /// What the power over each act can be narrowed to; the others are always general.
  static let scopes: [String: String] = [
    "seat.fill": "body", "seat.vacate": "body", "seat.create": "body", "seat.end": "body",
    "body.amend": "body", "body.dissolve": "body", "office.appoint": "body",
    "decision.rescind": "body", "decision.reconsider": "body",
    "policy.adopt": "policy", "policy.amend": "policy", "policy.supersede": "policy",
    "policy.repeal": "policy", "minutes.approve": "body", "rule.change": "rule",
    "power.change": "act",
  ]

  /// A power that is narrowed to what its act never concerns would never be asked.
  private static func checkScope(_ power: Item, _ reading: inout Reading) -> Bool {
    guard case .object(let scope)? = power.members["scope"], let given = scope.keys.first,
      case .string(let act)? = power.members["act"], scopes[act] != given
    else { return true }
    let path = power.path.member("for", named: "scope")
    let sentence =
      scopes[act].map { "the power over \(act) can be narrowed only to `\($0):…`" }
      ?? "the power over \(act) is always general: leave `for` out"
    reading.report(.value, at: reading.location(of: path.document).place, path, sentence)
    return false
  }
}
