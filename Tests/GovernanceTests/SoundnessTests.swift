import CanonicalJSON
import Sodium
import Testing

@testable import Governance

@Suite("What no act may bring about")
struct SoundnessTests {
  let consortium: Consortium

  init() throws {
    consortium = try Consortium.founded()
  }

  @Test func `a body is not put above another to take its powers`() throws {
    // Under the board the assembly's say in charter amendments would be the board's to take.
    var members = FixtureCharter.bodies[2]
    members.parent = .board
    try consortium.voids(.powerNotCovered, AmendBody(body: members))
  }

  @Test func `who votes in an assembly is changed only by who could change its powers`() throws {
    var members = FixtureCharter.bodies[2]
    members.classes = [.industry]
    try consortium.voids(.powerNotCovered, AmendBody(body: members))
  }

  @Test func `a body's rule changes under one at least as strict`() throws {
    let other = try Consortium.founded { charter in
      charter.powers.removeAll { $0.act == AmendBody.name }
      charter.powers.append(FixtureCharter.power(AmendBody.name, (.board, .ordinary)))
    }
    var toc = FixtureCharter.bodies[1]
    toc.rule = .ordinary
    try other.voids(.ruleTooLax, AmendBody(body: toc))
    toc.rule = "none"
    try other.voids(.ruleUnknown, AmendBody(body: toc))
  }

  /// The committee asks for no seconds, so that one seat could decide.
  func foundedWithoutSeconds() throws -> Consortium {
    try Consortium.founded { $0.rules[1].seconds = 0 }
  }

  @Test func `a power keeps a body that can use it`() throws {
    let consortium = try foundedWithoutSeconds()
    try consortium.carry(EndSeat(seat: .tocOne))
    try consortium.carry(EndSeat(seat: .tocTwo))
    try consortium.voids(.powerOrphaned, EndSeat(seat: .tocThree))
  }

  @Test func `seats that end at different dates leave no body without one`() throws {
    let consortium = try foundedWithoutSeconds()
    let start = consortium.now
    try consortium.carry(EndSeat(seat: .tocOne), effective: start.adding(90 * .day))
    try consortium.carry(EndSeat(seat: .tocTwo), effective: start.adding(60 * .day))
    try consortium.voids(
      .charterBroken, EndSeat(seat: .tocThree), effective: start.adding(50 * .day))
  }

  @Test func `a class that a threshold asks for keeps a seat`() throws {
    let classes = FixtureCharter.rule(
      "classes", quorum: (.seats, "1/2", false), threshold: (.cast, "1/2", true),
      [
        "thresholds": [
          ["base": "cast", "fraction": "1/2", "strictly": true],
          ["base": "cast", "class": "science", "fraction": "1/2", "strictly": false],
        ]
      ])
    let other = try Consortium.founded { charter in
      charter.rules[3].thresholds += [classes.thresholds[1]]
      charter.rules.append(classes)
      charter.powers.append(
        FixtureCharter.power(ChangeRule.name, scope: .rule("classes"), (.board, .grave)))
      charter.powers.append(
        FixtureCharter.power(AdoptPolicy.name, scope: .policy("science"), (.board, "classes")))
      charter.powers.removeAll { $0.requires.contains { $0.body == .members && $0.rule == .grave } }
      charter.powers.removeAll { $0.act == AmendCharter.name }
      charter.powers.append(FixtureCharter.power(AmendCharter.name, (.board, .special)))
    }
    try other.carry(EndSeat(seat: .boardCern))
    try other.voids(.thresholdUnreachable, EndSeat(seat: .boardImperial))
  }

  @Test func `no assembly is left in which no class of members has a seat`() throws {
    let other = try Consortium.founded { charter in
      charter.powers.removeAll { $0.act == AmendBody.name }
      charter.powers.append(
        FixtureCharter.power(AmendBody.name, (.board, .grave), (.members, .grave)))
      charter.powers.append(
        FixtureCharter.power(
          ChangePower.name, scope: .act(AmendBody.name), (.board, .grave), (.members, .grave)))
    }
    var members = FixtureCharter.bodies[2]
    members.classes = []
    try other.voids(.charterBroken, AmendBody(body: members))
    members.classes = [.industry]
    try other.carry(AmendBody(body: members))
  }

