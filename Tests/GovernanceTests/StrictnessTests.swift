import CanonicalJSON
import Testing

@testable import Governance

@Suite("Strictness of rules")
struct StrictnessTests {
  static func share(
    _ base: DecisionRule.Base, _ fraction: Fraction, strictly: Bool = false
  ) -> DecisionRule.Share {
    DecisionRule.Share(base: base, fraction: fraction, strictly: strictly)
  }

  @Test func `a wider base is stricter`() {
    let bases: [DecisionRule.Base] = [.cast, .present, .active, .holders, .seats]
    for (place, base) in bases.enumerated() {
      for (other, narrower) in bases.enumerated() {
        let isStrict = Self.share(base, "1/2").isAtLeastAsStrict(as: Self.share(narrower, "1/2"))
        #expect(isStrict == (place >= other))
      }
    }
  }

  @Test func `a larger fraction is stricter, and of equal ones more than at least`() {
    let half = Self.share(.cast, "1/2")
    let more = Self.share(.cast, "1/2", strictly: true)
    #expect(more.isAtLeastAsStrict(as: half) && !half.isAtLeastAsStrict(as: more))
    #expect(Self.share(.cast, "2/3").isAtLeastAsStrict(as: more))
    #expect(!more.isAtLeastAsStrict(as: Self.share(.cast, "501/1000")))
  }

  @Test func `at least nothing of the seats says nothing of the votes`() {
    let nothing = Self.share(.seats, "0/1")
    #expect(!nothing.isAtLeastAsStrict(as: Self.share(.cast, "0/1")))
    #expect(nothing.isAtLeastAsStrict(as: nothing))
    let some = Self.share(.seats, "0/1", strictly: true)
    #expect(some.isAtLeastAsStrict(as: Self.share(.cast, "0/1")))
  }

  @Test func `any share of a narrower base is at least as strict as at least nothing of a wider`() {
    let nothing = Self.share(.seats, "0/1")
    for base in [DecisionRule.Base.active, .holders, .seats] {
      #expect(Self.share(base, "1/2").isAtLeastAsStrict(as: nothing))
      #expect(!nothing.isAtLeastAsStrict(as: Self.share(base, "1/2")))
    }
  }

  @Test func `a rule is as strict as itself, and as another in every respect`() {
    let rules = FixtureCharter.rules
    for rule in rules { #expect(rule.isAtLeastAsStrict(as: rule)) }
    let (ordinary, debated, special, grave) = (rules[0], rules[1], rules[2], rules[3])
    for rule in rules { #expect(grave.isAtLeastAsStrict(as: rule)) }
    #expect(special.isAtLeastAsStrict(as: ordinary))
    #expect(!special.isAtLeastAsStrict(as: debated), "no seconds, no discussion")
    #expect(!ordinary.isAtLeastAsStrict(as: special))
  }

  @Test func `a written consent is as strict as the yes of all that anybody may close at once`() {
    var rule = FixtureCharter.rules[2]
    rule.thresholds[0].share.fraction = "1/1"
    var written = rule
    written.writtenConsent = true
    #expect(written.isAtLeastAsStrict(as: rule) && rule.isAtLeastAsStrict(as: written))
    var slower = rule
    slower.closesWhenAllVoted = false
    #expect(!written.isAtLeastAsStrict(as: slower) && slower.isAtLeastAsStrict(as: written))
  }

  @Test(arguments: [
    "seconds", "discussion", "window", "casting", "again", "early", "quorum", "threshold", "class",
    "waived", "abstentions", "activity", "late", "decided", "cap", "groups", "chair", "veto",
    "reason",
    "notice", "present", "yes", "recusal", "proxies",
    "formalities",
  ])
  func `a rule that is laxer in one respect is not as strict`(respect: String) throws {
    var rule = FixtureCharter.rules[3]
    rule.thresholds[0].seatClass = .science
    rule.quorumWithoutAbstentions = true
    rule.leastPresent = 3
    rule.leastYes = 3
    rule.lateQuorum = .day
    rule.closesWhenDecided = .day
    rule.vetoes = [DecisionRule.Veto(noes: 2)]
    if respect == "activity" {
      rule.quorum.base = .active
      rule.activity = DecisionRule.Activity(polls: 3)
    }
    var laxer = rule
    switch respect {
    case "present": laxer.leastPresent = 2
    case "yes": laxer.leastYes = 2
    case "abstentions": laxer.quorumWithoutAbstentions = false
    case "activity": laxer.activity?.polls = 2
    case "late": laxer.lateQuorum = .day - 1
    case "decided": laxer.closesWhenDecided = .day - 1
    case "groups": laxer.groupCap = 1
    case "cap": laxer.organizationCap = 1
    case "proxies": laxer.proxies = .init(carriers: .member, cap: 1)
    case "recusal": laxer.recusal = RecusalTests.leaving
    case "formalities": laxer.formalities = .init(["dues"])
    case "chair": laxer.chairVotesIfDecisive = true
    case "veto": laxer.vetoes[0].noes = 3
    case "reason": laxer.vetoes[0].withReason = true
    case "notice": laxer.thresholds[0].unlessNotice = .day
    case "seconds": laxer.seconds -= 1
    case "discussion": laxer.discussion -= 1
    case "window": laxer.leastWindow -= 1
    case "casting": laxer.castingVote = true
    case "again": laxer.again = true
    case "early": laxer.closesWhenAllVoted = true
    case "quorum": laxer.quorum.fraction = "1/2"
    case "threshold": laxer.thresholds[0].share.fraction = "1/2"
    case "class": laxer.thresholds[0].seatClass = nil
    default: laxer.thresholds[0].waivedIfEmpty = true
    }
    #expect(!laxer.isAtLeastAsStrict(as: rule))
    // Whose votes are counted can be compared neither way.
    #expect(
      ["class", "cap", "groups", "chair", "recusal", "formalities"].contains(respect)
        || rule.isAtLeastAsStrict(as: laxer))
  }
}

@Suite("Changing a rule")
struct RuleChangeTests {
  let consortium: Consortium

