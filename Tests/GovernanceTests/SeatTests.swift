import Sodium
import Testing

@testable import Governance

@Suite("Who holds a seat")
struct SeatTests {
  let consortium: Consortium

  init() throws {
    consortium = try Consortium.founded()
  }

  /// Fills a seat by motion.
  func fill(
    _ seat: Identifier, with person: Identifier, effective: Timestamp? = nil
  ) throws -> Digest {
    try consortium.carry(FillSeat(seat: seat, person: person), effective: effective)
  }

  @Test func `whom the organization designates holds it after accepting`() throws {
    try consortium.enrol("ibm-deputy", of: .ibm)
    let designation = try consortium.designate("ibm-deputy", to: .boardIbm, by: .ibmRep)
    #expect(try consortium.holder(of: .boardIbm) == .ibmRep)
    try consortium.acceptSeat(.boardIbm, by: "ibm-deputy", appointment: designation)
    #expect(try consortium.holder(of: .boardIbm) == "ibm-deputy")
  }

  @Test func `a principal that designates itself has accepted`() throws {
    try consortium.record(SeatResigned(seat: .boardIbm), by: .ibmRep)
    try consortium.designate(.ibmRep, to: .boardIbm, by: .ibmRep)
    #expect(try consortium.holder(of: .boardIbm) == .ibmRep)
  }

  @Test func `only the principal designates, and only a person of the organization`() throws {
    consortium.refuses(.notPrincipal) {
      try consortium.designate(.metaRep, to: .boardIbm, by: .metaRep)
    }
    consortium.refuses(.personOfAnother) {
      try consortium.designate(.metaRep, to: .boardIbm, by: .ibmRep)
    }
    consortium.refuses(.personUnknown) {
      try consortium.designate("nobody", to: .boardIbm, by: .ibmRep)
    }
    consortium.refuses(.notDesignated) {
      try consortium.designate(.cernRep, to: .boardCern, by: .cernRep)
    }
    consortium.refuses(.seatUnknown) {
      try consortium.designate(.cernRep, to: "board-none", by: .cernRep)
    }
  }

  @Test func `a suspended organization does not designate`() throws {
    try consortium.carry(SuspendMember(organization: .meta))
    consortium.refuses(.notMember) {
      try consortium.designate(.metaRep, to: .boardMeta, by: .metaRep)
    }
  }

  @Test func `a designation to a later date begins then`() throws {
    try consortium.enrol("ibm-deputy", of: .ibm)
    let later = consortium.now.adding(5 * .day)
    let designation = try consortium.designate(
      "ibm-deputy", to: .boardIbm, by: .ibmRep, effective: later)
    try consortium.acceptSeat(.boardIbm, by: "ibm-deputy", appointment: designation)
    #expect(try consortium.holder(of: .boardIbm, at: later.adding(-1)) == .ibmRep)
    #expect(try consortium.holder(of: .boardIbm, at: later) == "ibm-deputy")
  }

  @Test func `a newer designation takes the place of one that nobody has accepted`() throws {
    try consortium.enrol("ibm-deputy", of: .ibm)
    let first = try consortium.designate("ibm-deputy", to: .boardIbm, by: .ibmRep)
    try consortium.designate(.ibmRep, to: .boardIbm, by: .ibmRep)
    consortium.refuses(.appointmentSettled) {
      try consortium.acceptSeat(.boardIbm, by: "ibm-deputy", appointment: first)
    }
  }

  @Test func `whom the body appoints holds it after accepting`() throws {
    try consortium.record(SeatResigned(seat: .boardCern), by: .cernRep)
    let motion = try fill(.boardCern, with: .metaRep)
    #expect(try consortium.holder(of: .boardCern) == nil)
    consortium.refuses(.appointmentOfAnother) {
      try consortium.acceptSeat(.boardCern, by: .cernRep, appointment: motion)
    }
    consortium.refuses(.appointmentUnknown) {
      try consortium.acceptSeat(.boardCern, by: .metaRep, appointment: .of("nothing"))
    }
    try consortium.acceptSeat(.boardCern, by: .metaRep, appointment: motion)
    #expect(try consortium.holder(of: .boardCern) == .metaRep)
    consortium.refuses(.appointmentSettled) {
      try consortium.acceptSeat(.boardCern, by: .metaRep, appointment: motion)
    }
  }

