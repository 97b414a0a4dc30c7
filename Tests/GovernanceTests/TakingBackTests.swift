import Sodium
import Testing

@testable import Governance

@Suite("Rescinding what is yet to come")
struct TakingBackTests {
  let consortium: Consortium
  let start: Timestamp
  let later: Timestamp

  init() throws {
    consortium = try Consortium.founded()
    start = consortium.now
    later = start.adding(60 * .day)
  }

  /// Carries the acts for `later`, or `time`, under `special`, and rescinds the motion before they come.
  func takeBack(_ acts: any ActKind..., from time: Timestamp? = nil) throws {
    try takeBack(try consortium.carry(acts.map { Act($0, effective: time ?? later) }))
  }

  func takeBack(_ motion: Digest) throws {
    let act = Act(RescindDecision(motion: motion))
    let rescission = try consortium.propose([act])
    try consortium.decide(rescission)
    try #require(consortium.effects(of: rescission).map(\.code) == [nil])
  }

  init(rescindingUnder rule: Identifier) throws {
    consortium = try Consortium.founded { charter in
      for index in charter.powers.indices where charter.powers[index].act == SuspendMember.name {
        charter.powers[index].requires = [.init(body: .board, rule: .special)]
      }
      for index in charter.powers.indices where charter.powers[index].act == CharterBody.name {
        charter.powers[index].requires = [.init(body: .board, rule: .grave)]
      }
      for index in charter.powers.indices where charter.powers[index].act == RescindDecision.name {
        charter.powers[index].requires = [.init(body: .board, rule: rule)]
      }
    }
    start = consortium.now
    later = start.adding(60 * .day)
  }

  static func grave() throws -> TakingBackTests { try TakingBackTests(rescindingUnder: .grave) }

  @Test func `an expulsion takes nobody out`() throws {
    let test = try Self.grave()
    let consortium = test.consortium
    try consortium.enrol("intel-deputy", of: .intel)
    let second = Keys.secret("intel-rep 2")
    try test.consortium.rotate(to: try consortium.offer(second, for: .intelRep), by: .intelRep)
    let begins = consortium.now.adding(2 * .day)
    consortium.keys[.intelRep] = second
    consortium.wait(until: begins)
    try test.takeBack(ExpelMember(organization: .intel), ExpelMember(organization: .cern))
    for organization in [Identifier.intel, .cern] {
      #expect(try consortium.isInStanding(organization, at: test.later))
      #expect(consortium.register.memberSpans(of: organization).map(\.endedBy) == [nil])
    }
    #expect(try consortium.holder(of: .boardChair, at: test.later) == .intelRep)
    #expect(try consortium.holder(of: .tocOne, at: test.later) == .cernRep)
    #expect(consortium.speaks(Keys.first(of: "intel-deputy"), at: test.later))
    #expect(consortium.speaks(second, at: test.later))
    #expect(!consortium.speaks(Keys.first(of: .intelRep), at: begins), "it was rotated")
    #expect(try consortium.holder(of: .boardCern, at: "2024-12-04") == .cernRep)
    #expect(try consortium.holder(of: .boardCern, at: "2024-12-06") == nil, "the term runs out")
  }

  @Test func `an expulsion leaves who resigned for the same instant`() throws {
    let test = try Self.grave()
    let consortium = test.consortium
    try consortium.record(SeatResigned(seat: .boardCern, effective: test.later), by: .cernRep)
    try test.takeBack(ExpelMember(organization: .cern))
    #expect(try consortium.holder(of: .tocOne, at: test.later) == .cernRep)
    #expect(try consortium.holder(of: .boardCern, at: test.later) == nil)
  }

  @Test func `an expulsion that a withdrawal was quicker than leaves the withdrawal`() throws {
    let test = try Self.grave()
    let motion = try test.consortium.carry(ExpelMember(organization: .cern), effective: test.later)
    let end = test.later.adding(-10 * .day)
    try test.consortium.withdraw(.cern, effective: end)
    try test.takeBack(motion)
    #expect(try test.consortium.isMember(.cern, at: end.adding(-1)))
    #expect(try !test.consortium.isMember(.cern, at: end))
    #expect(!test.consortium.speaks(Keys.first(of: .cernRep), at: end))
  }

  @Test func `a suspension and the expulsion after it are both taken back`() throws {
    let test = try Self.grave()
    let sooner = test.later.adding(-20 * .day)
    let suspend = Act(SuspendMember(organization: .cern), effective: sooner)
    let expel = Act(ExpelMember(organization: .cern), effective: test.later)
    for acts in [[suspend, expel], [expel, suspend]] {
      try test.takeBack(try test.consortium.carry(acts))
      #expect(try test.consortium.isInStanding(.cern, at: sooner))
      #expect(try test.consortium.isInStanding(.cern, at: test.later))
      #expect(test.consortium.speaks(Keys.first(of: .cernRep), at: test.later))
    }
  }

