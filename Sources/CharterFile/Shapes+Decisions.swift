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
      Key(
        "closes_when_decided", .duration(0...Form.longestSpan), .optional,
        means:
          "How long after the opening a poll may be closed once no ballot that is out could change its outcome. Left out: it is open to its end."
      ),
      Key("quorum", .quorum, means: "The share that must be present for a decision."),
      Key(
        "least_present", .integer(1...1_000_000), .optional,
        means: "The weight that must be present besides the share of the quorum."),
      Key(
        "quorum_without_abstentions", .yesOrNo, .standard("no"),
        as: .flag("quorum_without_abstentions"),
        means: "Whether who abstains is not present."),
      Key(
        "quorum_at", .word(DecisionRule.QuorumTime.allCases.map(\.rawValue)), .optional,
        means:
          "At a meeting, when who is there makes the quorum: at the opening of a poll or at its closing. Left out: who votes does."
      ),
      Key(
        "activity", .activity, .optional,
        means:
          "What makes a seat active, where the quorum is a share of active: having been at one of the last meetings, or in one of the last polls that ask for it."
      ),
      Key(
        "late_quorum", .duration(1...Form.longestSpan), .optional,
        means:
          "How long a poll stays open from the ballot that brings the quorum, also beyond its end."),
      Key(
        "thresholds", .list("thresholds", of: .threshold, count: 1...16),
        means: "The shares of yes that must be reached, all of them."),
      Key(
        "least_yes", .integer(1...1_000_000), .optional,
        means: "The weight of yes that it takes besides the thresholds."),
      Key(
        "vetoes", .list("vetoes", of: .keys("noes, class and with_reason", .veto), count: 1...16),
        .optional, means: "How many noes fail a motion that has all the yes it needs."),
      Key(
        "organization_cap", .integer(1...1_000_000), .optional,
        means: "The most weight that counts of all seats of one organization."),
      Key(
        "group_cap", .integer(1...1_000_000), .optional,
        means:
          "The most weight that counts of all seats of one affiliate group. An organization in none is its own."
      ),
      Key(
        "record_date", .duration(1...Form.longestSpan), .optional,
        means: "How long before the opening the seats are counted. Left out: at the opening."),
      Key(
        "dissent_within", .duration(1...Form.longestSpan), .optional,
        means:
          "How long after the closing a seat can state its dissent, which is kept with the decision. Left out: none is."
      ),
      Key(
        "hearing", .keys("the key below", .hearing), .optional,
        means:
          "That those are heard whom a motion under this rule would remove, before its poll opens. Left out: nobody is asked."
      ),
      Key(
        "proxies", .keys("the keys below", .proxies), .optional,
        means: "How the holder of a seat may let another vote for it. Left out: not at all."),
      Key(
        "recusal", .keys("the keys below", .recusal), .optional,
        means:
          "What becomes of seats that stand aside. Left out: they stay in every base, and none does by the rule."
      ),
      Key(
        "formalities", .keys("the keys below", .ruleFormalities), .optional,
        means:
          "Which formalities a seat must have met at the opening to have a vote. Left out: none."
      ),
      Key(
        "reconsider_within", .duration(1...Form.longestSpan), .optional,
        means:
          "A motion that failed is reconsidered only on the motion of one who voted no, in this time. Left out: of anybody."
      ),
      Key(
        "final_ballots", .yesOrNo, .standard("no"), as: .flag("final_ballots"),
        means: "Whether the first ballot of a seat is its last."),
      Key(
        "chair_votes_if_decisive", .yesOrNo, .standard("no"),
        as: .flag("chair_votes_if_decisive"),
        means: "Whether the chair's own ballot counts only where it changes the outcome."),
      Key(
        "written_consent", .yesOrNo, .standard("no"), as: .flag("written_consent"),
        means:
          "Whether the poll is over, and the motion takes effect, with the ballot by which all have said yes."
      ),
      Key(
        "in_time", .word(DecisionRule.InTime.allCases.map(\.rawValue)), .optional,
        means:
          "By what a ballot is known to be in time: a head over it that the `witnesses` had cosigned by the end of the poll. Left out: the registrar's clock tells."
      ),
      Key(
        "contest_within", .duration(1...Form.longestSpan), .optional,
        means:
          "How long after the end of a poll ballots that were held back are put on record, before it is closed. Where these could turn it, the body decides which count. Left out: none are."
      ),
      Key(
        "casting_vote", .yesOrNo, .standard("no"), as: .flag("casting_vote"),
        means: "Whether the chair decides a tie."),
      Key(
        "again", .yesOrNo, .standard("no"), as: .flag("again"),
        means: "Whether a motion may be polled once more after a tie or without a quorum."),
    ],
    finish: { rule, reading in
      let livesLongEnough = checkLapse(rule, &reading)
      let isConsistent = checkConsent(rule, &reading)
      let isInTime = checkInTime(rule, &reading)
      let isContestable = checkContest(rule, &reading)
      return checkQuorum(rule, &reading) && livesLongEnough && isConsistent && isInTime
        && isContestable
    },
    build: { _ = try DecisionRule(canonical: $0.document, limits: .document) })

  private static func checkLapse(_ rule: Item, _ reading: inout Reading) -> Bool {
    guard case .integer(let lapse)? = rule.members["lapse"],
      case .integer(let discussion)? = rule.members["discussion"],
      case .integer(let openWithin)? = rule.members["open_within"],
      lapse <= discussion + openWithin + notice(of: rule)
    else { return true }
    let path = rule.path.member("lapse")
    reading.report(
      .value, at: reading.location(of: path.document).place, path,
      lapse <= discussion
        ? "a motion would lapse before its discussion is over, and could never be polled"
        : lapse <= discussion + openWithin
          ? "a motion would lapse before its proposer could open the poll"
          : "a motion would lapse before the hearing was held and its proposer could open the poll")
    return false
  }

  private static func notice(of rule: Item) -> Int64 {
    guard case .object(let hearing)? = rule.members["hearing"],
      case .integer(let notice)? = hearing["notice"]
    else { return 0 }
    return notice
  }

  static let hearing = Shape(
    name: "hearing",
    keys: [
      Key(
        "notice", .duration(1...Form.longestSpan),
        means: "The least time between the call of the hearing and the hearing.")
    ],
    build: { _ = try HearingRule(canonical: $0.document, limits: .document) })

  /// What a quorum of active seats and a late quorum cannot be without, or beside.
  private static func checkQuorum(_ rule: Item, _ reading: inout Reading) -> Bool {
    func report(_ key: String, _ sentence: String) -> Bool {
      let path = rule.path.member(key)
      reading.report(.value, at: reading.location(of: path.document).place, path, sentence)
      return false
    }
    var isSound = true
    if case .object(let quorum)? = rule.members["quorum"] {
      let ofActive = quorum["base"] == "active"
      if ofActive, rule.members["activity"] == nil {
        isSound = report(
          "quorum", "a quorum of active seats needs `activity`, such as `3 meetings`")
      } else if !ofActive, rule.members["activity"] != nil {
        isSound = report("activity", "nothing asks for it: the quorum is not a share of active")
      }
    }
    for cap in ["organization_cap", "group_cap"]
    where rule.members["late_quorum"] != nil && rule.members[cap] != nil {
      isSound = report(
        "late_quorum", "beside `\(cap)` it is not told whose ballot brings the quorum")
    }
    return isSound
  }

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
      Key(
        "unless_notice", .duration(1...Form.longestSpan), .optional,
        means:
          "It is asked for only where the final text was known for a shorter time at the opening."),
    ])

  static let proxies = Shape(
    name: "proxies",
    keys: [
      Key(
        "carriers", .word(DecisionRule.Proxies.Carriers.allCases.map(\.rawValue)),
        means:
          "Who may carry one: the holder of a voting seat in the body, or any person of a member in standing."
      ),
      Key(
        "cap", .integer(0...4096),
        means: "For how many seats one person may vote by proxy in one poll."),
      Key(
        "for_quorum", .yesOrNo, .standard("no"), as: .flag("for_quorum"),
        means: "Whether a ballot by proxy makes its seat present."),
    ],
    build: { _ = try DecisionRule.Proxies(canonical: $0.document, limits: .document) })

  static let recusal = Shape(
    name: "recusals",
    keys: [
      Key(
        "from_base", .yesOrNo, .standard("no"), as: .flag("from_base"),
        means: "Whether they leave the base of every threshold."),
      Key(
        "from_quorum", .yesOrNo, .standard("no"), as: .flag("from_quorum"),
        means: "Whether they leave the base of the quorum."),
      Key(
        "interests",
        .list("kinds", of: .word(Subject.Kind.allCases.map(\.rawValue)), count: 1...4), .optional,
        means:
          "A seat stands aside where its holder declared such an interest before the opening, and the motion touches it."
      ),
      Key(
        "own_organization", .yesOrNo, .standard("no"), as: .flag("own_organization"),
        means: "Whether a seat stands aside where the acts concern its own organization."),
    ],
    finish: { recusal, reading in
      func report(_ path: Path, _ sentence: String) -> Bool {
        reading.report(.value, at: reading.location(of: path.document).place, path, sentence)
        return false
      }
      guard !recusal.members.isEmpty else {
        return report(recusal.path, "it says nothing of recusals: leave the key out")
      }
      guard case .array(let kinds)? = recusal.members["interests"] else { return true }
      let names = kinds.compactMap { kind in if case .string(let name) = kind { name } else { nil }
      }
      guard Set(names).count == names.count else {
        return report(recusal.path.member("interests"), "a kind of interest is named twice")
      }
      recusal.members["interests"] = .array(names.sorted().map(JSON.string))
      return true
    },
    build: { _ = try DecisionRule.Recusals(canonical: $0.document, limits: .document) })

  static let veto = Shape(
    name: "a veto",
    keys: [
      Key("noes", .integer(1...1_000_000), means: "The weight of noes that fails the motion."),
      Key(
        "class", .identifier, .optional,
        means: "The class whose seats alone have it. Left out: all."),
      Key(
        "with_reason", .yesOrNo, .standard("no"), as: .flag("with_reason"),
        means: "Whether a no counts for it only with a reason."),
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
        "delay", .keys("span, class and objections", .delay), .optional,
        means:
          "A time for objections before an act on a policy takes effect; objections rescind the decision by themselves."
      ),
      Key(
        "reserved", .yesOrNo, .standard("no"), as: .flag("reserved"),
        means: "Whether the act cannot be delegated to another body."),
      Key(
        "retroactive", .yesOrNo, .standard("no"), as: .flag("retroactive"),
        means: "Whether the act may take effect before it was decided."),
    ],
    finish: { power, reading in
      let isScoped = checkScope(power, &reading)
      return gatherRequirements(&power, &reading) && isScoped
    },
    unfinish: { power in
      guard case .array(let decisions)? = power["requires"], decisions.count == 1,
        case .object(let decision)? = decisions.first
      else { return }
      power["requires"] = nil
      power["by"] = decision["body"]
      power["rule"] = decision["rule"]
    },
    build: { _ = try PowerDefinition(canonical: $0.document, limits: .document) })

  static let delay = Shape(
    name: "a delay",
    keys: [
      Key(
        "span", .duration(1...PowerDefinition.Delay.longest),
        means: "How long after the closing the act takes effect at the earliest."),
      Key(
        "class", .identifier, .optional,
        means: "The class whose members may object. Left out: any member."),
      Key(
        "objections", .integer(1...4096), .standard("1"),
        means: "How many members must object for the decision to be rescinded."),
    ],
    build: { _ = try PowerDefinition.Delay(canonical: $0.document, limits: .document) })

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
    "decision.rescind": "body", "decision.reconsider": "body", "decision.countermand": "body",
    "decision.void": "body", "power.delegate": "body", "delegation.end": "body",
    "decision.ratify": "body", "ruling.overturn": "body", "poll.settle": "body",
    "mandate.grant": "body",
    "motion.amend": "body", "motion.refer": "body", "motion.report": "body",
    "motion.postpone": "body", "motion.table": "body", "motion.take": "body",
    "motion.divide": "body",
    "policy.adopt": "policy", "policy.amend": "policy", "policy.supersede": "policy",
    "policy.repeal": "policy", "minutes.approve": "body", "document.redact": "body",
    "document.publish": "body", "minutes.correct": "body", "old_decisions.adopt": "body",
    "rule.change": "rule",
    "power.change": "act",
    "objective.adopt": "body", "objective.amend": "body", "objective.drop": "body",
    "initiative.start": "body", "initiative.commit": "body", "initiative.renew": "body",
    "initiative.end": "body",
    "risk.assign": "body", "risk.mitigate": "body", "risk.accept": "body", "risk.close": "body",
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