  init() throws {
    consortium = try Consortium.founded()
  }

  func changed(
    _ id: Identifier, _ change: (inout DecisionRule) -> Void
  ) throws -> ChangeRule {
    var rule = try #require(FixtureCharter.rules.first { $0.id == id })
    change(&rule)
    return ChangeRule(rule: rule)
  }

  @Test func `a rule changes under one at least as strict as itself`() throws {
    try consortium.carry(try changed(.ordinary) { $0.thresholds[0].share.fraction = "3/5" })
    let rule = try consortium.register.rule(.ordinary, at: consortium.now)
    #expect(rule?.thresholds.first?.share.fraction == "3/5")
    #expect(consortium.register.rules(.ordinary).map(\.version) == [1, 2])
  }

  @Test func `a rule made stricter while a poll on it is open is not loosened by that poll`() throws
  {
    let loosening = try consortium.propose([Act(try changed(.special) { $0.title = "Looser" })])
    let poll = try consortium.open(loosening, closes: consortium.now.adding(20 * .day))
    try consortium.carry(try changed(.special) { $0.seconds = 1 })
    try consortium.voteAll(on: poll)
    try consortium.close(poll)
    #expect(consortium.state(of: loosening) == .carried)
    #expect(
      consortium.effects(of: loosening).map(\.code) == [RefusalCode.ruleTooLax.rawValue])
    #expect(try consortium.register.rule(.special, at: consortium.now)?.seconds == 1)
  }

  @Test func `a rule that is to become stricter binds its change already`() throws {
    let later = consortium.now.adding(50 * .day)
    let strict = try changed(.ordinary) { rule in
      rule.thresholds = FixtureCharter.rules[2].thresholds
      rule.quorum = FixtureCharter.rules[2].quorum
      rule.castingVote = false
      rule.again = false
    }
    try consortium.carry(strict, effective: later)
    // `special` is as strict as what comes, `ordinary` of today would not be.
    try consortium.carry(try changed(.ordinary) { $0.title = "Ordinary" })
  }

  @Test func `a new rule needs no other, and is used once a power says so`() throws {
    let rule = FixtureCharter.rule(
      "swift", quorum: (.seats, "1/2", false), threshold: (.cast, "1/2", true),
      ["closes_when_all_voted": true])
    try consortium.carry(ChangeRule(rule: rule))
    try consortium.carry(
      ChangePower(power: FixtureCharter.power(AdoptPolicy.name, (.board, "swift"))))
    let motion = try consortium.propose([
      Act(AdoptPolicy(policy: "p", title: "P", text: consortium.keep("p")))
    ])
    #expect(consortium.register.motion(motion)?.requires.map(\.rule) == ["swift"])
  }

