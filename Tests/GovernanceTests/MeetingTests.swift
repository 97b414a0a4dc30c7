import CanonicalJSON
import Sodium
import Testing

@testable import Governance

@Suite("Calling a meeting")
struct MeetingCallTests {
  let consortium: Consortium

  init() throws {
    consortium = try Consortium.founded()
  }

  @Test func `a meeting has a number of its own series, by body and year`() throws {
    let numbers = try [consortium.call(), consortium.call(), consortium.propose()].map {
      consortium.register.meeting($0)?.number ?? consortium.register.motion($0)?.number
    }
    #expect(numbers == ["board-m2023-001", "board-m2023-002", "board-2023-001"])
    consortium.wait(until: "2024-01-02")
    let next = try consortium.call()
    #expect(consortium.register.meeting(next)?.number == "board-m2024-001")
  }

  @Test func `chair and secretary call alone, where the body says so, and nobody else`() throws {
    for caller in [Identifier.intelRep, .metaRep] {
      let id = try consortium.call(by: caller)
      let meeting = consortium.register.meeting(id)
      #expect(meeting?.state(at: consortium.now) == .called)
      #expect(meeting?.caller == caller)
    }
    consortium.refuses(.notCaller) { try consortium.call(by: .cernRep) }
    let other = try Consortium.founded { $0.bodies[0].meetings?.calledBy = [.secretary] }
    other.refuses(.notCaller) { try other.call(by: .intelRep) }
    try other.call(by: .metaRep)
  }

  @Test func `so many seats as the body says call together`() throws {
    let meeting = try consortium.call(by: .ibmRep, seat: .boardIbm)
    #expect(consortium.register.meeting(meeting)?.state(at: consortium.now) == .demanded)
    consortium.refuses(.meetingDemandedAlready) {
      try consortium.join(meeting, by: .ibmRep, seat: .boardIbm)
    }
    consortium.refuses(.notHolder) { try consortium.join(meeting, by: .ibmRep, seat: .boardCern) }
    consortium.refuses(.seatElsewhere) { try consortium.join(meeting, by: .cernRep, seat: .tocOne) }
    try consortium.join(meeting, by: .cernRep, seat: .boardCern)
    #expect(consortium.register.meeting(meeting)?.called == consortium.now)
    consortium.refuses(.meetingCalled) {
      try consortium.join(meeting, by: .metaRep, seat: .boardMeta)
    }
  }

  @Test func `one person with two seats is one hand`() throws {
    let other = try Consortium.founded { charter in
      charter.seats.append(SeatDefinition(id: "board-more", body: .board, title: "One more"))
      charter.appointments.append(CharterDocument.Appointment(person: .ibmRep, post: "board-more"))
    }
    let meeting = try other.call(by: .ibmRep, seat: .boardIbm)
    other.refuses(.meetingDemandedAlready) {
      try other.join(meeting, by: .ibmRep, seat: "board-more")
    }
  }

  @Test func `where one seat is enough it calls at once; where none may, no seat does`() throws {
    let one = try Consortium.founded { $0.bodies[0].meetings?.callingSeats = 1 }
    let meeting = try one.call(by: .ibmRep, seat: .boardIbm)
    #expect(one.register.meeting(meeting)?.called == one.now)
    let none = try Consortium.founded { $0.bodies[0].meetings?.callingSeats = nil }
    none.refuses(.notCaller) { try none.call(by: .ibmRep, seat: .boardIbm) }
  }

  @Test func `a seat that calls votes in the body and is held by who signs`() throws {
    consortium.refuses(.notHolder) { try consortium.call(by: .ibmRep, seat: .boardCern) }
    consortium.refuses(.seatElsewhere) { try consortium.call(by: .cernRep, seat: .tocOne) }
  }

  @Test func `a body without rules for meetings holds none`() throws {
    consortium.refuses(.meetingsNotHeld) { try consortium.call(in: .toc, by: .cernRep) }
    consortium.refuses(.bodyUnknown) { try consortium.call(in: "senate") }
  }

  @Test func `no meeting begins before its call`() throws {
    consortium.refuses(.retroactive) {
      try consortium.call(starts: consortium.now.adding(-1))
    }
    try consortium.call(starts: consortium.now)
  }

