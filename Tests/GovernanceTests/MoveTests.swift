import Sodium
import Testing

@testable import Governance

@Suite("Persons who change employer") struct MoveTests {
  /// A committee with this cap, whose third seat another person of IBM has taken.
  static func seated(_ cap: SeatCap? = nil) throws -> Consortium {
    let consortium = try SeatCapTests.capped(cap)
    try consortium.enrol("ibm-second", of: .ibm)
    try consortium.seat("ibm-second", in: .tocThree, after: .metaRep)
    return consortium
  }

  @Test func `a person goes to another member when that one's principal confirms it`() throws {
    let consortium = try Consortium.founded()
    try consortium.enrol("ibm-second", of: .ibm)
    let move = try consortium.say("ibm-second", goesTo: .cern)
    #expect(consortium.register.person("ibm-second")?.organization == .ibm)
    consortium.wait(.day)
    let before = consortium.now
    consortium.wait(.day)
    try consortium.confirmMove(move, of: "ibm-second", by: .cernRep)
    let person = try #require(consortium.register.person("ibm-second"))
    #expect(person.organization == .cern)
    #expect(consortium.register.persons(of: .cern).map(\.id) == [.cernRep, "ibm-second"])
    #expect(consortium.register.persons(of: .ibm).map(\.id) == [.ibmRep])
    let register = consortium.register
    #expect(try register.organization(of: person.id, at: before) == .ibm)
    #expect(try register.organization(of: person.id, at: consortium.now) == .cern)
    let spans = try register.employments(of: person)
    #expect(spans.map(\.organization) == [.ibm, .cern])
    #expect(spans.map(\.inForce.to) == [consortium.now, nil])
    #expect(spans.map(\.inForce.from) == [person.inForce.from, consortium.now])
    #expect(spans.map(\.move?.id) == [nil, move])
  }

  @Test func `only the new principal confirms, once, and what was said last`() throws {
    let consortium = try Consortium.founded()
    try consortium.enrol("ibm-second", of: .ibm)
    let first = try consortium.say("ibm-second", goesTo: .cern)
    for other in [Identifier.ibmRep, .metaRep, "ibm-second"] {
      consortium.refuses(.notPrincipal) {
        try consortium.confirmMove(first, of: "ibm-second", by: other)
      }
    }
    let second = try consortium.say("ibm-second", goesTo: .meta)
    consortium.refuses(.moveUnknown) {
      try consortium.confirmMove(first, of: "ibm-second", by: .cernRep)
    }
    try consortium.confirmMove(second, of: "ibm-second", by: .metaRep)
    consortium.refuses(.moveUnknown) {
      try consortium.confirmMove(second, of: "ibm-second", by: .metaRep)
    }
    #expect(consortium.register.person("ibm-second")?.organization == .meta)
    #expect(consortium.register.moves(of: "ibm-second").map(\.state) == [.ended, .accepted])
  }

  @Test func `a move is to another member, which is in standing when it confirms`() throws {
    let consortium = try Consortium.founded()
    try consortium.enrol("ibm-second", of: .ibm)
    consortium.refuses(.moveToOwn) { try consortium.say("ibm-second", goesTo: .ibm) }
    consortium.refuses(.organizationUnknown) { try consortium.say("ibm-second", goesTo: .nasa) }
    let move = try consortium.say("ibm-second", goesTo: .cern)
    try consortium.carry(SuspendMember(organization: .cern))
    consortium.refuses(.notMember) {
      try consortium.confirmMove(move, of: "ibm-second", by: .cernRep)
    }
    consortium.refuses(.notMember) { try consortium.say("ibm-second", goesTo: .cern) }
  }

  @Test func `a principal hands the organization over first`() throws {
    let consortium = try Consortium.founded()
    consortium.refuses(.moveOfPrincipal) { try consortium.say(.ibmRep, goesTo: .cern) }
    try consortium.enrol("ibm-second", of: .ibm)
    let move = try consortium.say("ibm-second", goesTo: .cern)
    try consortium.record(PrincipalHanded(organization: .ibm, person: "ibm-second"), by: .ibmRep)
    consortium.refuses(.moveOfPrincipal) {
      try consortium.confirmMove(move, of: "ibm-second", by: .cernRep)
    }
    try consortium.move(.ibmRep, to: .cern)
    #expect(consortium.register.person(.ibmRep)?.organization == .cern)
  }

