import Sodium
import Testing

@testable import Governance

@Suite("Stating a dissent")
struct DissentTests {
  let consortium: Consortium

  init() throws {
    consortium = try Consortium.founded()
  }

  @Test func `it is kept with the decision, and changes nothing of it`() throws {
    let poll = try consortium.decided()
    let before = consortium.register.poll(poll)
    let event = try consortium.dissent(from: poll)
    // Whoever joins states the same text: a minority's statement.
    try consortium.dissent(from: poll, by: .metaRep, seat: .boardMeta)
    #expect(consortium.register.poll(poll) == before)
    let dissents = consortium.register.dissents(from: poll)
    #expect(dissents.map(\.seat) == [.boardCern, .boardMeta])
    #expect(dissents.first?.event == event)
    #expect(Set(dissents.map(\.text.digest)).count == 1)
  }

  @Test func `it is stated from the closing on, as long as the rule says`() throws {
    let open = try consortium.open(try consortium.propose())
    consortium.refuses(.pollOpen) { try consortium.dissent(from: open) }
    try consortium.voteAll(on: open)
    try consortium.close(open)
    consortium.wait(14 * .day - 1)
    try consortium.dissent(from: open)
    consortium.wait(1)
    consortium.refuses(.dissentLate) {
      try consortium.dissent(from: open, by: .metaRep, seat: .boardMeta)
    }
  }

  @Test func `a seat states it that voted in the body when the poll was opened`() throws {
    let poll = try consortium.decided()
    consortium.refuses(.notHolder) { try consortium.dissent(from: poll, by: .ibmRep) }
    consortium.refuses(.seatElsewhere) {
      try consortium.dissent(from: poll, by: .cernRep, seat: .tocOne)
    }
    consortium.wait(.day)
    let late = SeatDefinition(id: "board-late", body: .board, title: "Late")
    try consortium.carry(CreateSeat(seat: late))
    try consortium.carry(FillSeat(seat: "board-late", person: .cernRep, organization: .cern))
    if let tenure = consortium.register.tenures(of: "board-late").last {
      try consortium.record(
        SeatAccepted(seat: "board-late", appointment: tenure.appointment), by: .cernRep)
    }
    consortium.refuses(.notElector) { try consortium.dissent(from: poll, seat: "board-late") }
  }

  @Test func `its text is public, and nobody can redact it`() throws {
    let poll = try consortium.decided()
    consortium.refuses(.accessOther) {
      try consortium.dissent(from: poll) { $0.access = "body:board" }
    }
    consortium.refuses(.operativeText) {
      try consortium.dissent(from: poll) { $0.name = .salted($0.digest) }
    }
    consortium.refuses(.operativeText) {
      try consortium.dissent(from: poll) { $0.media = "image/png" }
    }
    consortium.refuses(.textSize) { try consortium.dissent(from: poll) { $0.size = 11 } }
  }

  @Test func `a rule that gives less time for it is laxer`() {
    let rule = FixtureCharter.rules[0]
    var shorter = rule
    shorter.dissentWithin = .day
    var none = rule
    none.dissentWithin = nil
    #expect(rule.isAtLeastAsStrict(as: shorter) && shorter.isAtLeastAsStrict(as: none))
    #expect(!shorter.isAtLeastAsStrict(as: rule) && !none.isAtLeastAsStrict(as: shorter))
  }
}

@Suite("Correcting minutes")
struct MinutesCorrectionTests {
  let consortium: Consortium
  let meeting: Digest

  init() throws {
    consortium = try Consortium.founded()
    meeting = try consortium.meet()
    try consortium.adjourn(meeting)
  }

  @Test func `a corrected text names the one that is approved, and both stay`() throws {
    let (first, second) = (consortium.keep("minutes"), consortium.keep("better minutes"))
    let approval = try consortium.carry(ApproveMinutes(meeting: meeting, text: first))
    let correction = try consortium.carry(
      CorrectMinutes(meeting: meeting, corrects: first, text: second))
    #expect(consortium.register.meeting(meeting)?.minutes == second)
    #expect(consortium.register.meeting(meeting)?.approvedBy == correction)
    let versions = consortium.register.minutesVersions(of: meeting)
    #expect(versions.map(\.text) == [first, second])
    #expect(versions.map(\.motion) == [approval, correction])
    #expect(versions.map(\.version) == [1, 2])
    for other in [first, second] {
      try consortium.voids(
        .minutesOther, CorrectMinutes(meeting: meeting, corrects: first, text: other))
    }
  }

  @Test func `who moves it has seen the list of those present as it stands`() throws {
    let seen = consortium.log.seen(consortium.log.size)
    try consortium.attest(meeting, [.seat(.boardCern)])
    let motion = MotionProposed(
      body: .board, title: "The minutes",
      texts: [TextReference(name: .plain(consortium.keep("minutes")), size: 7)],
      acts: [Act(ApproveMinutes(meeting: meeting, text: consortium.keep("minutes")))])
    consortium.refuses(.seenTooShort) {
      try consortium.record(motion, by: .ibmRep, Consortium.Signing(seen: seen))
    }
    try consortium.record(motion, by: .ibmRep)
  }

  @Test func `a list that changes after the motion keeps the minutes from being approved`() throws {
    let motion = try consortium.propose([
      Act(ApproveMinutes(meeting: meeting, text: consortium.keep("minutes")))
    ])
    // The same list again changes nothing.
    try consortium.attest(meeting, [])
    try consortium.decide(motion)
    #expect(consortium.effects(of: motion).map(\.state) == [.done])
    consortium.refuses(.minutesApproved) { try consortium.attest(meeting, [.seat(.boardCern)]) }
  }
}
