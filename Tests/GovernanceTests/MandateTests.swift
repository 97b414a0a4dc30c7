import Sodium
import Testing

@testable import Governance

@Suite("A mandate for a vacant post")
struct MandateTests {
  let consortium: Consortium

  init() throws {
    consortium = try Consortium.withMandates()
  }

  private func takeSeat(days: Int64 = 60) throws {
    let motion = try consortium.mandate(days: days)
    try consortium.acceptSeat(.boardCern, by: .cernRep, appointment: motion)
  }

  @Test func `whoever accepts it holds the seat, votes, and leaves it at its end`() throws {
    let until = consortium.now.adding(60 * .day)
    let motion = try consortium.mandate()
    #expect(try consortium.holder(of: .boardCern) == nil)
    try consortium.acceptSeat(.boardCern, by: .cernRep, appointment: motion)
    let poll = try consortium.open(try consortium.propose())
    #expect(
      consortium.register.electors(of: poll).first { $0.seat == .boardCern }?.person == .cernRep)
    try consortium.vote(.yes, by: .cernRep, seat: .boardCern, on: poll)
    let seat = try consortium.register.requireSeat(.boardCern, at: consortium.now)
    #expect(try consortium.register.mandate(of: seat, at: consortium.now) == until)
    let size = consortium.log.size
    consortium.wait(until: until.adding(-1))
    #expect(try consortium.holder(of: .boardCern) == .cernRep)
    consortium.wait(1)
    #expect(try consortium.holder(of: .boardCern) == nil)
    #expect(consortium.log.size == size, "nothing is recorded for it to end")
  }

  @Test func `no holdover keeps it beyond its end`() throws {
    try consortium.record(SeatResigned(seat: .boardImperial), by: .imperialRep)
    let motion = try consortium.mandate(.boardImperial, for: .imperialRep)
    try consortium.acceptSeat(.boardImperial, by: .imperialRep, appointment: motion)
    consortium.wait(60 * .day)
    #expect(try consortium.holder(of: .boardImperial) == nil)
  }

  @Test func `it is no longer than the charter lets any be`() throws {
    #expect(throws: VoidAct.self) { try consortium.mandate(days: 80) }
    try consortium.mandate(days: 60)
  }

  @Test func `the longest time is not dropped while a body has the power`() throws {
    var parameters = FixtureCharter.document.parameters
    parameters.mandateLongest = nil
    try consortium.voids(
      .charterBroken, AmendCharter(text: consortium.keep("articles"), parameters: parameters))
    parameters.mandateLongest = 30 * .day
    try consortium.carry(AmendCharter(text: consortium.keep("articles"), parameters: parameters))
    #expect(throws: VoidAct.self) { try consortium.mandate(days: 60) }
  }

  @Test func `no mandate follows upon a mandate`() throws {
    try takeSeat(days: 20)
    consortium.wait(20 * .day)
    let second = try consortium.propose(
      [consortium.mandateAct(days: 60)], in: .toc, by: .cernRep)
    try consortium.decide(second)
    #expect(consortium.effects(of: second).map(\.code) == [RefusalCode.mandateTwice.rawValue])
    // Once the seat was filled as it should be, an emergency is a new one.
    let filling = try consortium.carry(FillSeat(seat: .boardCern, person: .cernRep))
    try consortium.acceptSeat(.boardCern, by: .cernRep, appointment: filling)
    try consortium.record(SeatResigned(seat: .boardCern), by: .cernRep)
    try takeSeat()
  }

  @Test func `one that nobody accepted is in no other's way`() throws {
    try consortium.mandate(for: .imperialRep)
    try takeSeat()
    #expect(try consortium.holder(of: .boardCern) == .cernRep)
  }

  @Test func `filling the seat as it should be ends it`() throws {
    try takeSeat()
    let filling = try consortium.carry(FillSeat(seat: .boardCern, person: .imperialRep))
    #expect(try consortium.holder(of: .boardCern) == .cernRep)
    try consortium.acceptSeat(.boardCern, by: .imperialRep, appointment: filling)
    #expect(try consortium.holder(of: .boardCern) == .imperialRep)
    consortium.wait(60 * .day)
    #expect(try consortium.holder(of: .boardCern) == .imperialRep)
  }

  @Test func `a seat that is held, or that no body fills, is not given by one`() throws {
    for (post, code) in [
      (Identifier.boardImperial, RefusalCode.seatHeld), (.boardChair, .notFilledByBody),
      (.boardIbm, .notFilledByBody),
    ] {
      let motion = try consortium.propose(
        [consortium.mandateAct(post, days: 60)], in: .toc, by: .cernRep)
      try consortium.decide(motion)
      #expect(consortium.effects(of: motion).map(\.code) == [code.rawValue])
    }
  }

  @Test func `an office is given likewise, until it is appointed to`() throws {
    #expect(throws: VoidAct.self) { try consortium.mandate(.chair, for: .metaRep) }
    try consortium.record(OfficeResigned(office: .chair), by: .intelRep)
    let motion = try consortium.mandate(.chair, for: .metaRep)
    try consortium.acceptOffice(.chair, by: .metaRep, appointment: motion)
    #expect(try consortium.register.officer(of: .chair, at: consortium.now) == .metaRep)
    #expect(try consortium.register.mandate(ofOffice: .chair, at: consortium.now) != nil)
    let appointment = try consortium.carry(AppointOfficer(office: .chair, person: .intelRep))
    try consortium.acceptOffice(.chair, by: .intelRep, appointment: appointment)
    #expect(try consortium.register.officer(of: .chair, at: consortium.now) == .intelRep)
    #expect(try consortium.register.mandate(ofOffice: .chair, at: consortium.now) == nil)
  }

  @Test func `a mandate that is rescinded before it was accepted is not accepted`() throws {
    let motion = try consortium.mandate()
    try consortium.carry([Act(RescindDecision(motion: motion))], in: .toc, by: .cernRep)
    consortium.refuses(.appointmentSettled) {
      try consortium.acceptSeat(.boardCern, by: .cernRep, appointment: motion)
    }
  }

  @Test func `what is taken back does not lengthen it`() throws {
    try takeSeat()
    let until = try #require(
      consortium.register.tenures(of: .boardCern).last?.mandateUntil)
    let vacating = try consortium.carry(
      VacateSeat(seat: .boardCern), effective: consortium.now.adding(30 * .day))
    try consortium.carry(RescindDecision(motion: vacating))
    #expect(consortium.register.tenures(of: .boardCern).last?.inForce.to == until)
  }

  @Test func `the power over it wants the parameter`() {
    var charter = FixtureCharter.document
    charter.grantMandates()
    #expect(charter.problems() == [])
    charter.parameters.mandateLongest = nil
    #expect(charter.problems().map(\.description).contains { $0.contains("mandate_longest") })
  }
}