  @Test func `who has an end already, decided with the membership, does not move`() throws {
    let consortium = try Consortium.founded()
    try consortium.enrol("ibm-second", of: .ibm)
    let move = try consortium.say("ibm-second", goesTo: .cern)
    try consortium.withdraw(.ibm, effective: consortium.now.adding(9 * .day))
    consortium.refuses(.moveEnding) {
      try consortium.confirmMove(move, of: "ibm-second", by: .cernRep)
    }
  }

  @Test func `a seat that a body filled goes on for the new organization, to the same end`() throws
  {
    let consortium = try Consortium.founded()
    try consortium.enrol("cern-second", of: .cern)
    try consortium.record(SeatResigned(seat: .boardCern), by: .cernRep)
    let motion = try consortium.carry(FillSeat(seat: .boardCern, person: "cern-second"))
    try consortium.acceptSeat(.boardCern, by: "cern-second", appointment: motion)
    consortium.wait(30 * .day)
    let before = consortium.now
    consortium.wait(.day)
    try consortium.move("cern-second", to: .imperial)
    #expect(try consortium.holder(of: .boardCern) == "cern-second")
    #expect(try consortium.organization(of: .boardCern) == .imperial)
    #expect(try consortium.organization(of: .boardCern, at: before) == .cern)
    let spans = consortium.register.tenures(of: .boardCern).suffix(2)
    #expect(spans.map(\.organization) == [.cern, .imperial])
    #expect(spans.map(\.inForce.to) == [consortium.now, nil])
    #expect(Set(spans.map(\.termEnds)).count == 1 && spans.first?.termEnds != nil)
  }

  @Test func `whoever was a seat's alternate before holding it goes on holding it`() throws {
    let consortium = try Consortium.founded { charter in
      for index in charter.seats.indices where charter.seats[index].id == .boardCern {
        charter.seats[index].hasAlternate = true
      }
    }
    try consortium.enrol("cern-second", of: .cern)
    let alternate = try consortium.carry(
      FillSeat(seat: .boardCern, person: "cern-second", asAlternate: true))
    try consortium.acceptSeat(.boardCern, by: "cern-second", appointment: alternate)
    try consortium.record(SeatResigned(seat: .boardCern), by: .cernRep)
    let motion = try consortium.carry(FillSeat(seat: .boardCern, person: "cern-second"))
    try consortium.acceptSeat(.boardCern, by: "cern-second", appointment: motion)
    consortium.wait(.day)
    try consortium.move("cern-second", to: .imperial)
    #expect(try consortium.organization(of: .boardCern) == .imperial)
    let standing = consortium.register.tenures(of: .boardCern).filter {
      $0.person == "cern-second" && $0.inForce.contains(consortium.now)
    }
    #expect(standing.map(\.isAlternate) == [false])
  }

  @Test func `a seat that the old organization appoints to ends, and what waits for it`() throws {
    let consortium = try Consortium.founded()
    try consortium.enrol("ibm-second", of: .ibm)
    let first = try consortium.designate("ibm-second", to: .boardIbm, by: .ibmRep)
    try consortium.acceptSeat(.boardIbm, by: "ibm-second", appointment: first)
    let computed: Identifier = "members.ibm"
    let waiting = try consortium.designate("ibm-second", to: computed, by: .ibmRep)
    try consortium.move("ibm-second", to: .cern)
    #expect(try consortium.holder(of: .boardIbm) == nil)
    consortium.refuses(.appointmentSettled) {
      try consortium.acceptSeat(computed, by: "ibm-second", appointment: waiting)
    }
    #expect(try consortium.holder(of: computed) == .ibmRep)
  }

  @Test func `who was appointed by a body and has yet to accept takes the seat for the new one`()
    throws
  {
    let consortium = try SeatCapTests.capped(nil)
    try consortium.enrol("ibm-second", of: .ibm)
    try consortium.record(SeatResigned(seat: .tocThree), by: .metaRep)
    let motion = try consortium.carry(
      [Act(FillSeat(seat: .tocThree, person: "ibm-second"))], in: .toc, by: .imperialRep)
    try consortium.move("ibm-second", to: .intel)
    try consortium.acceptSeat(.tocThree, by: "ibm-second", appointment: motion)
    #expect(try consortium.organization(of: .tocThree) == .intel)
    try consortium.withdraw(.intel)
    #expect(try consortium.holder(of: .tocThree) == nil)
  }

