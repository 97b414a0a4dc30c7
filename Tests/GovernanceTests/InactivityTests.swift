import Sodium
import Testing

@testable import Governance

@Suite("Seats that take part in nothing") struct InactivityTests {
  @Test func `polls missed in a row make a change due, and one vote ends the row`() throws {
    let consortium = try Consortium.expecting(.init(polls: 2, then: .vacate))
    try consortium.poll(without: [.boardCern])
    #expect(try consortium.due().isEmpty)
    try consortium.poll(without: [.boardCern, .boardMeta])
    #expect(try consortium.due() == [.boardCern])
    let absence = try #require(consortium.register.absence(of: .boardCern, in: .board))
    #expect(absence.missed == 2 && absence.person == .cernRep && absence.lastPoll == nil)
    #expect(absence.firstMissed.map { $0 < absence.lastMissed ?? 0 } == true)
    try consortium.poll()
    #expect(try consortium.due().isEmpty)
    #expect(consortium.register.absence(of: .boardCern, in: .board)?.lastPoll != nil)
  }

  @Test func `standing aside is taking part`() throws {
    let consortium = try Consortium.expecting(.init(polls: 1, then: .vacate))
    let motion = try consortium.propose()
    let poll = try consortium.open(motion)
    try consortium.record(SeatRecused(seat: .boardCern, fromPoll: poll), by: .cernRep)
    try consortium.voteAll(on: poll, silent: [.boardCern, .boardMeta])
    try consortium.finish(poll)
    #expect(try consortium.due() == [.boardMeta])
  }

  @Test func `only the polls that the body names count`() throws {
    let consortium = try Consortium.expecting(
      .init(polls: 1, rules: [.special], then: .vacate))
    try consortium.poll(without: [.boardCern])
    #expect(try consortium.due().isEmpty)
    #expect(consortium.register.absence(of: .boardCern, in: .board) == nil)
    let motion = try consortium.propose([Act(EndSeat(seat: .boardGuest))])
    let poll = try consortium.open(motion)
    try consortium.voteAll(on: poll, silent: [.boardCern])
    try consortium.finish(poll)
    #expect(try consortium.due() == [.boardCern])
  }

  @Test func `a new holder begins anew`() throws {
    let consortium = try Consortium.expecting(.init(polls: 1, then: .vacate))
    try consortium.enrol("ibm-two", of: .ibm)
    try consortium.poll(without: [.boardIbm])
    #expect(try consortium.due() == [.boardIbm])
    let designation = try consortium.designate("ibm-two", to: .boardIbm, by: .ibmRep)
    try consortium.acceptSeat(.boardIbm, by: "ibm-two", appointment: designation)
    #expect(try consortium.due().isEmpty)
  }

  @Test func `meetings missed in a row do so too, once there were as many`() throws {
    let consortium = try Consortium.expecting(.init(meetings: 2, then: .vacate))
    let others: [Identifier] = [.boardIbm, .boardMeta, .boardChair, .boardImperial]
    try consortium.hold(with: others)
    #expect(try consortium.due().isEmpty)
    try consortium.hold(with: Array(others.dropFirst()))
    #expect(try consortium.due() == [.boardCern])
  }

  @Test func `who came to a seat between the meetings has not missed as many`() throws {
    let consortium = try Consortium.expecting(.init(meetings: 2, then: .vacate))
    try consortium.enrol("ibm-two", of: .ibm)
    try consortium.hold(with: [.boardMeta, .boardChair, .boardImperial])
    let designation = try consortium.designate("ibm-two", to: .boardIbm, by: .ibmRep)
    try consortium.acceptSeat(.boardIbm, by: "ibm-two", appointment: designation)
    try consortium.hold(with: [.boardMeta, .boardChair, .boardImperial])
    #expect(try consortium.due() == [.boardCern])
  }

  @Test func `where both are named, it takes both`() throws {
    let consortium = try Consortium.expecting(.init(meetings: 1, polls: 1, then: .vacate))
    try consortium.poll(without: [.boardCern, .boardMeta])
    try consortium.hold(with: [.boardIbm, .boardMeta, .boardChair, .boardImperial])
    #expect(try consortium.due() == [.boardCern])
  }

