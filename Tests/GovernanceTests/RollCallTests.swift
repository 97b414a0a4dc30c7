import Sodium
import Testing

@testable import Governance

@Suite("Calling the roll")
struct RollCallTests {
  let consortium: Consortium

  init() throws {
    consortium = try Consortium.founded()
  }

  private func result(of sitting: Sitting) throws -> Poll {
    try #require(consortium.register.poll(sitting.poll))
  }

  @Test func `what the chair has confirmed decides, and the poll says how far it rests on it`()
    throws
  {
    let sitting = try consortium.sit()
    let rollCall = try consortium.rollAll(sitting)
    consortium.waitForDisputes(sitting)
    try consortium.close(sitting.poll)
    let poll = try result(of: sitting)
    #expect(poll.outcome == .carried)
    #expect(poll.rollCall?.rollCall == rollCall)
    #expect(poll.rollCall?.counted == 3)
    #expect(poll.rollCall?.arrived == 1)
    #expect(poll.result?.totals.yes == 3)
    #expect(try consortium.register.countedBallots(in: poll).count == 3)
    #expect(consortium.register.rolledChoices(of: rollCall).allSatisfy { $0.fate == .counted })
  }

  @Test func `what the chair has not confirmed counts for nothing`() throws {
    let sitting = try consortium.sit()
    try consortium.roll(sitting, [(.boardIbm, .yes), (.boardCern, .yes), (.boardImperial, .yes)])
    #expect(try consortium.finish(sitting.poll) == .noQuorum)
    #expect(try result(of: sitting).rollCall == nil)
  }

  @Test func `the secretary writes it down and the chair confirms it, nobody else`() throws {
    let sitting = try consortium.sit()
    consortium.refuses(.notSecretary) {
      try consortium.roll(sitting, [(.boardIbm, .yes)], by: .ibmRep)
    }
    let rollCall = try consortium.roll(sitting, [(.boardIbm, .yes)])
    consortium.refuses(.notChair) { try consortium.confirm(rollCall, by: .metaRep) }
    consortium.wait(.day)
    consortium.refuses(.pollClosed) { try consortium.confirm(rollCall) }
  }

  @Test func `it is called at an open meeting of the body, while the poll is open`() throws {
    let sitting = try consortium.sit()
    try consortium.adjourn(sitting.meeting)
    consortium.refuses(.meetingAdjourned) { try consortium.roll(sitting, [(.boardIbm, .yes)]) }
    let called = Sitting(
      meeting: try consortium.call(), motion: sitting.motion, poll: sitting.poll)
    consortium.refuses(.meetingNotOpen) { try consortium.roll(called, [(.boardIbm, .yes)]) }
    consortium.wait(.day)
    consortium.refuses(.pollClosed) { try consortium.roll(sitting, [(.boardIbm, .yes)]) }
  }

  @Test func `only seats that vote and whose holders are there have a choice, each once`() throws {
    let sitting = try consortium.sit()
    consortium.refuses(.notPresent) { try consortium.roll(sitting, [(.boardMeta, .yes)]) }
    consortium.refuses(.notElector) { try consortium.roll(sitting, [(.tocOne, .yes)]) }
    consortium.refuses(.listedTwice) {
      try consortium.roll(sitting, [(.boardIbm, .yes), (.boardIbm, .no)])
    }
    try consortium.depart(sitting.meeting, by: .ibmRep, seat: .boardIbm)
    consortium.refuses(.notPresent) { try consortium.roll(sitting, [(.boardIbm, .yes)]) }
  }