  @Test func `a motion on the agenda is known, seen, and this body's to decide`() throws {
    consortium.refuses(.motionUnknown) {
      try consortium.call(agenda: [AgendaItem(title: "It", motion: .of("nothing"))])
    }
    let elsewhere = try consortium.propose(in: .toc, by: .cernRep)
    consortium.refuses(.notThisBody) {
      try consortium.call(agenda: [AgendaItem(title: "It", motion: elsewhere)])
    }
    let seen = consortium.log.seen(consortium.log.size)
    let motion = try consortium.propose()
    let call = MeetingCalled(
      body: .board, title: "A meeting", starts: consortium.now.adding(.day),
      agenda: [AgendaItem(title: "It", motion: motion)])
    consortium.refuses(.seenTooShort) {
      try consortium.record(call, by: .intelRep, Consortium.Signing(seen: seen))
    }
    let meeting = try consortium.record(call, by: .intelRep)
    #expect(consortium.register.meeting(meeting)?.agenda == call.agenda)
  }

  @Test func `papers are public, of the size that is told, and named once`() throws {
    let name = TextReference.Name.plain(consortium.keep("paper"))
    let paper = TextReference(name: name, size: 5, role: .annex)
    consortium.refuses(.textTwice) { try consortium.call(papers: [paper, paper]) }
    consortium.refuses(.textSize) {
      try consortium.call(papers: [TextReference(name: name, size: 6)])
    }
    consortium.refuses(.documentConfidential) {
      try consortium.call(papers: [TextReference(name: name, size: 5, access: "body:board")])
    }
    let meeting = try consortium.call(papers: [paper])
    #expect(consortium.register.meeting(meeting)?.papers == [paper])
  }

  @Test func `a rule that changes later does not touch a meeting that was called`() throws {
    let meeting = try consortium.call(starts: consortium.now.adding(40 * .day))
    var board = FixtureCharter.bodies[0]
    board.meetings?.notice = 80 * .day
    try consortium.carry(AmendBody(body: board))
    consortium.wait(until: try #require(consortium.register.meeting(meeting)?.starts))
    try consortium.openMeeting(meeting)
    board.meetings = nil
    try consortium.carry(AmendBody(body: board))
    consortium.refuses(.meetingsNotHeld) { try consortium.call() }
  }
}

@Suite("Opening and adjourning a meeting")
struct MeetingOpeningTests {
  let consortium: Consortium

  init() throws {
    consortium = try Consortium.founded()
  }

  @Test func `the chair opens it, from its time on and within a day`() throws {
    let meeting = try consortium.call()
    consortium.refuses(.notChair) { try consortium.openMeeting(meeting, by: .metaRep) }
    consortium.wait(7 * .day - 1)
    consortium.refuses(.meetingTooEarly) { try consortium.openMeeting(meeting) }
    consortium.wait(1 + .day)
    #expect(consortium.register.meeting(meeting)?.state(at: consortium.now) == .lapsed)
    consortium.refuses(.meetingLapsed) { try consortium.openMeeting(meeting) }
    consortium.wait(-1)
    try consortium.openMeeting(meeting)
    consortium.refuses(.meetingOpened) { try consortium.openMeeting(meeting) }
    consortium.wait(2 * .day)
    #expect(consortium.register.meeting(meeting)?.state(at: consortium.now) == .open)
  }

  @Test func `whoever opens, joins, waives or comes has seen the call`() throws {
    let seen = consortium.log.seen(consortium.log.size)
    let meeting = try consortium.call()
    consortium.wait(7 * .day)
    let events: [any EventKind] = [
      MeetingOpened(meeting: meeting), MeetingDemanded(meeting: meeting, seat: .boardIbm),
      NoticeWaived(meeting: meeting, seat: .boardIbm), MeetingArrived(meeting: meeting),
      MeetingDeparted(meeting: meeting), MeetingAttended(meeting: meeting, present: []),
      MeetingAdjourned(meeting: meeting),
    ]
    for event in events {
      consortium.refuses(.seenTooShort, "\(event)") {
        try consortium.record(event, by: .ibmRep, Consortium.Signing(seen: seen))
      }
    }
  }

  @Test func `short notice is enough where every holder of a vote waived it or is there`() throws {
    let meeting = try consortium.call(starts: consortium.now.adding(7 * .day - 1))
    consortium.wait(7 * .day - 1)
    try consortium.waive(meeting, by: .ibmRep, seat: .boardIbm)
    try consortium.waive(meeting, by: .metaRep, seat: .boardMeta)
    try consortium.arrive(meeting, by: .intelRep, seat: .boardChair)
    try consortium.arrive(meeting, by: .cernRep, seat: .boardCern)
    do {
      try consortium.openMeeting(meeting)
      Issue.record("board-imperial had no notice")
    } catch let refusal as Refusal {
      #expect(refusal.code == .noticeShort)
      #expect(refusal.sentence.contains("and board-imperial neither"))
    }
    // A vacant seat misses no notice.
    try consortium.record(SeatResigned(seat: .boardImperial), by: .imperialRep)
    try consortium.openMeeting(meeting)
  }