  @Test func `where the cap lets nobody stay, the mover leaves the seat at once`() throws {
    let consortium = try Self.seated(
      SeatCap(organization: .seats(1), onBreach: .leaves(within: 0)))
    try consortium.move("ibm-second", to: .cern)
    #expect(try consortium.holder(of: .tocThree) == nil)
    #expect(try consortium.holder(of: .tocOne) == .cernRep)
    // What has left does not come back with the next move.
    consortium.wait(.day)
    try consortium.move("ibm-second", to: .intel)
    #expect(try consortium.holder(of: .tocThree) == nil)
  }

  @Test func `where it gives time, the mover stays as long, and there is time to mend it`() throws {
    let cap = SeatCap(organization: .seats(1), onBreach: .leaves(within: 30 * .day))
    let consortium = try Self.seated(cap)
    try consortium.move("ibm-second", to: .cern)
    let end = consortium.now.adding(30 * .day)
    #expect(try consortium.holder(of: .tocThree, at: end.adding(-1)) == "ibm-second")
    #expect(try consortium.holder(of: .tocThree, at: end) == nil)
    consortium.wait(9 * .day)
    try consortium.record(SeatResigned(seat: .tocOne), by: .cernRep)
    #expect(try consortium.holder(of: .tocThree, at: end) == "ibm-second")
  }

  @Test func `where it lets stay, the breach is shown`() throws {
    let consortium = try Self.seated(SeatCap(organization: .seats(1), onBreach: .stays))
    try consortium.move("ibm-second", to: .cern)
    consortium.wait(300 * .day)
    #expect(try consortium.holder(of: .tocThree) == "ibm-second")
    let body = try #require(consortium.register.body(.toc))
    let breaches = try consortium.register.breaches(of: body, at: consortium.now)
    #expect(breaches.map(\.unit) == ["organization:cern"])
    #expect(breaches.map(\.seats) == [[.tocOne, .tocThree]])
  }

  @Test func `the mover leaves, also where the mover sat first`() throws {
    let consortium = try Self.seated(
      SeatCap(organization: .seats(1), onBreach: .leaves(within: 0)))
    try consortium.enrol("intel-second", of: .intel)
    try consortium.seat("intel-second", in: .tocTwo, after: .imperialRep)
    try consortium.move("ibm-second", to: .intel)
    #expect(try consortium.holder(of: .tocTwo) == "intel-second")
    #expect(try consortium.holder(of: .tocThree) == nil)
  }

  @Test func `the old organization's other seat is beyond its cap no longer`() throws {
    let cap = SeatCap(organization: .seats(1), onBreach: .leaves(within: 30 * .day))
    let consortium = try Self.seated(cap)
    try consortium.enrol("intel-second", of: .intel)
    try consortium.seat("intel-second", in: .tocTwo, after: .imperialRep)
    try consortium.move("intel-second", to: .ibm)
    let breach = consortium.now
    consortium.wait(9 * .day)
    try consortium.move("ibm-second", to: .meta)
    #expect(try consortium.holder(of: .tocTwo, at: breach.adding(90 * .day)) == "intel-second")
    #expect(try consortium.holder(of: .tocThree, at: breach.adding(90 * .day)) == "ibm-second")
  }

  @Test func `keys outlast the old member and end with the new one`() throws {
    let consortium = try Self.seated()
    let key = Keys.first(of: "ibm-second")
    try consortium.move("ibm-second", to: .cern)
    try consortium.withdraw(.ibm)
    #expect(consortium.speaks(key) && consortium.isPerson("ibm-second"))
    #expect(try consortium.holder(of: .tocThree) == "ibm-second")
    consortium.wait(.day)
    try consortium.withdraw(.cern)
    #expect(!consortium.speaks(key) && !consortium.isPerson("ibm-second"))
    #expect(try consortium.holder(of: .tocThree) == nil)
  }