  @Test func `a seat's own ballot goes before the roll call, whenever it comes in time`() throws {
    let sitting = try consortium.sit()
    try consortium.vote(.no, by: .ibmRep, seat: .boardIbm, on: sitting.poll)
    let rollCall = try consortium.rollAll(sitting)
    try consortium.vote(.no, by: .cernRep, seat: .boardCern, on: sitting.poll)
    consortium.waitForDisputes(sitting)
    try consortium.close(sitting.poll)
    let poll = try result(of: sitting)
    #expect(poll.outcome == .failed)
    #expect(poll.result?.totals.no == 2)
    #expect(poll.rollCall?.overridden == 2)
    #expect(poll.rollCall?.counted == 1)
    #expect(
      consortium.register.rolledChoices(of: rollCall).map(\.fate)
        == [.overridden, .overridden, .counted])
  }

  @Test func `acts wait for the disputes where a choice rests on nobody's having disputed it`()
    throws
  {
    let text = consortium.keep("policy")
    let sitting = try consortium.sit([
      Act(AdoptPolicy(policy: "cards", title: "Cards", text: text))
    ])
    _ = try consortium.rollAll(sitting)
    consortium.wait(.day)
    consortium.refuses(.disputesOpen) { try consortium.close(sitting.poll) }
    consortium.wait(2 * .day - 1)
    consortium.refuses(.disputesOpen) { try consortium.close(sitting.poll) }
    #expect(try consortium.register.policy("cards", at: consortium.now) == nil)
    consortium.wait(1)
    try consortium.close(sitting.poll)
    #expect(try consortium.register.policy("cards", at: consortium.now) != nil)
  }

  @Test func `where every seat that counts has signed its arrival, nothing waits`() throws {
    let sitting = try consortium.sit()
    for (person, seat) in [
      (Identifier.cernRep, Identifier.boardCern), (.imperialRep, .boardImperial),
    ] {
      try consortium.arrive(sitting.meeting, by: person, seat: seat)
    }
    _ = try consortium.rollAll(sitting)
    #expect(try consortium.finish(sitting.poll) == .carried)
    #expect(try result(of: sitting).rollCall?.arrived == 3)
  }

  @Test func `what is disputed counts for nothing`() throws {
    let sitting = try consortium.sit()
    let rollCall = try consortium.rollAll(sitting)
    consortium.wait(2 * .day)
    try consortium.dispute(rollCall, by: .cernRep, seat: .boardCern)
    consortium.waitForDisputes(sitting)
    try consortium.close(sitting.poll)
    let poll = try result(of: sitting)
    #expect(poll.outcome == .noQuorum)
    #expect(poll.rollCall?.disputed == 1)
    consortium.refuses(.disputesOver) {
      try consortium.dispute(rollCall, by: .imperialRep, seat: .boardImperial)
    }
  }

  @Test func `who signed the arrival disputes only while a ballot would do`() throws {
    let sitting = try consortium.sit()
    let rollCall = try consortium.rollAll(sitting)
    consortium.wait(.day)
    consortium.refuses(.disputesOver) {
      try consortium.dispute(rollCall, by: .ibmRep, seat: .boardIbm)
    }
    let other = try Consortium.founded()
    let early = try other.sit()
    try other.dispute(try other.rollAll(early), by: .ibmRep, seat: .boardIbm)
    other.waitForDisputes(early)
    try other.close(early.poll)
    #expect(other.register.poll(early.poll)?.outcome == .noQuorum)
  }

  @Test func `a correction names the roll call whose place it takes`() throws {
    let sitting = try consortium.sit()
    let first = try consortium.roll(sitting, [(.boardIbm, .yes)])
    consortium.refuses(.rollCallStands) {
      try consortium.roll(sitting, [(.boardIbm, .no)], correcting: .of("another"))
    }
    try consortium.adjourn(sitting.meeting)
    let second = try consortium.roll(sitting, [(.boardIbm, .no)], correcting: first)
    #expect(consortium.register.rollCall(first)?.correctedBy == second)
    #expect(try consortium.register.standingRollCall(on: sitting.poll)?.id == second)
    try consortium.confirm(second)
    consortium.refuses(.rollCallConfirmed) {
      try consortium.roll(sitting, [(.boardIbm, .yes)], correcting: second)
    }
    let other = try consortium.sit()
    consortium.refuses(.rollCallUnknown) {
      try consortium.roll(other, [(.boardIbm, .yes)], correcting: second)
    }
  }

  @Test func `who was not there after all, by the corrected list, has not chosen`() throws {
    let sitting = try consortium.sit()
    _ = try consortium.rollAll(sitting)
    try consortium.attest(sitting.meeting, [.seat(.boardImperial)])
    consortium.waitForDisputes(sitting)
    try consortium.close(sitting.poll)
    #expect(try result(of: sitting).rollCall?.absent == 1)
    #expect(try result(of: sitting).outcome == .noQuorum)
  }

  @Test func `members, rules, powers, bodies and the charter change by signed ballots only`() throws
  {
    let acts: [any ActKind] = [
      SuspendMember(organization: .cern), ExpelMember(organization: .cern),
      ReclassifyMember(organization: .cern, memberClass: .industry),
      ChangeRule(rule: FixtureCharter.rules[0]), ChangePower(power: FixtureCharter.powers[0]),
      AmendBody(body: FixtureCharter.bodies[0]),
    ]
    for act in acts {
      #expect(try act.takesSignedBallotsOnly(in: consortium.register), "\(type(of: act).name)")
    }
    let carried = try consortium.carry(SuspendMember(organization: .cern))
    #expect(
      try RescindDecision(motion: carried).takesSignedBallotsOnly(in: consortium.register))
    let harmless = try consortium.carry([])
    #expect(
      try !RescindDecision(motion: harmless).takesSignedBallotsOnly(in: consortium.register))
  }

  @Test func `a ballot that prolongs the poll by bringing the quorum is a signed one`() throws {
    let other = try Consortium.founded { charter in
      for index in charter.rules.indices { charter.rules[index].lateQuorum = .day }
    }
    let sitting = try other.sit()
    other.refuses(.signedBallotsOnly) { try other.roll(sitting, [(.boardIbm, .yes)]) }
  }

  @Test func `a closing that hides the roll call is not the one that is computed`() throws {
    let sitting = try consortium.sit()
    _ = try consortium.rollAll(sitting)
    consortium.waitForDisputes(sitting)
    consortium.refuses(.countWrong) {
      try consortium.close(sitting.poll) { $0.rollCall = nil }
    }
  }

  @Test func `who fills a seat by a roll call does not keep the body from deciding meanwhile`()
    throws
  {
    try consortium.record(SeatResigned(seat: .boardCern), by: .cernRep)
    let motion = try consortium.propose([
      Act(FillSeat(seat: .boardCern, person: .cernRep, organization: .cern))
    ])
    let meeting = try consortium.meet()
    try consortium.arrive(meeting, by: .ibmRep, seat: .boardIbm)
    try consortium.attest(meeting, [.seat(.boardImperial), .seat(.boardChair)])
    let poll = try consortium.open(motion, by: .intelRep, closes: consortium.now.adding(.day))
    let sitting = Sitting(meeting: meeting, motion: motion, poll: poll)
    try consortium.confirm(
      try consortium.roll(
        sitting, [(.boardIbm, .yes), (.boardImperial, .yes), (.boardChair, .yes)]))
    consortium.wait(2 * .day)
    try consortium.open(try consortium.propose())
    consortium.wait(2 * .day)
    let next = try consortium.propose()
    consortium.refuses(.pollOverUnclosed) { try consortium.open(next) }
    #expect(try consortium.finish(poll) == .carried)
  }
}

