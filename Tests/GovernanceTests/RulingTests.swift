import Sodium
import Testing

@testable import Governance

@Suite("A ruling of the chair")
struct RulingTests {
  let consortium: Consortium
  let motion: Digest

  init() throws {
    consortium = try Consortium.withRulings()
    motion = try consortium.propose()
  }

  @Test func `a motion that is out of order is not voted on, and the refusal names the ruling`()
    throws
  {
    let ruling = try consortium.rule(motion)
    do {
      try consortium.open(motion)
      Issue.record("the poll was opened")
    } catch let refusal as Refusal {
      #expect(refusal.code == .ruledOutOfOrder)
      #expect(refusal.sentence.contains(ruling.hex))
    }
    #expect(consortium.register.ruling(ruling)?.number == "board-o2023-001")
  }

  @Test func `a ruling on another question keeps nothing from a vote`() throws {
    try consortium.rule()
    try consortium.rule(motion, isOutOfOrder: false)
    try consortium.open(motion)
  }

  @Test func `only who chairs the body rules, also by succession`() throws {
    consortium.refuses(.notChair) { try consortium.rule(motion, by: .imperialRep) }
    try consortium.record(OfficeResigned(office: .chair), by: .intelRep)
    consortium.refuses(.notChair) { try consortium.rule(motion) }
    let ruling = try consortium.rule(motion, by: .imperialRep)
    // It is the chair's to take back, whoever chairs by then.
    consortium.refuses(.notChair) {
      try consortium.record(RulingWithdrawn(ruling: ruling), by: .intelRep)
    }
    try consortium.record(RulingWithdrawn(ruling: ruling), by: .imperialRep)
  }

  @Test func `a body that gives no time for appeals takes no rulings`() throws {
    consortium.refuses(.rulingsNotTaken) { try consortium.rule(in: .toc, by: .cernRep) }
  }

  @Test func `it is too late once a poll on the motion was opened`() throws {
    let poll = try consortium.open(motion)
    consortium.refuses(.motionSettled) { try consortium.rule(motion) }
    try consortium.voteAll(.no, on: poll)
    try consortium.finish(poll)
    consortium.refuses(.motionSettled) { try consortium.rule(motion) }
  }

  @Test func `it is about a motion of the body, as the chair has seen it`() throws {
    let other = try consortium.propose(in: .toc, by: .cernRep)
    consortium.refuses(.notThisBody) { try consortium.rule(other) }
    let seen = consortium.log.seen(consortium.log.size)
    try consortium.revise(motion)
    consortium.refuses(.seenTooShort) {
      try consortium.record(
        ChairRuled(
          body: .board, question: "Is it?",
          text: TextReference(name: .plain(consortium.keep("No.")), size: 3), motion: motion),
        by: .intelRep, Consortium.Signing(seen: seen))
    }
  }

  @Test func `one that is made at a meeting is made while that is open`() throws {
    let meeting = try consortium.call()
    consortium.refuses(.meetingNotOpen) { try consortium.rule(at: meeting) }
    consortium.wait(7 * .day)
    try consortium.openMeeting(meeting)
    let ruling = try consortium.rule(at: meeting)
    #expect(consortium.register.rulings(at: meeting).map(\.id) == [ruling])
    try consortium.adjourn(meeting)
    consortium.refuses(.meetingAdjourned) { try consortium.rule(at: meeting) }
  }

  @Test func `its text stays, and is for everybody or for the body`() throws {
    consortium.refuses(.operativeText) {
      try consortium.rule(motion) { $0.name = .salted($0.digest) }
    }
    consortium.refuses(.operativeText) { try consortium.rule(motion) { $0.media = "image/png" } }
    consortium.refuses(.textSize) { try consortium.rule(motion) { $0.size = 11 } }
    consortium.refuses(.accessOther) { try consortium.rule(motion) { $0.access = "body:toc" } }
    try consortium.rule(motion) { $0.access = "body:board" }
  }

  @Test func `withdrawn, it lets the motion go on, and comes back for a new version only`() throws {
    let ruling = try consortium.rule(motion)
    consortium.refuses(.ruledAlready) { try consortium.rule(motion) }
    try consortium.record(RulingWithdrawn(ruling: ruling), by: .intelRep)
    consortium.refuses(.rulingSettled) {
      try consortium.record(RulingWithdrawn(ruling: ruling), by: .intelRep)
    }
    consortium.refuses(.ruledAlready) { try consortium.rule(motion) }
    try consortium.revise(motion)
    try consortium.rule(motion)
  }