  @Test func `a seat that was to be created and ended never is`() throws {
    let test = try Self.grave()
    let seat = SeatDefinition(id: "board-six", body: .board, title: "Sixth")
    let motion = try test.consortium.carry([
      Act(CreateSeat(seat: seat), effective: test.later.adding(-20 * .day)),
      Act(EndSeat(seat: "board-six"), effective: test.later),
    ])
    try test.takeBack(motion)
    for days: Int64 in [-20, -10, 0, 10] {
      let time = test.later.adding(days * .day)
      #expect(try test.consortium.register.seat("board-six", at: time) == nil)
    }
  }

  /// Groups, one below the other, and a power for the first, all to come.
  func charterGroups(in consortium: Consortium) throws -> [Act] {
    func charter(_ id: Identifier, parent: Identifier) -> CharterBody {
      CharterBody(
        body: BodyDefinition(
          id: id, kind: .workingGroup, title: "Group", parent: parent, rule: .ordinary),
        mandate: consortium.keep("mandate"),
        seats: [SeatDefinition(id: id, body: id, title: "Lead")])
    }
    let power = FixtureCharter.power(
      AdoptPolicy.name, scope: .policy("models"), ("models", .ordinary))
    return [
      Act(charter("models", parent: .board), effective: later),
      Act(charter("data", parent: "models"), effective: later),
      Act(ChangePower(power: power), effective: later),
    ]
  }

  @Test func `bodies and their powers that were to come together are taken back together`() throws {
    let test = try Self.grave()
    try test.takeBack(try test.consortium.carry(charterGroups(in: test.consortium)))
    for id: Identifier in ["models", "data"] {
      #expect(try test.consortium.register.body(id, at: test.later) == nil)
    }
    let power = try test.consortium.register.power(
      over: AdoptPolicy.name, scope: .policy("models"), at: test.later)
    #expect(power?.requires.map(\.body) == [.board])
  }

  @Test func `a body that another decision has given a power stays`() throws {
    let test = try Self.grave()
    var acts = try charterGroups(in: test.consortium)
    let power = acts.removeLast()
    let motion = try test.consortium.carry(acts)
    try test.consortium.carry([power])
    try test.consortium.voids(.charterBroken, RescindDecision(motion: motion))
  }

  /// A span's end may be decided by another motion than that of the span that goes on.
  @Test func `an expulsion takes nobody out whose class changed before an earlier suspension`()
    throws
  {
    let test = try Self.grave()
    let consortium = test.consortium
    let sooner = test.later.adding(-20 * .day)
    try consortium.carry(SuspendMember(organization: .cern), effective: sooner)
    let expulsion = try consortium.carry(ExpelMember(organization: .cern), effective: test.later)
    try consortium.carry(ReclassifyMember(organization: .cern, memberClass: .industry))
    let last = consortium.register.memberSpans(of: .cern).last
    #expect(last?.inForce.to == test.later)
    #expect(last?.endedBy == expulsion)
    try test.takeBack(expulsion)
    #expect(try consortium.isMember(.cern, at: test.later))
  }

  @Test func `an expulsion that has come stays`() throws {
    let test = try Self.grave()
    let motion = try test.consortium.carry(ExpelMember(organization: .cern), effective: test.later)
    test.consortium.wait(until: test.later)
    try test.takeBack(motion)
    #expect(try !test.consortium.isMember(.cern))
  }

  @Test func `the end of a seat, and its vacating, leave seat and holder`() throws {
    let test = try Self.grave()
    let consortium = test.consortium
    try test.takeBack(EndSeat(seat: .tocOne))
    #expect(try consortium.holder(of: .tocOne, at: test.later) == .cernRep)
    #expect(consortium.register.seat(.tocOne)?.inForce.to == nil)
    try test.takeBack(VacateSeat(seat: .boardImperial))
    #expect(try consortium.holder(of: .boardImperial, at: test.later) == .imperialRep)
  }

  @Test func `the end of a seat together with the expulsion of its holder leave both`() throws {
    let test = try Self.grave()
    try test.takeBack(ExpelMember(organization: .cern), EndSeat(seat: .tocOne))
    #expect(try test.consortium.holder(of: .tocOne, at: test.later) == .cernRep)
    #expect(test.consortium.register.tenures(of: .tocOne).first?.inForce.to == nil)
  }

