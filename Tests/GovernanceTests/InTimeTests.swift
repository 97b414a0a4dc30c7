import Sodium
import Testing

@testable import Governance

@Suite("Ballots that witnesses saw in time")
struct InTimeTests {
  let consortium: Consortium
  let poll: Digest

  init() throws {
    consortium = try Consortium.witnessed()
    poll = try consortium.open(try consortium.propose())
  }

  private var closes: Timestamp { consortium.register.poll(poll)?.closes ?? .latest }

  private func vote(_ choice: Choice, _ seats: Identifier..., turn: Int64 = 1) throws {
    for seat in seats {
      try consortium.vote(
        choice, by: try consortium.holder(of: seat) ?? "nobody", seat: seat, turn: turn, on: poll)
    }
  }

  @Test func `those under a head that was cosigned by the end count, the others are late`() throws {
    try vote(.yes, .boardIbm, .boardMeta, .boardCern)
    consortium.wait(until: closes.adding(-1))
    let head = consortium.log.size
    try consortium.recordHead(at: closes)
    try vote(.no, .boardImperial, .boardChair)
    consortium.wait(until: closes)
    consortium.wait(60)
    try consortium.recordHead(at: closes.adding(1))
    try consortium.close(poll)
    let closed = try #require(consortium.register.poll(poll))
    #expect(closed.outcome == .carried)
    #expect(closed.result?.totals.yes == 3 && closed.result?.totals.no == 0)
    #expect(closed.witnessed == WitnessedBallots(head: head, late: 2, size: head))
    #expect(try consortium.register.countedBallots(in: closed).count == 3)
  }

  @Test func `a frozen clock brings no ballot in: its head comes too late`() throws {
    try vote(.yes, .boardIbm, .boardMeta, .boardCern)
    try consortium.recordHead()
    // The registrar's clock stands still while the world's goes on, beyond the end of the poll.
    consortium.wait(until: closes.adding(-2))
    try vote(.no, .boardImperial, .boardChair)
    consortium.refuses(.cosignedAhead) { try consortium.recordHead(at: closes.adding(600)) }
    consortium.wait(until: closes.adding(600))
    try consortium.recordHead(at: closes.adding(600))
    try consortium.close(poll)
    #expect(consortium.register.poll(poll)?.witnessed?.late == 2)
    #expect(consortium.register.poll(poll)?.result?.totals.no == 0)
  }

  @Test func `a seat's ballot that is late does not take the place of one in time`() throws {
    try vote(.yes, .boardIbm, .boardMeta, .boardCern)
    try consortium.recordHead()
    try vote(.no, .boardIbm, turn: 2)
    consortium.wait(until: closes.adding(60))
    try consortium.recordHead()
    try consortium.close(poll)
    #expect(consortium.register.poll(poll)?.result?.totals.yes == 3)
  }

  @Test func `nobody closes over ballots that a head may still cover, for a day`() throws {
    try vote(.yes, .boardIbm, .boardMeta, .boardCern)
    consortium.wait(until: closes)
    consortium.refuses(.ballotsUncovered) { try consortium.close(poll) }
    consortium.wait(until: closes.adding(.day - 1))
    consortium.refuses(.ballotsUncovered) { try consortium.close(poll) }
    consortium.wait(1)
    try consortium.close(poll)
    #expect(consortium.register.poll(poll)?.outcome == .noQuorum)
    #expect(consortium.register.poll(poll)?.witnessed == WitnessedBallots(late: 3))
  }

  @Test func `it closes early once all have voted under a head`() throws {
    try consortium.voteAll(on: poll)
    consortium.refuses(.ballotsUncovered) { try consortium.close(poll) }
    try consortium.recordHead()
    try consortium.close(poll)
    #expect(consortium.register.poll(poll)?.outcome == .carried)
  }

  @Test func `a closing that says otherwise of them is refused`() throws {
    try vote(.yes, .boardIbm, .boardMeta, .boardCern)
    try consortium.recordHead()
    try vote(.no, .boardImperial)
    consortium.wait(until: closes.adding(60))
    try consortium.recordHead()
    consortium.refuses(.countWrong) {
      try consortium.close(poll) { $0.witnessed?.late = 0 }
    }
    consortium.refuses(.countWrong) { try consortium.close(poll) { $0.witnessed = nil } }
    consortium.refuses(.ballotsWrong) {
      try consortium.close(poll) { $0.ballots.counted += 1 }
    }
    try consortium.close(poll)
  }

  @Test func `a head that comes after the closing changes nothing of it`() throws {
    try vote(.yes, .boardIbm, .boardMeta, .boardCern)
    consortium.wait(until: closes.adding(.day))
    let seen = closes.adding(-60)
    try consortium.close(poll)
    try consortium.recordHead(size: consortium.log.size - 1, at: seen)
    let closed = try #require(consortium.register.poll(poll))
    #expect(try consortium.register.countedBallots(in: closed).isEmpty)
    #expect(try consortium.register.tally(of: closed, without: []).outcome == .noQuorum)
  }

  @Test func `it goes with no rule by which a ballot acts at once`() throws {
    for member in ["written_consent", "late_quorum"] {
      #expect(throws: ValueError.self) {
        var rule = FixtureCharter.rules[0]
        rule.inTime = .cosigned
        if member == "late_quorum" { rule.lateQuorum = 60 } else { rule.writtenConsent = true }
        try rule.requireSoundInTime()
      }
    }
  }

  @Test func `no roll is called under it`() throws {
    let found = try #require(consortium.register.poll(poll))
    consortium.refuses(.signedBallotsOnly) {
      try consortium.register.requireRollCallsAllowed(on: found)
    }
  }

  @Test func `a rule that leaves the clock alone to tell is laxer`() {
    let plain = FixtureCharter.rules[0]
    var seen = plain
    seen.inTime = .cosigned
    #expect(seen.isAtLeastAsStrict(as: plain) && !plain.isAtLeastAsStrict(as: seen))
  }
}