  @Test func `a motion that was kept from a vote gets its time back`() throws {
    let ruling = try consortium.rule(motion)
    consortium.wait(61 * .day)
    consortium.refuses(.motionLapsed) { try consortium.open(motion) }
    try consortium.record(RulingWithdrawn(ruling: ruling), by: .intelRep)
    try consortium.open(motion)
  }

  @Test func `a motion about another one that is out of order keeps nothing waiting`() throws {
    let table = try consortium.propose([Act(TableMotion(motion: motion))], by: .metaRep)
    consortium.refuses(.motionPending) { try consortium.open(motion) }
    try consortium.rule(table)
    try consortium.open(motion)
  }
}

@Suite("An appeal from a ruling")
struct AppealTests {
  let consortium: Consortium
  let motion: Digest
  let ruling: Digest

  init() throws {
    consortium = try Consortium.withRulings()
    motion = try consortium.propose()
    ruling = try consortium.rule(motion)
  }

  @Test func `a majority against the ruling overturns it, and the motion goes on`() throws {
    let appeal = try consortium.appeal(from: ruling)
    let outcome = try consortium.decideAppeal(
      appeal, [.boardIbm: .yes, .boardMeta: .yes, .boardChair: .no])
    #expect(outcome == .carried)
    #expect(consortium.register.ruling(ruling)?.state == .overturned)
    #expect(consortium.register.ruling(ruling)?.endedBy == appeal)
    try consortium.open(motion)
  }

  @Test func `a tie sustains the chair`() throws {
    let appeal = try consortium.appeal(from: ruling)
    let outcome = try consortium.decideAppeal(appeal, [.boardIbm: .yes, .boardChair: .no])
    #expect(outcome == .tied)
    #expect(consortium.register.ruling(ruling)?.state == .standing)
    consortium.refuses(.ruledOutOfOrder) { try consortium.open(motion) }
    // What the body has sustained it does not decide again.
    consortium.refuses(.appealDecided) { _ = try consortium.appeal(from: ruling, by: .metaRep) }
  }

  @Test func `two seats bring it to a vote, and no chair can keep it from one`() throws {
    let appeal = try consortium.appeal(from: ruling)
    consortium.refuses(.secondsMissing) { try consortium.open(appeal, by: .ibmRep) }
    try consortium.second(appeal, by: .cernRep, seat: .boardCern)
    consortium.refuses(.rulingOnAppeal) { try consortium.rule(appeal) }
    // At once, without waiting for the chair.
    try consortium.open(appeal, by: .ibmRep)
  }

  @Test func `it is moved in the time that the body gives`() throws {
    consortium.wait(3 * .day - 1)
    _ = try consortium.appeal(from: ruling)
    consortium.wait(1)
    consortium.refuses(.appealLate) { _ = try consortium.appeal(from: ruling, by: .metaRep) }
  }

  @Test func `it is put by itself, and goes nowhere but to the vote`() throws {
    consortium.refuses(.actNotAlone) {
      try consortium.propose([
        Act(OverturnRuling(ruling: ruling)), Act(OverturnRuling(ruling: ruling)),
      ])
    }
    let appeal = try consortium.appeal(from: ruling)
    consortium.refuses(.notMain) { try consortium.propose([Act(TableMotion(motion: appeal))]) }
    consortium.refuses(.otherKind) { try consortium.revise(appeal) }
    consortium.refuses(.otherKind) {
      try consortium.revise(motion, [Act(OverturnRuling(ruling: ruling))])
    }
  }

  @Test func `one that nobody brings to a vote is in no other's way`() throws {
    let (idle, serious) = (
      try consortium.appeal(from: ruling), try consortium.appeal(from: ruling, by: .metaRep)
    )
    try consortium.second(idle, by: .cernRep, seat: .boardCern)
    try consortium.second(serious, by: .cernRep, seat: .boardCern)
    try consortium.open(serious, by: .metaRep)
    consortium.refuses(.appealDecided) { try consortium.open(idle, by: .ibmRep) }
  }