  @Test func `no rule asks for more seconds than there are other seats`() throws {
    // The committee has three seats, and one of them moves.
    let other = try Consortium.founded { charter in
      charter.rules[1].seconds = 2
      charter.rules[3].seconds = 3
    }
    var rule = FixtureCharter.rules[1]
    rule.seconds = 3
    let motion = try other.propose([Act(ChangeRule(rule: rule))])
    try other.decide(motion)
    #expect(other.effects(of: motion).map(\.code) == [RefusalCode.charterBroken.rawValue])
    try other.voids(.charterBroken, EndSeat(seat: .tocThree))
    rule.seconds = 1
    try other.carry(ChangeRule(rule: rule))
    try other.carry(EndSeat(seat: .tocThree))
  }

  @Test func `an assembly does not lock out by its name who has yet to accept`() throws {
    let long: Identifier = "institute-of-very-long-names"
    let key = Keys.first(of: "long-rep")
    let other = Consortium()
    var charter = FixtureCharter.document
    charter.founders.append(
      .init(
        id: long, title: "Institute", memberClass: .science, principal: "long-rep",
        key: key.publicKey))
    try other.found(charter)
    for founder in Identifier.founders { try other.accept(founder) }
    for (seat, person) in [
      (Identifier.boardIbm, Identifier.ibmRep), (.boardMeta, .metaRep), (.boardCern, .cernRep),
      (.boardImperial, .imperialRep),
    ] {
      try other.acceptSeat(seat, by: person)
    }
    try other.acceptOffice(.chair, by: .intelRep)
    let name = Identifier(stringLiteral: String(repeating: "a", count: 48))
    let assembly = BodyDefinition(id: name, kind: .assembly, title: "Assembly", rule: .ordinary)
    let charterBody = CharterBody(body: assembly, mandate: other.keep("mandate"), seats: [])
    try other.voids(.seatName, charterBody)
    let admitted: Identifier = "another-of-the-very-long-names"
    try other.accept(long, by: "long-rep", key: key)
    try other.record(MemberWithdrawn(organization: long), by: "long-rep")
    let motion = try other.carry([other.admission(of: admitted, principal: "other-rep")])
    try other.voids(.seatName, charterBody)
    other.wait(31 * .day)
    other.refuses(.admissionLapsed) {
      try other.join(admitted, admission: motion, by: "other-rep", key: Keys.first(of: "other-rep"))
    }
    try other.carry([Act(charterBody)])
  }

  @Test func `a body does not come to expire whole`() throws {
    let group = BodyDefinition(
      id: "models", kind: .workingGroup, title: "Models", parent: .board, rule: .ordinary)
    func charter(holdover: Bool) throws -> CharterBody {
      CharterBody(
        body: group, mandate: consortium.keep("mandate"),
        seats: [
          SeatDefinition(
            id: "models-lead", body: "models", title: "Lead", holdover: holdover, termMonths: 12)
        ])
    }
    // The board fills the group's seats, so they may run out; the board's own may not.
    try consortium.carry([Act(try charter(holdover: false))])
    for seat in [Identifier.boardIbm, .boardMeta, .boardChair] {
      try consortium.carry([Act(EndSeat(seat: seat))], by: .cernRep)
    }
    let motion = try consortium.propose([Act(EndSeat(seat: .boardImperial))], by: .cernRep)
    try consortium.decide(motion)
    #expect(
      consortium.effects(of: motion).map(\.code) == [RefusalCode.charterBroken.rawValue])
  }

  @Test func `the charter's text and parameters come in versions`() throws {
    let text = consortium.keep("new articles")
    var parameters = FixtureCharter.document.parameters
    parameters.keyDelay = 5 * .day
    try consortium.carry([Act(AmendCharter(text: text, parameters: parameters))])
    let offer = try consortium.offer(Keys.secret("ibm-rep 2"), for: .ibmRep)
    try consortium.vouch(offer, by: .ibmRep)
    #expect(!consortium.speaks(Keys.secret("ibm-rep 2"), at: consortium.now.adding(5 * .day - 1)))
    #expect(consortium.speaks(Keys.secret("ibm-rep 2"), at: consortium.now.adding(5 * .day)))
    let versions = consortium.register.charters()
    #expect(versions.map(\.version) == [1, 2] && versions.last?.text == text)
    try consortium.carry([Act(AmendCharter(text: consortium.keep("newer articles")))])
    #expect(consortium.register.charters().last?.parameters == parameters)
  }
}