  @Test func `who came and left again before the opening had no notice`() throws {
    let meeting = try consortium.call(starts: consortium.now.adding(.day))
    consortium.wait(.day)
    for (person, seat) in [
      (Identifier.metaRep, Identifier.boardMeta), (.intelRep, .boardChair),
      (.cernRep, .boardCern), (.imperialRep, .boardImperial), (.ibmRep, .boardIbm),
    ] { try consortium.arrive(meeting, by: person, seat: seat) }
    try consortium.depart(meeting, by: .ibmRep, seat: .boardIbm)
    consortium.refuses(.noticeShort) { try consortium.openMeeting(meeting) }
  }

  @Test func `the notice of a call by seats counts from the last that was needed`() throws {
    let meeting = try consortium.call(by: .ibmRep, seat: .boardIbm)
    consortium.wait(1)
    try consortium.join(meeting, by: .cernRep, seat: .boardCern)
    #expect(consortium.register.meeting(meeting)?.isShort == true)
    consortium.wait(7 * .day)
    consortium.refuses(.noticeShort) { try consortium.openMeeting(meeting) }
  }

  @Test func `a notice is waived once, by the seat's holder, before the opening`() throws {
    let meeting = try consortium.call()
    consortium.refuses(.notHolder) { try consortium.waive(meeting, by: .ibmRep, seat: .boardCern) }
    consortium.refuses(.seatElsewhere) {
      try consortium.waive(meeting, by: .cernRep, seat: .tocOne)
    }
    try consortium.waive(meeting, by: .ibmRep, seat: .boardIbm)
    #expect(consortium.register.waivers(of: meeting).map(\.seat) == [.boardIbm])
    consortium.wait(7 * .day)
    try consortium.openMeeting(meeting)
    consortium.refuses(.meetingOpened) {
      try consortium.waive(meeting, by: .cernRep, seat: .boardCern)
    }
  }

  @Test func `a meeting that was not called in time is not to be joined or waived`() throws {
    let meeting = try consortium.call(by: .ibmRep, seat: .boardIbm)
    consortium.wait(8 * .day)
    consortium.refuses(.meetingLapsed) {
      try consortium.join(meeting, by: .cernRep, seat: .boardCern)
    }
    consortium.refuses(.meetingLapsed) {
      try consortium.waive(meeting, by: .cernRep, seat: .boardCern)
    }
  }

  @Test func `chair or secretary adjourns, once and after the opening`() throws {
    consortium.refuses(.meetingNotOpen) { try consortium.adjourn(try consortium.call()) }
    for closer in [Identifier.intelRep, .metaRep] {
      let meeting = try consortium.meet()
      consortium.refuses(.notChair) { try consortium.adjourn(meeting, by: .ibmRep) }
      try consortium.adjourn(meeting, by: closer)
      #expect(consortium.register.meeting(meeting)?.state(at: consortium.now) == .adjourned)
      consortium.refuses(.meetingAdjourned) { try consortium.adjourn(meeting, by: closer) }
    }
  }

  @Test func `a meeting of a body that was dissolved is not opened`() throws {
    let other = try Consortium.founded { $0.bodies[1].meetings = FixtureCharter.meetings }
    let meeting = try other.call(in: .toc, by: .cernRep, starts: other.now.adding(30 * .day))
    for power in FixtureCharter.powers
    where power.requires.contains(where: { $0.body == .toc }) {
      var moved = power
      moved.requires = [PowerDefinition.Requirement(body: .board, rule: .grave)]
      try other.carry(ChangePower(power: moved))
    }
    try other.carry(DissolveBody(body: .toc))
    other.wait(until: try #require(other.register.meeting(meeting)?.starts))
    other.refuses(.bodyUnknown) { try other.openMeeting(meeting, by: .cernRep) }
  }
}

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
    let meeting = try consortium.meet()
    try consortium.arrive(meeting, by: .cernRep)
    #expect(consortium.present(at: meeting) == ["person:cern-rep signed"])
    #expect(try quorum(of: meeting) == "0 (0 signed) of 5, no")
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