  @Test func `no threshold that could never be met`() throws {
    try consortium.voids(
      .thresholdUnreachable,
      try changed(.ordinary) {
        $0.thresholds[0].share = StrictnessTests.share(.cast, "1/1", strictly: true)
      })
    try consortium.voids(
      .thresholdUnreachable,
      try changed(.ordinary) {
        $0.quorum = StrictnessTests.share(.seats, "1/1", strictly: true)
      })
    try consortium.voids(
      .thresholdUnreachable,
      try changed(.ordinary) { $0.thresholds[0].seatClass = "no-such-class" })
  }

  @Test func `no rule so strict that nobody could change it again`() throws {
    try consortium.voids(
      .charterBroken,
      try changed(.ordinary) { rule in
        rule.thresholds[0].share = StrictnessTests.share(.seats, "3/4")
      })
  }

  @Test func `no rule so lax that the others could not be changed under it any more`() throws {
    let motion = try consortium.propose([
      Act(try changed(.special) { $0.thresholds[0].share = StrictnessTests.share(.cast, "1/3") })
    ])
    try consortium.decide(motion)
    #expect(consortium.effects(of: motion).map(\.code) == [RefusalCode.charterBroken.rawValue])
  }

  @Test func `a rule for a body's own motions is as sound as those for powers`() throws {
    // The committee's motions without acts are its own, by `debated`: no power names it there.
    let other = try Consortium.founded { charter in
      charter.powers.removeAll { $0.scope == .body(.toc) }
    }
    let motion = try other.propose([
      Act(try changed(.debated) { $0.thresholds[0].seatClass = "no-such-class" })
    ])
    try other.decide(motion)
    #expect(other.effects(of: motion).map(\.state) == [.void])
  }
}

@Suite("Changing a power")
struct PowerChangeTests {
  let consortium: Consortium

  init() throws {
    consortium = try Consortium.founded()
  }

  @Test func `a power is given to another rule or body by who could have used it`() throws {
    let power = FixtureCharter.power(SuspendMember.name, (.board, .special))
    try consortium.carry(ChangePower(power: power))
    let motion = try consortium.propose([Act(SuspendMember(organization: .meta))])
    #expect(consortium.register.motion(motion)?.requires.map(\.rule) == [.special])
  }

  @Test func `a narrower power is cut out of the general one by who has that`() throws {
    let power = FixtureCharter.power(
      AdoptPolicy.name, scope: .policy("technical"), (.toc, .debated))
    try consortium.carry(ChangePower(power: power))
    let text = consortium.keep("text")
    let act = Act(AdoptPolicy(policy: "technical", title: "Technical", text: text))
    consortium.refuses(.notThisBody) { try consortium.propose([act]) }
    try consortium.propose([act], in: .toc, by: .cernRep)
  }

  @Test func `a power names bodies and rules that there are`() throws {
    try consortium.voids(
      .bodyUnknown,
      ChangePower(power: FixtureCharter.power(SuspendMember.name, ("none", .ordinary))))
    try consortium.voids(
      .ruleUnknown,
      ChangePower(power: FixtureCharter.power(SuspendMember.name, (.board, "none"))))
  }

  @Test func `no power is left that nobody could change`() throws {
    // A power that needs the assembly too, while the board alone changes powers over this act.
    try consortium.voids(
      .charterBroken,
      ChangePower(
        power: FixtureCharter.power(SuspendMember.name, (.board, .ordinary), (.members, .special)))
    )
    // The power over rules given to a body below.
    try consortium.voids(
      .charterBroken,
      ChangePower(power: FixtureCharter.power(ChangeRule.name, (.toc, .ordinary))))
  }

  @Test func `a power is not given to a body whose last seat is to end`() throws {
    let group = BodyDefinition(
      id: "models", kind: .workingGroup, title: "Models", parent: .board, rule: .ordinary)
    let seats = ["one", "two"].map {
      SeatDefinition(id: Identifier(stringLiteral: "models-\($0)"), body: "models", title: $0)
    }
    try consortium.carry([
      Act(CharterBody(body: group, mandate: consortium.keep("mandate"), seats: seats))
    ])
    try consortium.carry(EndSeat(seat: "models-one"), effective: consortium.now.adding(50 * .day))
    try consortium.voids(
      .charterBroken, EndSeat(seat: "models-two"), effective: consortium.now.adding(20 * .day))
  }
}
