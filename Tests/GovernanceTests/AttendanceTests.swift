import CanonicalJSON
import Sodium
import Testing

@testable import Governance

@Suite("Who attended a meeting")
struct AttendanceTests {
  let consortium: Consortium

  init() throws {
    consortium = try Consortium.founded()
  }

  @Test func `who comes says so by their own signature, from an hour before on`() throws {
    let meeting = try consortium.call()
    consortium.wait(7 * .day - .hour - 1)
    consortium.refuses(.meetingTooEarly) {
      try consortium.arrive(meeting, by: .ibmRep, seat: .boardIbm)
    }
    consortium.wait(1)
    consortium.refuses(.notHolder) { try consortium.arrive(meeting, by: .ibmRep, seat: .boardCern) }
    consortium.refuses(.seatElsewhere) {
      try consortium.arrive(meeting, by: .cernRep, seat: .tocOne)
    }
    try consortium.arrive(meeting, by: .ibmRep, seat: .boardIbm)
    consortium.refuses(.presentAlready) {
      try consortium.arrive(meeting, by: .ibmRep, seat: .boardIbm)
    }
    #expect(consortium.present(at: meeting) == ["seat:board-ibm signed"])
  }

  @Test func `a guest comes without a seat`() throws {
    try consortium.enrol("cern-two", of: .cern)
    let meeting = try consortium.meet()
    try consortium.arrive(meeting, by: "cern-two")
    #expect(consortium.present(at: meeting) == ["person:cern-two signed"])
    #expect(try quorum(of: meeting) == "0 (0 signed) of 5, no")
  }

  @Test func `who holds a seat comes for it, and for no guest's place beside it`() throws {
    try consortium.enrol("ibm-two", of: .ibm)
    let meeting = try consortium.meet()
    consortium.refuses(.otherCapacity) { try consortium.arrive(meeting, by: .cernRep) }
    consortium.refuses(.otherCapacity) {
      try consortium.record(
        MeetingAttended(meeting: meeting, present: [.init(.person(.cernRep))]), by: .metaRep)
    }
    try consortium.arrive(meeting, by: "ibm-two")
    let designation = try consortium.designate("ibm-two", to: .boardIbm, by: .ibmRep)
    try consortium.acceptSeat(.boardIbm, by: "ibm-two", appointment: designation)
    consortium.refuses(.otherCapacity) {
      try consortium.arrive(meeting, by: "ibm-two", seat: .boardIbm)
    }
    try consortium.depart(meeting, by: "ibm-two")
    try consortium.arrive(meeting, by: "ibm-two", seat: .boardIbm)
    #expect(consortium.present(at: meeting) == ["seat:board-ibm signed"])
  }

  @Test func `who holds two seats comes for both`() throws {
    let fill = try consortium.carry([
      Act(FillSeat(seat: .boardGuest, person: .ibmRep, organization: .ibm))
    ])
    try consortium.acceptSeat(.boardGuest, by: .ibmRep, appointment: fill)
    let meeting = try consortium.meet()
    try consortium.arrive(meeting, by: .ibmRep, seat: .boardIbm)
    try consortium.arrive(meeting, by: .ibmRep, seat: .boardGuest)
    #expect(consortium.present(at: meeting).count == 2)
  }