  @Test func `its rights begin with the acceptance, and not with the appointment`() throws {
    try consortium.record(SeatResigned(seat: .boardCern), by: .cernRep)
    let appointment = try fill(.boardCern, with: .cernRep)
    let poll = try consortium.open(try consortium.propose())
    #expect(consortium.register.electors(of: poll).first { $0.seat == .boardCern }?.person == nil)
    consortium.refuses(.notHolder) {
      try consortium.vote(.yes, by: .cernRep, seat: .boardCern, on: poll)
    }
    try consortium.acceptSeat(.boardCern, by: .cernRep, appointment: appointment)
    try consortium.vote(.yes, by: .cernRep, seat: .boardCern, on: poll)
  }

  @Test func `who accepts has seen the appointment`() throws {
    try consortium.enrol("ibm-deputy", of: .ibm)
    let seen = consortium.log.seen(consortium.log.size)
    let designation = try consortium.designate("ibm-deputy", to: .boardIbm, by: .ibmRep)
    consortium.refuses(.seenTooShort) {
      try consortium.record(
        SeatAccepted(seat: .boardIbm, appointment: designation), by: "ibm-deputy",
        Consortium.Signing(seen: seen))
    }
  }

  @Test func `a member that is suspended does not accept for its person`() throws {
    try consortium.record(SeatResigned(seat: .boardCern), by: .cernRep)
    let motion = try fill(.boardCern, with: .metaRep)
    try consortium.carry(SuspendMember(organization: .meta))
    consortium.refuses(.notMember) {
      try consortium.acceptSeat(.boardCern, by: .metaRep, appointment: motion)
    }
  }

  @Test func `a seat that is held is not filled before it is vacated`() throws {
    try consortium.voids(.seatHeld, FillSeat(seat: .boardCern, person: .metaRep))
    try consortium.carry(VacateSeat(seat: .boardCern))
    #expect(try consortium.holder(of: .boardCern) == nil)
    _ = try fill(.boardCern, with: .metaRep)
  }

  @Test func `a seat can be filled for the time after the term`() throws {
    let term = try #require(consortium.register.tenures(of: .boardCern).first?.termEnds)
    let motion = try fill(.boardCern, with: .metaRep, effective: term)
    try consortium.acceptSeat(.boardCern, by: .metaRep, appointment: motion)
    #expect(try consortium.holder(of: .boardCern, at: term.adding(-1)) == .cernRep)
    #expect(try consortium.holder(of: .boardCern, at: term) == .metaRep)
  }

  @Test func `is held on behalf of the holder's own organization`() throws {
    try consortium.carry(VacateSeat(seat: .boardCern))
    try consortium.voids(
      .personOfAnother, FillSeat(seat: .boardCern, person: .metaRep, organization: .ibm))
    try consortium.carry(FillSeat(seat: .boardCern, person: .metaRep, organization: .meta))
  }

  @Test func `a term runs out after its months by the calendar`() throws {
    // The seat was accepted on 5 December 2023, for 12 months.
    let end: Timestamp = "2024-12-05"
    #expect(try consortium.holder(of: .boardCern, at: end.adding(-1)) == .cernRep)
    #expect(try consortium.holder(of: .boardCern, at: end) == nil)
  }

  @Test func `a holder stays after the term, where the seat holds over, until a successor accepts`()
    throws
  {
    consortium.wait(until: "2025-02-01")
    #expect(try consortium.holder(of: .boardImperial) == .imperialRep)
    let motion = try fill(.boardImperial, with: .metaRep)
    #expect(try consortium.holder(of: .boardImperial) == .imperialRep)
    try consortium.acceptSeat(.boardImperial, by: .metaRep, appointment: motion)
    #expect(try consortium.holder(of: .boardImperial) == .metaRep)
    #expect(try consortium.holder(of: .boardImperial, at: "2026-02-01") == .metaRep)
  }

