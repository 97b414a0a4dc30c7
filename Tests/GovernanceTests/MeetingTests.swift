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
    consortium.refuses(.accessOther) {
      try consortium.call(papers: [TextReference(name: name, size: 5, access: "body:toc")])
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