  @Test func `each coming and going is a span of its own`() throws {
    let meeting = try consortium.meet()
    let start = consortium.now
    consortium.refuses(.notPresent) { try consortium.depart(meeting, by: .ibmRep, seat: .boardIbm) }
    try consortium.arrive(meeting, by: .ibmRep, seat: .boardIbm)
    consortium.wait(60)
    try consortium.depart(meeting, by: .ibmRep, seat: .boardIbm)
    #expect(consortium.present(at: meeting) == [])
    consortium.wait(60)
    try consortium.arrive(meeting, by: .ibmRep, seat: .boardIbm)
    let spans = consortium.register.attendances(at: meeting)
    #expect(spans.map(\.span) == [1, 2])
    #expect(
      spans.map(\.present) == [
        Interval(from: start, to: start.adding(60)), Interval(from: start.adding(120)),
      ])
  }

  @Test func `after the adjournment nobody comes or leaves`() throws {
    let meeting = try consortium.meet()
    try consortium.arrive(meeting, by: .ibmRep, seat: .boardIbm)
    try consortium.adjourn(meeting)
    consortium.refuses(.meetingAdjourned) {
      try consortium.depart(meeting, by: .ibmRep, seat: .boardIbm)
    }
    consortium.refuses(.meetingAdjourned) {
      try consortium.arrive(meeting, by: .cernRep, seat: .boardCern)
    }
  }

  @Test func `nobody comes to a meeting that lapsed`() throws {
    let meeting = try consortium.call()
    consortium.wait(7 * .day)
    try consortium.arrive(meeting, by: .ibmRep, seat: .boardIbm)
    consortium.wait(.day)
    consortium.refuses(.meetingLapsed) {
      try consortium.depart(meeting, by: .ibmRep, seat: .boardIbm)
    }
    consortium.refuses(.meetingLapsed) {
      try consortium.arrive(meeting, by: .cernRep, seat: .boardCern)
    }
  }

  @Test func `the secretary attests who was there, from the opening on`() throws {
    let early = try consortium.call()
    consortium.refuses(.meetingNotOpen) { try consortium.attest(early, []) }
    let meeting = try consortium.meet()
    let opened = consortium.now
    consortium.wait(60)
    consortium.refuses(.notSecretary) { try consortium.attest(meeting, [], by: .intelRep) }
    try consortium.attest(meeting, [.seat(.boardCern), .person("someone")])
    let spans = consortium.register.attendances(at: meeting)
    #expect(spans.map(\.person) == [.cernRep, "someone"])
    #expect(spans.allSatisfy { $0.evidence == .attested && $0.present == Interval(from: opened) })
  }

  @Test func `a seat in the list is one of the body that somebody held`() throws {
    let meeting = try consortium.meet()
    consortium.refuses(.seatElsewhere) { try consortium.attest(meeting, [.seat(.tocOne)]) }
    consortium.refuses(.seatUnknown) { try consortium.attest(meeting, [.seat("none")]) }
    consortium.refuses(.seatVacant) { try consortium.attest(meeting, [.seat(.boardGuest)]) }
    consortium.refuses(.listedTwice) {
      try consortium.attest(meeting, [.person("someone"), .person("someone")])
    }
  }

  @Test func `whose seat it was when the meeting was opened is meant, whoever has it now`() throws {
    let meeting = try consortium.meet()
    consortium.wait(60)
    try consortium.record(SeatResigned(seat: .boardCern), by: .cernRep)
    try consortium.attest(meeting, [.seat(.boardCern)])
    #expect(consortium.register.attendances(at: meeting).map(\.person) == [.cernRep])
  }

  @Test func `a later list corrects the earlier, after the adjournment too`() throws {
    let meeting = try consortium.meet()
    try consortium.attest(meeting, [.seat(.boardCern), .seat(.boardIbm)])
    try consortium.adjourn(meeting)
    let second = try consortium.attest(meeting, [.seat(.boardIbm), .person("guest")])
    #expect(
      consortium.present(at: meeting) == ["seat:board-ibm attested", "person:guest attested"])
    #expect(consortium.register.attendances(at: meeting)[0].struckBy == second)
    try consortium.attest(meeting, [.seat(.boardCern)])
    #expect(consortium.present(at: meeting) == ["seat:board-cern attested"])
    #expect(consortium.register.attendances(at: meeting).count == 3)
  }

  @Test func `the same list again changes nothing`() throws {
    let meeting = try consortium.meet()
    try consortium.attest(meeting, [.seat(.boardCern)])
    let before = consortium.register.attendances(at: meeting)
    consortium.wait(1)
    try consortium.attest(meeting, [.seat(.boardCern)])
    #expect(consortium.register.attendances(at: meeting) == before)
  }

  @Test func `what was signed is neither replaced nor struck by the list`() throws {
    let meeting = try consortium.meet()
    try consortium.arrive(meeting, by: .ibmRep, seat: .boardIbm)
    try consortium.attest(meeting, [.seat(.boardIbm), .seat(.boardCern)])
    #expect(
      consortium.present(at: meeting) == ["seat:board-ibm signed", "seat:board-cern attested"])
    try consortium.attest(meeting, [])
    #expect(consortium.present(at: meeting) == ["seat:board-ibm signed"])
  }

  @Test func `who signs an arrival takes the place of the secretary's word`() throws {
    let meeting = try consortium.meet()
    try consortium.attest(meeting, [.seat(.boardCern)])
    consortium.wait(60)
    let arrival = try consortium.arrive(meeting, by: .cernRep, seat: .boardCern)
    #expect(consortium.present(at: meeting) == ["seat:board-cern signed"])
    #expect(consortium.register.attendances(at: meeting).map(\.struckBy) == [arrival, nil])
    #expect(consortium.register.attendances(at: meeting).map(\.span) == [1, 2])
  }

  @Test func `who was attested can sign that they leave, and that stays`() throws {
    let meeting = try consortium.meet()
    try consortium.attest(meeting, [.seat(.boardCern)])
    consortium.wait(60)
    try consortium.depart(meeting, by: .cernRep, seat: .boardCern)
    #expect(consortium.present(at: meeting) == [])
    try consortium.attest(meeting, [])
    #expect(consortium.register.attendances(at: meeting).map(\.struckBy) == [nil])
  }

  /// `3 (1 signed) of 5, met`
  private func quorum(of meeting: Digest) throws -> String {
    let found = try #require(consortium.register.meeting(meeting))
    let quorum = try consortium.register.quorum(of: found, at: consortium.now)
    return "\(quorum.present) (\(quorum.signed) signed) of \(quorum.base), "
      + (quorum.isMet ? "met" : "no")
  }

  @Test func `a quorum counts the voting seats that are there, and tells who signed`() throws {
    let meeting = try consortium.meet()
    #expect(try quorum(of: meeting) == "0 (0 signed) of 5, no")
    try consortium.arrive(meeting, by: .ibmRep, seat: .boardIbm)
    try consortium.attest(
      meeting, [.seat(.boardCern), .seat(.boardIbm), .person("guest"), .person("other")])
    #expect(try quorum(of: meeting) == "2 (1 signed) of 5, no")
    try consortium.arrive(meeting, by: .metaRep, seat: .boardMeta)
    #expect(try quorum(of: meeting) == "3 (2 signed) of 5, met")
    consortium.wait(60)
    try consortium.depart(meeting, by: .cernRep, seat: .boardCern)
    #expect(try quorum(of: meeting) == "2 (2 signed) of 5, no")
  }

  @Test func `a quorum of holders leaves vacant seats out, and of nobody is none`() throws {
    let other = try Consortium.founded { charter in
      charter.bodies[0].meetings?.quorum = DecisionRule.Share(
        base: .holders, fraction: "0/1", strictly: false)
    }
    let id = try other.meet()
    let meeting = try #require(other.register.meeting(id))
    try other.record(SeatResigned(seat: .boardCern), by: .cernRep)
    #expect(try other.register.quorum(of: meeting, at: other.now).base == 4)
    #expect(try other.register.quorum(of: meeting, at: other.now).isMet)
    #expect(!MeetingQuorum(share: meeting.rule.quorum).isMet)
  }
}