  @Test func `a holder resigns at once or to a later date`() throws {
    let end = consortium.now.adding(9 * .day)
    try consortium.record(SeatResigned(seat: .boardCern, effective: end), by: .cernRep)
    #expect(try consortium.holder(of: .boardCern, at: end.adding(-1)) == .cernRep)
    #expect(try consortium.holder(of: .boardCern, at: end) == nil)
    try consortium.record(SeatResigned(seat: .boardMeta), by: .metaRep)
    #expect(try consortium.holder(of: .boardMeta) == nil)
  }

  @Test func `nobody resigns from another's seat, nor backwards, nor from one held ex officio`()
    throws
  {
    consortium.refuses(.notHolder) {
      try consortium.record(SeatResigned(seat: .boardCern), by: .metaRep)
    }
    consortium.refuses(.retroactive) {
      try consortium.record(
        SeatResigned(seat: .boardCern, effective: consortium.now.adding(-1)), by: .cernRep)
    }
    consortium.refuses(.nothingToResign) {
      try consortium.record(SeatResigned(seat: .boardChair), by: .intelRep)
    }
    consortium.refuses(.nothingToResign) {
      try consortium.record(SeatResigned(seat: "members.cern"), by: .cernRep)
    }
  }

  @Test func `ends with its tenure, at once or at its date`() throws {
    let end = consortium.now.adding(30 * .day)
    try consortium.carry(EndSeat(seat: .tocThree), effective: end)
    #expect(try consortium.holder(of: .tocThree, at: end.adding(-1)) == .metaRep)
    #expect(try consortium.holder(of: .tocThree, at: end) == nil)
    #expect(consortium.register.tenures(of: .tocThree).first?.inForce.to == end)
  }

  @Test func `no tenure outlives a seat that is to end`() throws {
    let end = consortium.now.adding(60 * .day)
    try consortium.carry(VacateSeat(seat: .boardCern))
    try consortium.carry(EndSeat(seat: .boardCern), effective: end)
    let motion = try fill(.boardCern, with: .metaRep)
    try consortium.acceptSeat(.boardCern, by: .metaRep, appointment: motion)
    #expect(consortium.register.tenures(of: .boardCern).last?.inForce.to == end)
  }

  @Test func `that would begin after the membership has ended never does`() throws {
    try consortium.carry(VacateSeat(seat: .boardCern))
    let end = consortium.now.adding(40 * .day)
    try consortium.withdraw(.meta, effective: end)
    let later = end.adding(20 * .day)
    let motion = try consortium.carry([
      Act(FillSeat(seat: .boardCern, person: .metaRep), effective: later),
      Act(AppointOfficer(office: .secretary, person: .metaRep), effective: later),
    ])
    try consortium.acceptSeat(.boardCern, by: .metaRep, appointment: motion)
    try consortium.acceptOffice(.secretary, by: .metaRep, appointment: motion)
    let register = consortium.register
    #expect(register.tenures(of: .boardCern).last?.inForce == Interval(from: later, to: later))
    #expect(
      register.officeTenures(of: .secretary).last?.inForce == Interval(from: later, to: later))
  }

  @Test func `is created by an act, and filled then`() throws {
    let seat = SeatDefinition(id: "board-six", body: .board, title: "Sixth seat")
    try consortium.carry([Act(CreateSeat(seat: seat))])
    let motion = try fill("board-six", with: .cernRep)
    try consortium.acceptSeat("board-six", by: .cernRep, appointment: motion)
    #expect(try consortium.holder(of: "board-six") == .cernRep)
  }

  @Test func `without a vote is no elector`() throws {
    let motion = try fill(.boardGuest, with: .metaRep)
    try consortium.acceptSeat(.boardGuest, by: .metaRep, appointment: motion)
    let poll = try consortium.open(try consortium.propose())
    consortium.refuses(.notElector) {
      try consortium.vote(.yes, by: .metaRep, seat: .boardGuest, on: poll)
    }
  }

  @Test func `ex officio is held by whoever holds the office`() throws {
    #expect(try consortium.holder(of: .boardChair) == .intelRep)
    try consortium.record(OfficeResigned(office: .chair), by: .intelRep)
    #expect(try consortium.holder(of: .boardChair) == .imperialRep)
    try consortium.voids(.notFilledByBody, FillSeat(seat: .boardChair, person: .metaRep))
  }
}

