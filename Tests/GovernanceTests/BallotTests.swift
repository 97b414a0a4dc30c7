import Sodium
import Testing

@testable import Governance

@Suite("Casting a ballot")
struct BallotTests {
  let consortium: Consortium
  let poll: Digest
  let closes: Timestamp

  init() throws {
    consortium = try Consortium.founded()
    poll = try consortium.open(try consortium.propose())
    closes = try #require(consortium.register.poll(poll)?.closes)
  }

  @Test func `a ballot at closing time is too late, a second before is in time`() throws {
    consortium.wait(until: closes.adding(-1))
    try consortium.vote(.yes, by: .ibmRep, seat: .boardIbm, on: poll)
    consortium.wait(1)
    consortium.refuses(.pollClosed) {
      try consortium.vote(.yes, by: .metaRep, seat: .boardMeta, on: poll)
    }
  }

  @Test func `a ballot in a closed poll is too late, also where it closed early`() throws {
    try consortium.voteAll(on: poll)
    try consortium.close(poll)
    consortium.refuses(.pollClosed) {
      try consortium.vote(.no, by: .ibmRep, seat: .boardIbm, turn: 2, on: poll)
    }
  }

  @Test func `a ballot cannot wait in a drawer for longer than the poll is open`() throws {
    let signing = Consortium.Signing(until: closes.adding(1))
    consortium.refuses(.ballotUntil) {
      try consortium.vote(.yes, by: .ibmRep, seat: .boardIbm, on: poll, signing)
    }
  }

  @Test func `a ballot has seen the seal`() throws {
    let entry = try #require(consortium.log.number(of: poll))
    for size in [entry - 1, entry] {
      consortium.refuses(.seenTooShort) {
        try consortium.vote(
          .yes, by: .ibmRep, seat: .boardIbm, on: poll,
          Consortium.Signing(seen: consortium.log.seen(size)))
      }
    }
    try consortium.vote(
      .yes, by: .ibmRep, seat: .boardIbm, on: poll,
      Consortium.Signing(seen: consortium.log.seen(entry + 1)))
  }

  @Test func `a ballot is for a poll that there is, and a seat of its electorate`() throws {
    consortium.refuses(.pollUnknown) {
      try consortium.vote(.yes, by: .ibmRep, seat: .boardIbm, on: .of("nothing"))
    }
    consortium.refuses(.notElector) {
      try consortium.vote(.yes, by: .cernRep, seat: .tocOne, on: poll)
    }
  }

  @Test func `nobody votes for another's seat`() throws {
    consortium.refuses(.notHolder) {
      try consortium.vote(.yes, by: .metaRep, seat: .boardIbm, on: poll)
    }
  }

  @Test func `a seat created after the opening is no elector`() throws {
    let created = try consortium.propose([
      Act(CreateSeat(seat: SeatDefinition(id: "board-six", body: .board, title: "Sixth")))
    ])
    try consortium.decide(created)
    let filling = try consortium.carry(FillSeat(seat: "board-six", person: .metaRep))
    try consortium.acceptSeat("board-six", by: .metaRep, appointment: filling)
    consortium.refuses(.notElector) {
      try consortium.vote(.yes, by: .metaRep, seat: "board-six", on: poll)
    }
  }

  @Test func `the ballot of the highest turn counts`() throws {
    try consortium.vote(.yes, by: .ibmRep, seat: .boardIbm, turn: 1, on: poll)
    try consortium.vote(.no, by: .ibmRep, seat: .boardIbm, turn: 2, on: poll)
    try consortium.vote(.abstain, by: .ibmRep, seat: .boardIbm, turn: 7, on: poll)
    let closing = try consortium.closing(of: poll)
    #expect(closing.totals.yes == 0 && closing.totals.no == 0 && closing.totals.abstain == 1)
    #expect(closing.ballots.counted == 1 && closing.ballots.leftOut == 2)
  }

  @Test func `whoever carries the ballots cannot choose which comes last`() throws {
    let first = BallotCast(poll: poll, seat: .boardIbm, choice: .no, turn: 1)
    let (withheld, key) = try consortium.signed(first, by: .ibmRep)
    try consortium.vote(.yes, by: .ibmRep, seat: .boardIbm, turn: 2, on: poll)
    consortium.refuses(.turnLower) { try consortium.submit(withheld, signedBy: key) }
    consortium.refuses(.turnLower) {
      try consortium.vote(.no, by: .ibmRep, seat: .boardIbm, turn: 2, on: poll)
    }
  }

  @Test func `a lost ballot locks nobody out`() throws {
    try consortium.vote(.yes, by: .ibmRep, seat: .boardIbm, turn: 5, on: poll)
    try consortium.vote(.no, by: .ibmRep, seat: .boardIbm, turn: 6, on: poll)
  }

