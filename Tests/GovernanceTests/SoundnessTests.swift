import CanonicalJSON
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

  @Test func `a power keeps a body that can use it`() throws {
    try consortium.carry(EndSeat(seat: .tocOne))
    try consortium.carry(EndSeat(seat: .tocTwo))
    try consortium.voids(.powerOrphaned, EndSeat(seat: .tocThree))
  }

  @Test func `seats that end at different dates leave no body without one`() throws {
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