@Suite("Offices")
struct OfficeTests {
  let consortium: Consortium

  init() throws {
    consortium = try Consortium.founded()
  }

  @Test func `an officer is appointed by motion and accepts`() throws {
    let motion = try consortium.carry(AppointOfficer(office: .chair, person: .cernRep))
    #expect(try consortium.officer(of: .chair) == .intelRep)
    consortium.refuses(.appointmentOfAnother) {
      try consortium.acceptOffice(.chair, by: .metaRep, appointment: motion)
    }
    try consortium.acceptOffice(.chair, by: .cernRep, appointment: motion)
    #expect(try consortium.officer(of: .chair) == .cernRep)
    #expect(try consortium.register.chair(of: .board, at: consortium.now) == .cernRep)
    consortium.refuses(.appointmentSettled) {
      try consortium.acceptOffice(.chair, by: .cernRep, appointment: motion)
    }
  }

  @Test func `an appointment is taken up only where there is one, in an office that there is`()
    throws
  {
    consortium.refuses(.appointmentUnknown) { try consortium.acceptOffice(.secretary, by: .ibmRep) }
    consortium.refuses(.officeUnknown) { try consortium.acceptOffice("treasurer", by: .ibmRep) }
    consortium.refuses(.officeUnknown) {
      try consortium.record(OfficeResigned(office: "treasurer"), by: .ibmRep)
    }
    consortium.refuses(.officeUnknown) {
      try consortium.propose([Act(AppointOfficer(office: "treasurer", person: .ibmRep))])
    }
  }

  @Test func `where nobody is appointed the first of the line who can serves`() throws {
    #expect(try consortium.officer(of: .secretary) == .metaRep)
    try consortium.record(OfficeResigned(office: .chair), by: .intelRep)
    #expect(try consortium.officer(of: .chair) == .imperialRep)
    try consortium.record(SeatResigned(seat: .boardImperial), by: .imperialRep)
    #expect(try consortium.officer(of: .chair) == .metaRep)
    try consortium.withdraw(.meta)
    #expect(try consortium.officer(of: .chair) == nil)
  }

  @Test func `an officer of a suspended member does not serve`() throws {
    try consortium.carry(SuspendMember(organization: .intel))
    #expect(try consortium.officer(of: .chair) == .imperialRep)
    try consortium.carry(ReinstateMember(organization: .intel))
    #expect(try consortium.officer(of: .chair) == .intelRep)
  }

  @Test func `an officer resigns to a later date, others not for it`() throws {
    consortium.refuses(.nothingToResign) {
      try consortium.record(OfficeResigned(office: .chair), by: .metaRep)
    }
    let end = consortium.now.adding(4 * .day)
    try consortium.record(OfficeResigned(office: .chair, effective: end), by: .intelRep)
    #expect(try consortium.register.officer(of: .chair, at: end.adding(-1)) == .intelRep)
    #expect(try consortium.register.officer(of: .chair, at: end) == .imperialRep)
  }

  @Test func `who stands in by succession cannot resign from it`() throws {
    consortium.refuses(.nothingToResign) {
      try consortium.record(OfficeResigned(office: .secretary), by: .metaRep)
    }
  }
}

@Suite("Recalling whom an organization designated")
struct RecallTests {
  let consortium: Consortium

  init() throws {
    consortium = try Consortium.founded { charter in
      charter.seats[0].holdover = true
      charter.seats[0].termMonths = 1
      charter.seats[0].hasAlternate = true
    }
    try consortium.enrol("ibm-deputy", of: .ibm)
  }

  func recall(
    _ person: Identifier = "ibm-deputy", from seat: Identifier = .boardIbm,
    by principal: Identifier = .ibmRep, effective: Timestamp? = nil, asAlternate: Bool = false
  ) throws {
    try consortium.record(
      SeatRecalled(seat: seat, person: person, effective: effective, asAlternate: asAlternate),
      by: principal)
  }