@Suite("The quorum of a poll at a meeting")
struct MeetingPresenceTests {
  private func sitting(
    _ when: DecisionRule.QuorumTime?
  ) throws -> (Consortium, Sitting) {
    let consortium = try Consortium.founded { $0.rules[0].quorumAt = when }
    return (consortium, try consortium.sit())
  }

  @Test func `is made by those who are there, whether they vote or not`() throws {
    for when in DecisionRule.QuorumTime.allCases {
      let (consortium, sitting) = try sitting(when)
      try consortium.vote(.yes, by: .ibmRep, seat: .boardIbm, on: sitting.poll)
      #expect(try consortium.finish(sitting.poll) == .carried)
      let poll = try #require(consortium.register.poll(sitting.poll))
      #expect(poll.presence?.present == 3)
      #expect(poll.presence?.signed == 1)
      #expect(poll.result?.quorum.part == 3)
      #expect(poll.result?.totals.present == 1)
    }
    let (consortium, sitting) = try sitting(nil)
    try consortium.vote(.yes, by: .ibmRep, seat: .boardIbm, on: sitting.poll)
    #expect(try consortium.finish(sitting.poll) == .noQuorum)
  }

  @Test func `is looked at when the rule says: who left before the end counts at the opening only`()
    throws
  {
    for (when, outcome) in [
      (DecisionRule.QuorumTime.opening, Outcome.carried), (.closing, .noQuorum),
    ] {
      let (consortium, sitting) = try sitting(when)
      try consortium.vote(.yes, by: .ibmRep, seat: .boardIbm, on: sitting.poll)
      consortium.wait(60)
      try consortium.depart(sitting.meeting, by: .ibmRep, seat: .boardIbm)
      #expect(try consortium.finish(sitting.poll) == outcome)
    }
  }

  @Test func `is made by the ballots where no meeting is open`() throws {
    let consortium = try Consortium.founded { $0.rules[0].quorumAt = .opening }
    let poll = try consortium.open(try consortium.propose())
    try consortium.vote(.yes, by: .ibmRep, seat: .boardIbm, on: poll)
    #expect(try consortium.finish(poll) == .noQuorum)
    #expect(consortium.register.poll(poll)?.presence == nil)
  }

  @Test func `asks for less than a quorum of ballots, and so is no stricter`() throws {
    let rule = FixtureCharter.rules[0]
    var attending = rule
    attending.quorumAt = .opening
    #expect(rule.isAtLeastAsStrict(as: attending))
    #expect(!attending.isAtLeastAsStrict(as: rule))
    #expect(attending.isAtLeastAsStrict(as: attending))
  }
}

@Suite("How a body meets")
struct MeetingStrictnessTests {
  @Test func `is loosened only under a rule as strict as the body's own`() throws {
    let consortium = try Consortium.founded { charter in
      charter.bodies[0].rule = .special
      for index in charter.powers.indices where charter.powers[index].act == AmendBody.name {
        charter.powers[index] = FixtureCharter.power(AmendBody.name, (.board, .ordinary))
      }
    }
    var board = FixtureCharter.bodies[0]
    board.rule = .special
    for loosen in [
      { (rule: inout MeetingRule) in rule.notice = .day }, { $0.quorum.fraction = "1/3" },
      { $0.rollCallDisputes = .day },
    ] {
      var looser = board
      if var meetings = looser.meetings {
        loosen(&meetings)
        looser.meetings = meetings
      }
      try consortium.voids(.ruleTooLax, AmendBody(body: looser))
    }
    var without = board
    without.meetings = nil
    try consortium.voids(.ruleTooLax, AmendBody(body: without))
    var stricter = board
    stricter.meetings?.notice = 14 * .day
    stricter.meetings?.rollCallDisputes = 7 * .day
    try consortium.carry(AmendBody(body: stricter))
  }

  @Test func `takes roll calls only by leave of who could change what they decide`() throws {
    let consortium = try Consortium.founded { $0.bodies[0].meetings?.rollCallDisputes = nil }
    try consortium.voids(.powerNotCovered, AmendBody(body: FixtureCharter.bodies[0]))
  }
}
