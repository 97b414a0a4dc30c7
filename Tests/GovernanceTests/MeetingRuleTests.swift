import CanonicalJSON
import Sodium
import Testing

@testable import Governance

@Suite("How a body meets, as its definition tells it")
struct MeetingRuleTests {
  private func problems(changing change: (inout CharterDocument) -> Void) -> [String] {
    var charter = FixtureCharter.document
    change(&charter)
    return charter.problems().map(\.description)
  }

  @Test func `somebody can call, somebody can open, and a quorum can be reached`() {
    #expect(problems { _ in } == [])
    let noChair = problems { charter in
      charter.offices.removeAll { $0.id == .chair }
      charter.seats.removeAll { $0.id == .boardChair }
      charter.appointments.removeAll { $0.post == .chair }
    }
    #expect(noChair.count == 1 && noChair[0].contains("nobody could open its meetings"))
    let noSecretary = problems { $0.offices.removeAll { $0.id == .secretary } }
    #expect(noSecretary.count == 1 && noSecretary[0].contains("duty secretary"))
    let many = problems { $0.bodies[0].meetings?.callingSeats = 6 }
    #expect(many.count == 1 && many[0].contains("too few voting seats for 6"))
    let all = problems {
      $0.bodies[0].meetings?.quorum = DecisionRule.Share(
        base: .seats, fraction: "1/1", strictly: true)
    }
    #expect(all.count == 1 && all[0].contains("more than all"))
    #expect(problems { $0.bodies[2].meetings = $0.bodies[0].meetings } == [])
  }

  @Test func `an act after which too few seats are left to call is void`() throws {
    let consortium = try Consortium.founded { $0.bodies[0].meetings?.callingSeats = 5 }
    try consortium.voids(.charterBroken, EndSeat(seat: .boardCern))
  }

  @Test(arguments: [
    #"{"called_by":[],"notice":0,"quorum":{"base":"seats","fraction":"1/2","strictly":true}}"#,
    #"{"called_by":["chair","chair"],"notice":0,"quorum":{"base":"seats","fraction":"1/2","strictly":true}}"#,
    #"{"called_by":["mayor"],"notice":0,"quorum":{"base":"seats","fraction":"1/2","strictly":true}}"#,
    #"{"called_by":["chair"],"calling_seats":0,"notice":0,"quorum":{"base":"seats","fraction":"1/2","strictly":true}}"#,
    #"{"called_by":["chair"],"notice":0,"quorum":{"base":"cast","fraction":"1/2","strictly":true}}"#,
  ]) func `what is not of the form is refused`(text: String) {
    #expect(throws: (any Error).self) { try MeetingRule(canonical: Array(text.utf8)) }
  }
}

@Suite("Approving minutes")
struct MinutesTests {
  let consortium: Consortium
  let meeting: Digest

  init() throws {
    consortium = try Consortium.founded()
    meeting = try consortium.meet()
    try consortium.attest(meeting, [.seat(.boardCern)])
  }

  @Test func `a carried motion approves them, once, after the adjournment`() throws {
    let act = ApproveMinutes(meeting: meeting, text: consortium.keep("minutes"))
    try consortium.voids(.meetingNotAdjourned, act)
    try consortium.adjourn(meeting)
    let motion = try consortium.carry(act)
    let found = consortium.register.meeting(meeting)
    #expect(found?.minutes == act.text && found?.approvedBy == motion)
    try consortium.voids(.minutesApproved, act)
  }

  @Test func `what was approved is not corrected any more`() throws {
    try consortium.adjourn(meeting)
    try consortium.attest(meeting, [.seat(.boardIbm)])
    try consortium.carry(ApproveMinutes(meeting: meeting, text: consortium.keep("minutes")))
    consortium.refuses(.minutesApproved) { try consortium.attest(meeting, []) }
    #expect(consortium.present(at: meeting) == ["seat:board-ibm attested"])
  }

  @Test func `the text is one of the motion's, at its closing`() throws {
    try consortium.adjourn(meeting)
    let act = ApproveMinutes(meeting: meeting, text: consortium.keep("minutes"))
    let other = TextReference(name: .plain(.of("another")), size: 1)
    consortium.refuses(.actTextMissing) { try consortium.propose([Act(act)], texts: [other]) }
    consortium.refuses(.notDeferrable) {
      try consortium.propose([Act(act, effective: consortium.now.adding(90 * .day))])
    }
  }

  @Test func `the body that met has the power over it, where the charter says so`() throws {
    try consortium.adjourn(meeting)
    let act = ApproveMinutes(meeting: meeting, text: consortium.keep("minutes"))
    consortium.refuses(.notThisBody) {
      try consortium.propose([Act(act)], in: .toc, by: .cernRep)
    }
    consortium.refuses(.meetingUnknown) {
      try consortium.propose([
        Act(ApproveMinutes(meeting: .of("nothing"), text: consortium.keep("minutes")))
      ])
    }
    let other = try Consortium.founded { charter in
      charter.powers.append(
        FixtureCharter.power(ApproveMinutes.name, scope: .body(.board), (.toc, .debated)))
    }
    let held = try other.meet()
    try other.adjourn(held)
    other.refuses(.notThisBody) {
      try other.propose([Act(ApproveMinutes(meeting: held, text: other.keep("minutes")))])
    }
  }
}