  @Test func `a membership that has an end takes along who comes to it`() throws {
    let consortium = try Self.seated()
    let end = consortium.now.adding(9 * .day)
    try consortium.withdraw(.cern, effective: end)
    try consortium.move("ibm-second", to: .cern)
    let key = Keys.first(of: "ibm-second")
    #expect(consortium.speaks(key, at: end.adding(-1)) && !consortium.speaks(key, at: end))
    #expect(try consortium.holder(of: .tocThree, at: end.adding(-1)) == "ibm-second")
    #expect(consortium.register.tenures(of: .tocThree).last?.inForce.to == end)
    #expect(consortium.register.person("ibm-second")?.inForce.to == end)
  }

  @Test func `an officer stays one, and sits ex officio for whose the officer was at each time`()
    throws
  {
    let consortium = try Consortium.founded()
    try consortium.enrol("intel-second", of: .intel)
    try consortium.record(
      PrincipalHanded(organization: .intel, person: "intel-second"), by: .intelRep)
    let before = consortium.now
    consortium.wait(.day)
    try consortium.move(.intelRep, to: .cern)
    #expect(try consortium.officer(of: .chair) == .intelRep)
    #expect(try consortium.organization(of: .boardChair) == .cern)
    #expect(try consortium.organization(of: .boardChair, at: before) == .intel)
    // What becomes of the old member afterwards changes nothing in the time before or after.
    consortium.wait(.day)
    try consortium.record(MemberWithdrawn(organization: .intel), by: "intel-second")
    #expect(try consortium.officer(of: .chair) == .intelRep)
    #expect(try consortium.organization(of: .boardChair, at: before) == .intel)
  }

  /// Imperial is handed over, and who held its seats goes to CERN.
  private func leaveImperial(_ consortium: Consortium) throws {
    try consortium.enrol("imperial-second", of: .imperial)
    try consortium.record(
      PrincipalHanded(organization: .imperial, person: "imperial-second"), by: .imperialRep)
    try consortium.move(.imperialRep, to: .cern)
  }

  @Test func `a seat that was to be vacated goes on after the move, where that is rescinded`()
    throws
  {
    let test = try TakingBackTests()
    let consortium = test.consortium
    let motion = try consortium.carry(VacateSeat(seat: .boardImperial), effective: test.later)
    try leaveImperial(consortium)
    #expect(try consortium.holder(of: .boardImperial, at: test.later) == nil)
    let moved = consortium.now
    try test.takeBack(motion)
    #expect(try consortium.holder(of: .boardImperial, at: test.later) == .imperialRep)
    #expect(try consortium.organization(of: .boardImperial, at: test.later) == .cern)
    let spans = consortium.register.tenures(of: .boardImperial)
    #expect(spans.map(\.inForce.to) == [moved, nil])
  }

  @Test func `who came to a member that was to be expelled stays, where that is rescinded`() throws
  {
    let test = try TakingBackTests.grave()
    let consortium = test.consortium
    let motion = try consortium.carry(ExpelMember(organization: .cern), effective: test.later)
    try leaveImperial(consortium)
    #expect(consortium.register.person(.imperialRep)?.inForce.to == test.later)
    try test.takeBack(motion)
    #expect(consortium.register.person(.imperialRep)?.inForce.to == nil)
    #expect(try consortium.holder(of: .boardImperial, at: test.later) == .imperialRep)
    #expect(consortium.speaks(Keys.first(of: .imperialRep), at: test.later))
  }

  @Test func `an expulsion of the old member that is rescinded brings nobody back`() throws {
    let test = try TakingBackTests.grave()
    let consortium = test.consortium
    try leaveImperial(consortium)
    let person = consortium.register.person(.imperialRep)
    let tenures = consortium.register.tenures(of: .boardImperial)
    try test.takeBack(ExpelMember(organization: .imperial))
    #expect(consortium.register.person(.imperialRep) == person)
    #expect(consortium.register.tenures(of: .boardImperial) == tenures)
  }

  @Test func `an open poll hears who holds the seat now`() throws {
    let consortium = try Self.seated()
    let motion = try consortium.propose([], in: .toc, by: .imperialRep)
    try consortium.makeReady(motion)
    let seal = try consortium.open(motion, in: .toc, by: .cernRep)
    let sealed = consortium.register.electors(of: seal)
    try consortium.move("ibm-second", to: .intel)
    try consortium.vote(.yes, by: "ibm-second", seat: .tocThree, on: seal)
    #expect(consortium.register.electors(of: seal) == sealed)
    #expect(consortium.register.lastBallot(of: .tocThree, in: seal, as: .holder) != nil)
  }
}