  @Test func `against a ruling that was withdrawn it does nothing`() throws {
    let appeal = try consortium.appeal(from: ruling)
    try consortium.makeReady(appeal)
    let poll = try consortium.open(appeal, by: .ibmRep)
    try consortium.record(RulingWithdrawn(ruling: ruling), by: .intelRep)
    try consortium.voteAll(on: poll)
    try consortium.finish(poll)
    #expect(consortium.effects(of: appeal).map(\.code) == [RefusalCode.rulingSettled.rawValue])
    #expect(consortium.register.ruling(ruling)?.state == .withdrawn)
  }

  @Test func `a chair that was overturned does not rule the motion out again`() throws {
    let appeal = try consortium.appeal(from: ruling)
    try consortium.decideAppeal(appeal, [.boardIbm: .yes])
    try consortium.revise(motion)
    consortium.refuses(.ruledAlready) { try consortium.rule(motion) }
  }
}

@Suite("A charter with rulings")
struct RulingCharterTests {
  private func problems(_ change: @escaping (inout CharterDocument) -> Void) -> [String] {
    var charter = FixtureCharter.document
    charter.takeRulings()
    change(&charter)
    return charter.problems().map(\.description)
  }

  private func problemsOfRule(_ change: @escaping (inout DecisionRule) -> Void) -> [String] {
    problems { charter in
      if let index = charter.rules.firstIndex(where: { $0.id == .appeals }) {
        change(&charter.rules[index])
      }
    }
  }

  @Test func `nothing is wrong where a majority overturns`() {
    #expect(problems { _ in } == [])
  }

  @Test func `appeals need a body that hears them, and the body a chair`() {
    let nobody = problems { $0.powers.removeAll { $0.act == OverturnRuling.name } }
    #expect(nobody.count == 1 && nobody[0].contains("nobody could appeal"))
    let several = problems { charter in
      if let index = charter.powers.firstIndex(where: { $0.act == OverturnRuling.name }) {
        charter.powers[index].requires.append(
          PowerDefinition.Requirement(body: .members, rule: .appeals))
      }
    }
    #expect(several.contains { $0.contains("an appeal is decided by one body") })
    let noChair = problems { charter in
      charter.bodies[1].rulings = RulingRule(appealWithin: 1)
      charter.offices.removeAll { $0.id == .tocChair }
    }
    #expect(noChair.contains { $0.contains("nobody could rule") })
  }

  @Test func `exactly a majority decides an appeal, which two seats can bring`() throws {
    let majority = DecisionRule.Share(base: .cast, fraction: "1/2", strictly: true)
    let wrong: [(inout DecisionRule) -> Void] = [
      { $0.thresholds[0].share.strictly = false },
      { $0.thresholds[0].share.fraction = "2/3" },
      { $0.thresholds[0].share.base = .seats },
      { $0.thresholds[0].seatClass = .science },
      { $0.thresholds.append(DecisionRule.Threshold(share: majority)) },
      { $0.vetoes = [DecisionRule.Veto(noes: 1)] },
      { $0.leastYes = 2 }, { $0.castingVote = true }, { $0.seconds = 2 },
    ]
    for change in wrong {
      #expect(problemsOfRule(change).contains { $0.contains("is no rule for an appeal") })
    }
  }

  @Test func `no motion makes an appeal harder`() throws {
    let consortium = try Consortium.withRulings()
    var harder = consortium.register.rules(.appeals)[0].definition
    harder.thresholds[0].share.fraction = "2/3"
    let motion = try consortium.propose([Act(ChangeRule(rule: harder))])
    try consortium.decide(motion)
    #expect(consortium.effects(of: motion).map(\.code) == [RefusalCode.charterBroken.rawValue])
  }

  @Test func `who shortens the time for appeals has all powers of the body`() throws {
    let consortium = try Consortium.withRulings()
    var board = FixtureCharter.bodies[0]
    board.rulings = RulingRule(appealWithin: .day)
    try consortium.voids(.powerNotCovered, AmendBody(body: board))
    board.rulings = RulingRule(appealWithin: 4 * .day)
    try consortium.carry(AmendBody(body: board))
    board.rulings = nil
    try consortium.carry(AmendBody(body: board))
    consortium.refuses(.rulingsNotTaken) { try consortium.rule() }
  }

  @Test func `nobody delegates the hearing of appeals`() {
    #expect(DelegationDefinition.reserved.contains(OverturnRuling.name))
  }
}