  func seatDeputy() throws {
    let designation = try consortium.designate("ibm-deputy", to: .boardIbm, by: .ibmRep)
    try consortium.acceptSeat(.boardIbm, by: "ibm-deputy", appointment: designation)
  }

  @Test func `the seat is vacant at once, without a successor`() throws {
    try seatDeputy()
    try recall()
    #expect(try consortium.holder(of: .boardIbm) == nil)
    #expect(consortium.register.tenures(of: .boardIbm).allSatisfy { $0.inForce.to != nil })
    consortium.refuses(.nothingToRecall) { try recall() }
  }

  @Test func `no holdover outlasts it`() throws {
    try seatDeputy()
    consortium.wait(60 * .day)
    #expect(try consortium.holder(of: .boardIbm) == "ibm-deputy")
    try recall()
    #expect(try consortium.holder(of: .boardIbm) == nil)
  }

  @Test func `a recall at a later time takes effect then`() throws {
    try seatDeputy()
    try recall(effective: consortium.now.adding(.day))
    #expect(try consortium.holder(of: .boardIbm) == "ibm-deputy")
    consortium.wait(.day)
    #expect(try consortium.holder(of: .boardIbm) == nil)
    consortium.refuses(.retroactive) { try recall(effective: consortium.now.adding(-1)) }
  }

  @Test func `what was not accepted yet is not accepted any more`() throws {
    let designation = try consortium.designate("ibm-deputy", to: .boardIbm, by: .ibmRep)
    try recall()
    consortium.refuses(.appointmentSettled) {
      try consortium.acceptSeat(.boardIbm, by: "ibm-deputy", appointment: designation)
    }
    #expect(try consortium.holder(of: .boardIbm) == .ibmRep)
  }

  @Test func `an alternate is recalled as one`() throws {
    try consortium.record(
      SeatDesignated(seat: .boardIbm, person: "ibm-deputy", asAlternate: true), by: .ibmRep)
    consortium.refuses(.nothingToRecall) { try recall() }
    try recall(asAlternate: true)
    #expect(try consortium.holder(of: .boardIbm) == .ibmRep)
  }

  @Test func `ballots that were cast stand`() throws {
    try seatDeputy()
    let poll = try consortium.open(try consortium.propose(by: .metaRep))
    try consortium.vote(.yes, by: "ibm-deputy", seat: .boardIbm, on: poll)
    try recall()
    #expect(try consortium.closing(of: poll).totals.yes == 1)
    consortium.refuses(.notHolder) {
      try consortium.vote(.no, by: "ibm-deputy", seat: .boardIbm, turn: 2, on: poll)
    }
  }

  @Test func `only the organization that appoints recalls, and from no seat that a body fills`()
    throws
  {
    try seatDeputy()
    consortium.refuses(.notPrincipal) { try recall(by: .metaRep) }
    consortium.refuses(.notPrincipal) { try recall(by: "ibm-deputy") }
    consortium.refuses(.notDesignated) { try recall(.cernRep, from: .boardCern, by: .cernRep) }
    consortium.refuses(.notDesignated) { try recall(.intelRep, from: .boardChair, by: .intelRep) }
    consortium.refuses(.seatUnknown) { try recall(from: "board-none") }
  }

  @Test func `who recalls has seen the appointment`() throws {
    let seen = consortium.log.seen(consortium.log.size)
    try seatDeputy()
    consortium.refuses(.seenTooShort) {
      try consortium.record(
        SeatRecalled(seat: .boardIbm, person: "ibm-deputy"), by: .ibmRep,
        Consortium.Signing(seen: seen))
    }
  }

  @Test func `a seat of an assembly falls to its principal`() throws {
    let seat: Identifier = "members.ibm"
    let designation = try consortium.designate("ibm-deputy", to: seat, by: .ibmRep)
    try consortium.acceptSeat(seat, by: "ibm-deputy", appointment: designation)
    try recall(from: seat)
    #expect(try consortium.holder(of: seat) == .ibmRep)
  }
}