  @Test func `no turn leaves out so many that nobody could vote after it`() throws {
    consortium.refuses(.turnAhead) {
      try consortium.vote(.yes, by: .ibmRep, seat: .boardIbm, turn: 1_000_000, on: poll)
    }
    try consortium.vote(.yes, by: .ibmRep, seat: .boardIbm, turn: 1_000, on: poll)
    consortium.refuses(.turnAhead) {
      try consortium.vote(.yes, by: .ibmRep, seat: .boardIbm, turn: 2_001, on: poll)
    }
    try consortium.vote(.no, by: .ibmRep, seat: .boardIbm, turn: 2_000, on: poll)
  }

  @Test func `turns begin at 1`() throws {
    consortium.refuses(.eventMalformed) {
      try consortium.vote(.yes, by: .ibmRep, seat: .boardIbm, turn: 0, on: poll)
    }
  }

  @Test func `who holds the seat when the ballot is recorded signs it`() throws {
    try consortium.vote(.no, by: .ibmRep, seat: .boardIbm, on: poll)
    try consortium.enrol("ibm-deputy", of: .ibm)
    let designation = try consortium.designate("ibm-deputy", to: .boardIbm, by: .ibmRep)
    try consortium.acceptSeat(.boardIbm, by: "ibm-deputy", appointment: designation)
    consortium.refuses(.notHolder) {
      try consortium.vote(.yes, by: .ibmRep, seat: .boardIbm, turn: 2, on: poll)
    }
    try consortium.vote(.yes, by: "ibm-deputy", seat: .boardIbm, turn: 2, on: poll)
    let closing = try consortium.closing(of: poll)
    #expect(closing.totals.yes == 1 && closing.totals.no == 0)
  }

  @Test func `a seat vacated after the opening stays in the base, and its ballot stands`() throws {
    try consortium.vote(.yes, by: .cernRep, seat: .boardCern, on: poll)
    try consortium.record(SeatResigned(seat: .boardCern), by: .cernRep)
    try consortium.record(SeatResigned(seat: .boardMeta), by: .metaRep)
    let totals = try consortium.closing(of: poll).totals
    #expect(totals.eligible == 5 && totals.holders == 5 && totals.yes == 1)
  }

  @Test func `a vacant seat votes once somebody holds it, and counts as held then`() throws {
    try consortium.record(SeatResigned(seat: .boardCern), by: .cernRep)
    let poll = try consortium.open(try consortium.propose())
    #expect(try consortium.closing(of: poll).totals.holders == 4)
    let filling = try consortium.carry(FillSeat(seat: .boardCern, person: .cernRep))
    try consortium.acceptSeat(.boardCern, by: .cernRep, appointment: filling)
    try consortium.vote(.yes, by: .cernRep, seat: .boardCern, on: poll)
    #expect(try consortium.closing(of: poll).totals.holders == 5)
  }

  @Test func `a term that runs out while a poll is open takes the vote, not the ballot`() throws {
    // CERN's seat was accepted on 5 December 2023 for 12 months.
    consortium.wait(until: "2024-12-01")
    let poll = try consortium.open(try consortium.propose())
    try consortium.vote(.no, by: .cernRep, seat: .boardCern, on: poll)
    consortium.wait(until: "2024-12-05")
    consortium.refuses(.notHolder) {
      try consortium.vote(.yes, by: .cernRep, seat: .boardCern, turn: 2, on: poll)
    }
    try consortium.vote(.yes, by: .imperialRep, seat: .boardImperial, on: poll)
    let totals = try consortium.closing(of: poll).totals
    #expect(totals.no == 1 && totals.yes == 1 && totals.holders == 5)
  }

  @Test func `two keys of one person are one vote`() throws {
    let second = Keys.secret("ibm-rep 2")
    try consortium.vouch(try consortium.offer(second, for: .ibmRep), by: .ibmRep)
    consortium.wait(2 * .day)
    try consortium.vote(.yes, by: .ibmRep, seat: .boardIbm, on: poll)
    let signing = Consortium.Signing(key: second)
    consortium.refuses(.turnLower) {
      try consortium.vote(.yes, by: .ibmRep, seat: .boardIbm, on: poll, signing)
    }
    try consortium.vote(.no, by: .ibmRep, seat: .boardIbm, turn: 2, on: poll, signing)
    let totals = try consortium.closing(of: poll).totals
    #expect(totals.yes == 0 && totals.no == 1)
  }

  @Test func `a reason is a salted document`() throws {
    let ballot = BallotCast(
      poll: poll, seat: .boardIbm, choice: .no, turn: 1, reason: .of("salted reason"))
    #expect(ballot.documents == [.salted(.of("salted reason"))])
    try consortium.record(ballot, by: .ibmRep)
    #expect(consortium.register.ballots(in: poll).map(\.reason) == [.of("salted reason")])
  }
}