  @Test func `a seat without a vote misses nothing`() throws {
    let consortium = try Consortium.withDues()
    var board = try consortium.register.requireBody(.board, at: consortium.now).definition
    board.participation = .init(polls: 1, then: .vacate)
    try consortium.carry(AmendBody(body: board), in: .board)
    try consortium.poll(without: [.boardCern])
    #expect(try consortium.due() == [.boardCern])
  }

  @Test func `the chair or the secretary moves what is due, also without a seat`() throws {
    let consortium = try Consortium.expecting(.init(polls: 1, then: .vacate))
    try consortium.enrol("meta-two", of: .meta)
    let appointed = try consortium.carry(
      AppointOfficer(office: .secretary, person: "meta-two"))
    try consortium.record(
      OfficeAccepted(office: .secretary, appointment: appointed), by: "meta-two")
    consortium.refuses(.seatActive) {
      try consortium.proposeVacancy(of: .boardCern, by: "meta-two")
    }
    try consortium.poll(without: [.boardCern])
    consortium.refuses(.notMover) {
      _ = try consortium.propose([Act(VacateSeat(seat: .boardCern))], by: "meta-two")
    }
    let motion = try consortium.proposeVacancy(of: .boardCern, by: "meta-two")
    #expect(consortium.register.motion(motion)?.ground == MotionGround(inactivity: .boardCern))
    // It is proposed, and nothing more: the body decides.
    #expect(try consortium.holder(of: .boardCern) == .cernRep)
    try consortium.decide(motion)
    #expect(try consortium.holder(of: .boardCern) == nil)
  }

  @Test func `others move it as the rule lets them`() throws {
    let consortium = try Consortium.expecting(.init(polls: 1, then: .vacate))
    try consortium.enrol("ibm-two", of: .ibm)
    try consortium.poll(without: [.boardCern])
    consortium.refuses(.notMover) {
      try consortium.proposeVacancy(of: .boardCern, by: "ibm-two")
    }
    try consortium.proposeVacancy(of: .boardCern, by: .ibmRep)
  }

  @Test func `the ground is of these acts alone`() throws {
    let consortium = try Consortium.expecting(.init(polls: 1, then: .vacate))
    try consortium.poll(without: [.boardCern])
    consortium.refuses(.groundAct) {
      try consortium.proposeVacancy(of: .boardCern, acts: [Act(VacateSeat(seat: .boardIbm))])
    }
    let motion = try consortium.proposeVacancy(of: .boardCern)
    try consortium.record(
      MotionRevised(
        motion: motion, version: 2, title: "Vacate at last", texts: [],
        acts: [Act(VacateSeat(seat: .boardCern))]), by: .intelRep)
    #expect(consortium.register.motion(motion)?.ground != nil)
    try consortium.record(
      MotionRevised(
        motion: motion, version: 3, title: "Another", texts: [],
        acts: [Act(VacateSeat(seat: .boardIbm))]), by: .intelRep)
    #expect(consortium.register.motion(motion)?.ground == nil)
  }

  @Test func `an assembly suspends or reclassifies the member`() throws {
    for then in [ParticipationRule.Change.suspend, .reclassify(.science)] {
      let consortium = try Consortium.founded { charter in
        charter.bodies[2].participation = .init(polls: 1, then: then)
      }
      let poll = try consortium.open(try consortium.propose(in: .members), in: .members)
      try consortium.voteAll(on: poll, silent: ["members.ibm"])
      try consortium.finish(poll)
      #expect(try consortium.due(in: .members) == ["members.ibm"])
      let act =
        then == .suspend
        ? Act(SuspendMember(organization: .ibm))
        : Act(ReclassifyMember(organization: .ibm, memberClass: .science))
      try consortium.proposeVacancy(of: "members.ibm", acts: [act])
    }
  }

  @Test func `an expectation that could never come about founds nothing`() {
    for (wrong, subject) in [
      (ParticipationRule(meetings: 1, then: .vacate), 1),
      (ParticipationRule(polls: 1, rules: ["nothing"], then: .vacate), 0),
      (ParticipationRule(polls: 1, then: .reclassify("nothing")), 0),
    ] {
      var charter = FixtureCharter.document
      charter.bodies[subject].participation = wrong
      #expect(charter.problems().count == 1)
    }
    var powerless = FixtureCharter.document
    powerless.bodies[0].participation = .init(polls: 1, then: .vacate)
    powerless.powers.removeAll { $0.act == VacateSeat.name }
    #expect(powerless.problems().count == 1)
  }
}