  @Test func `a successor who has accepted for later keeps the seat`() throws {
    let test = try Self.grave()
    let consortium = test.consortium
    let motion = try consortium.carry(VacateSeat(seat: .boardImperial), effective: test.later)
    let filling = try consortium.carry(
      FillSeat(seat: .boardImperial, person: .metaRep), effective: test.later)
    try consortium.acceptSeat(.boardImperial, by: .metaRep, appointment: filling)
    try test.takeBack(motion)
    #expect(try consortium.holder(of: .boardImperial, at: test.later.adding(-1)) == .imperialRep)
    #expect(try consortium.holder(of: .boardImperial, at: test.later) == .metaRep)
    #expect(consortium.register.tenures(of: .boardImperial).first?.inForce.to == test.later)
  }

  @Test func `a seat or body that is to be created never is`() throws {
    let test = try Self.grave()
    let consortium = test.consortium
    let seat = SeatDefinition(id: "board-six", body: .board, title: "Sixth")
    let group = BodyDefinition(
      id: "models", kind: .workingGroup, title: "Models", parent: .board, rule: .ordinary)
    let lead = SeatDefinition(id: "models-lead", body: "models", title: "Lead")
    try test.takeBack(CreateSeat(seat: seat))
    try test.takeBack(
      CharterBody(body: group, mandate: consortium.keep("mandate"), seats: [lead]))
    #expect(try consortium.register.seat("board-six", at: test.later) == nil)
    #expect(try consortium.register.seat("models-lead", at: test.later) == nil)
    #expect(try consortium.register.body("models", at: test.later) == nil)
  }

  func stricter(_ title: String = "Stricter") -> DecisionRule {
    var rule = FixtureCharter.rules[0]
    rule.title = title
    rule.thresholds[0].share.fraction = "3/5"
    return rule
  }

  func title(at time: Timestamp, in consortium: Consortium) throws -> String? {
    try consortium.register.rule(.ordinary, at: time)?.title
  }

  @Test func `a rule goes on as it is, and what was decided for later still comes`() throws {
    let test = try Self.grave()
    let sooner = test.later.adding(-20 * .day)
    try test.consortium.carry(ChangeRule(rule: stricter("for later")), effective: test.later)
    try test.takeBack(ChangeRule(rule: stricter("for sooner")), from: sooner)
    let last = test.later.adding(-1)
    #expect(try title(at: last, in: test.consortium) == "ordinary")
    #expect(try title(at: test.later, in: test.consortium) == "for later")
  }

  /// The version in force is the last one decided that has begun, those left aside that were rescinded
  /// before they began.
  @Test(arguments: 1...UInt64(6))
  func `of rules decided and rescinded in any order the last that stands is in force`(
    seed: UInt64
  ) throws {
    let consortium = try TakingBackTests(rescindingUnder: .special).consortium
    var generator = SplitMix(seed: seed)
    var versions: [(from: Timestamp, motion: Digest, rescinded: Timestamp?)] = []
    for number in 2...13 {
      let later = consortium.now.adding(Int64.random(in: 0...60, using: &generator) * .day)
      let place = versions.indices.randomElement(using: &generator)
      if let place, versions[place].rescinded == nil, number % 3 == 0 {
        try consortium.carry(RescindDecision(motion: versions[place].motion))
        versions[place].rescinded = consortium.now
      } else {
        let motion = try consortium.carry(
          ChangeRule(rule: stricter("\(versions.count)")), effective: later)
        versions.append((later, motion, nil))
      }
      for days: Int64 in 0...80 {
        let time = consortium.now.adding(days * .day)
        let last = versions.lastIndex { version in
          version.from <= time && !(version.rescinded.map { $0 < version.from } ?? false)
        }
        #expect(try title(at: time, in: consortium) == last.map { "\($0)" } ?? "ordinary")
      }
      consortium.wait(Int64.random(in: 0...12, using: &generator) * .day)
    }
    #expect(versions.contains { version in version.rescinded.map { $0 < version.from } ?? false })
  }

  @Test func `what was rescinded does not come back by rescinding what had overtaken it`() throws {
    let test = try Self.grave()
    let sooner = test.later.adding(-20 * .day)
    let first = try test.consortium.carry(
      ChangeRule(rule: stricter("for later")), effective: test.later)
    let second = try test.consortium.carry(
      ChangeRule(rule: stricter("for sooner")), effective: sooner)
    try test.takeBack(first)
    #expect(try title(at: test.later, in: test.consortium) == "for sooner")
    try test.takeBack(second)
    #expect(try title(at: test.later, in: test.consortium) == "ordinary")
  }

  @Test func `a rule that is to become stricter is not taken back by laxer ones`() throws {
    let test = try TakingBackTests(rescindingUnder: .special)
    let consortium = test.consortium
    var rule = stricter()
    rule.seconds = 1
    // While the poll is open, by `special`, changes of the rule come to need `grave`.
    let motion = try consortium.propose([Act(ChangeRule(rule: rule), effective: test.later)])
    let poll = try consortium.open(motion, closes: consortium.now.adding(25 * .day))
    let power = FixtureCharter.power(ChangeRule.name, scope: .rule(.ordinary), (.board, .grave))
    try consortium.carry(ChangePower(power: power))
    try consortium.voteAll(on: poll)
    try consortium.close(poll)
    #expect(consortium.effects(of: motion).map(\.code) == [nil])
    try consortium.voids(.ruleTooLax, RescindDecision(motion: motion))
    #expect(try consortium.register.rule(.ordinary, at: test.later)?.seconds == 1)
  }

  @Test func `a rule that a body is to decide by stays`() throws {
    let test = try Self.grave()
    var rule = stricter()
    rule.id = "swift"
    let motion = try test.consortium.carry(ChangeRule(rule: rule), effective: test.later)
    let group = BodyDefinition(id: "models", kind: .workingGroup, title: "Models", rule: "swift")
    let lead = SeatDefinition(id: "models-lead", body: "models", title: "Lead")
    let mandate = test.consortium.keep("mandate")
    try test.consortium.carry(
      CharterBody(body: group, mandate: mandate, seats: [lead]), effective: test.later)
    try test.consortium.voids(.ruleUnknown, RescindDecision(motion: motion))
  }

  @Test func `a power goes on as it is`() throws {
    let test = try Self.grave()
    let power = FixtureCharter.power(AdoptPolicy.name, (.board, .special))
    try test.takeBack(ChangePower(power: power))
    let found = try test.consortium.register.power(
      over: AdoptPolicy.name, scope: nil, at: test.later)
    #expect(found?.requires.map(\.rule) == [.ordinary])
  }

  @Test func `a power that is to become harder to use is not taken back by the easier way`() throws
  {
    // Suspensions are to need `grave`; the motion that says so was itself carried by it.
    let test = try TakingBackTests(rescindingUnder: .special)
    let power = FixtureCharter.power(SuspendMember.name, (.board, .grave))
    let motion = try test.consortium.carry(ChangePower(power: power), effective: test.later)
    try test.consortium.voids(.ruleTooLax, RescindDecision(motion: motion))
  }

  @Test func `the charter goes on as it is`() throws {
    let other = try Consortium.founded { charter in
      for index in charter.powers.indices where charter.powers[index].act == RescindDecision.name {
        charter.powers[index].requires = [
          .init(body: .board, rule: .special), .init(body: .members, rule: .special),
        ]
      }
      charter.powers.append(
        FixtureCharter.power(
          ChangePower.name, scope: .act(RescindDecision.name), (.board, .grave), (.members, .grave))
      )
    }
    let later = other.now.adding(60 * .day)
    let motion = try other.carry([
      Act(AmendCharter(text: other.keep("articles")), effective: later)
    ])
    try other.carry([Act(RescindDecision(motion: motion))])
    #expect(try other.register.charter(at: later)?.version == 1)
  }

  @Test func `a policy that is repealed for still later is so all the same`() throws {
    try consortium.carry(
      AdoptPolicy(policy: "licences", title: "Licences", text: consortium.keep("version 1")))
    let amendment = try consortium.carry(
      AmendPolicy(policy: "licences", text: consortium.keep("version 2")), effective: later)
    let end = later.adding(20 * .day)
    let repeal = try consortium.carry(RepealPolicy(policy: "licences"), effective: end)
    try takeBack(amendment)
    #expect(try consortium.register.policy("licences", at: end.adding(-1))?.version == 1)
    #expect(try consortium.register.policy("licences", at: end) == nil)
    #expect(consortium.register.policies("licences").first?.endedBy == repeal)
  }

  @Test func `a rescission that is yet to come is not itself taken back`() throws {
    let motion = try consortium.carry([])
    let rescission = try consortium.carry(RescindDecision(motion: motion), effective: later)
    try consortium.voids(.notRescindable, RescindDecision(motion: rescission))
  }

  @Test func `a motion to reconsider is not put off`() throws {
    let motion = try consortium.defeat()
    consortium.refuses(.notDeferrable) {
      try consortium.propose([Act(ReconsiderDecision(motion: motion), effective: later)])
    }
  }
}
