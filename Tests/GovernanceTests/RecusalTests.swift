import Sodium
import Testing

@testable import Governance

@Suite("A seat that stands aside") struct RecusalTests {
  static let leaving = DecisionRule.Recusals(fromBase: true, fromQuorum: true)

  @Test func `has no ballot, and is neither an abstention nor an absence`() throws {
    let consortium = try Consortium.recusing(nil)
    let poll = try consortium.open(try consortium.propose())
    try consortium.recuse(from: poll)
    try consortium.voteAll(on: poll, silent: [.boardIbm, .boardMeta])
    try consortium.finish(poll)
    let totals = try #require(consortium.result(of: poll)?.totals)
    #expect(totals.recused == 1 && totals.abstain == 0 && totals.yes == 3)
  }

  @Test func `leaves the ballot out that it had, and says so`() throws {
    let consortium = try Consortium.recusing(Self.leaving)
    let poll = try consortium.open(try consortium.propose())
    try consortium.vote(.yes, by: .ibmRep, seat: .boardIbm, on: poll)
    try consortium.recuse(from: poll)
    consortium.refuses(.seatRecused) {
      try consortium.vote(.no, by: .ibmRep, seat: .boardIbm, turn: 2, on: poll)
    }
    let closing = try consortium.closing(of: poll)
    #expect(closing.totals.yes == 0 && closing.totals.leftOut == 1)
    #expect(closing.ballots.counted == 0 && closing.ballots.leftOut == 1)
  }

  @Test func `stays in the base where it says so after the opening, of no interest before`() throws
  {
    let consortium = try Consortium.recusing(Self.leaving)
    let motion = try consortium.propose([Act(SuspendMember(organization: .meta))])
    let poll = try consortium.open(motion)
    let late = try consortium.declare(.organization(.meta))
    try consortium.recuse(from: poll, for: late)
    let totals = try consortium.closing(of: poll).totals
    #expect(totals.eligible == 5 && totals.recused == 1 && totals.recusedLate == 1)
  }

  @Test func `leaves the base after the opening for an interest declared before that touches it`()
    throws
  {
    let consortium = try Consortium.recusing(Self.leaving)
    let interest = try consortium.declare(.organization(.meta))
    let poll = try consortium.open(
      try consortium.propose([Act(SuspendMember(organization: .meta))]))
    try consortium.recuse(from: poll, for: interest)
    let totals = try consortium.closing(of: poll).totals
    #expect(totals.eligible == 4 && totals.recused == 1 && totals.recusedLate == 0)
  }

  @Test func `does not leave the base for an interest that has nothing to do with the motion`()
    throws
  {
    let consortium = try Consortium.recusing(Self.leaving)
    let beside = try consortium.declare(.organization(.nasa))
    let words = try consortium.declare(nil, by: .metaRep)
    let poll = try consortium.open(
      try consortium.propose([Act(SuspendMember(organization: .meta))]))
    try consortium.recuse(from: poll, for: beside)
    try consortium.recuse(.boardMeta, by: .metaRep, from: poll, for: words)
    #expect(try consortium.closing(of: poll).totals.recusedLate == 2)
  }

  @Test func `may say so of the motion before, and is sealed so`() throws {
    let consortium = try Consortium.recusing(Self.leaving)
    let motion = try consortium.propose()
    try consortium.recuse(fromMotion: motion)
    let poll = try consortium.open(motion)
    #expect(consortium.recused(in: poll) == [.boardIbm])
    consortium.refuses(.seatRecused) {
      try consortium.vote(.yes, by: .ibmRep, seat: .boardIbm, on: poll)
    }
    #expect(try consortium.closing(of: poll).totals.eligible == 4)
  }

  @Test func `a recusal binds who said it, not who holds the seat afterwards`() throws {
    let consortium = try Consortium.recusing(Self.leaving)
    try consortium.enrol("ibm-two", of: .ibm)
    let motion = try consortium.propose()
    try consortium.recuse(fromMotion: motion)
    let designation = try consortium.designate("ibm-two", to: .boardIbm, by: .ibmRep)
    try consortium.acceptSeat(.boardIbm, by: "ibm-two", appointment: designation)
    let poll = try consortium.open(motion)
    #expect(consortium.recused(in: poll).isEmpty)
    try consortium.vote(.yes, by: "ibm-two", seat: .boardIbm, on: poll)
  }

  @Test func `is only its holder's to recuse, and only where it votes`() throws {
    let consortium = try Consortium.recusing(nil)
    let motion = try consortium.propose()
    consortium.refuses(.notHolder) {
      try consortium.recuse(.boardMeta, by: .ibmRep, fromMotion: motion)
    }
    consortium.refuses(.notThisBody) {
      try consortium.recuse(.tocOne, by: .cernRep, fromMotion: motion)
    }
    let poll = try consortium.open(motion)
    consortium.refuses(.notElector) {
      try consortium.recuse(.tocOne, by: .cernRep, from: poll)
    }
    consortium.refuses(.notHolder) {
      try consortium.recuse(.boardMeta, by: .ibmRep, from: poll)
    }
    try consortium.finish(poll)
    consortium.refuses(.pollClosed) { try consortium.recuse(from: poll) }
  }

  @Test func `stands aside by the rule for a declared interest, and for its own organization`()
    throws
  {
    let rule = DecisionRule.Recusals(
      fromBase: true, fromQuorum: true, interests: [.organization], ownOrganization: true)
    let consortium = try Consortium.recusing(rule)
    try consortium.declare(.organization(.cern), by: .ibmRep)
    try consortium.declare(.body(.board), by: .intelRep)
    let poll = try consortium.open(
      try consortium.propose([Act(SuspendMember(organization: .cern))], by: .metaRep))
    #expect(Set(consortium.recused(in: poll)) == [.boardIbm, .boardCern])
    #expect(
      Set(consortium.register.recusals(from: poll).map(\.cause)) == [.interest, .organization])
    #expect(try consortium.closing(of: poll).totals.eligible == 3)
  }

  @Test func `an interest that ended before the opening recuses nobody`() throws {
    let rule = DecisionRule.Recusals(interests: [.motion])
    let consortium = try Consortium.recusing(rule)
    let motion = try consortium.propose()
    try consortium.end(try consortium.declare(.motion(motion)))
    #expect(consortium.recused(in: try consortium.open(motion)).isEmpty)
  }

  @Test func `a seal that leaves a recused seat in is refused`() throws {
    let rule = DecisionRule.Recusals(interests: [.motion])
    let consortium = try Consortium.recusing(rule)
    let motion = try consortium.propose()
    let stale = try consortium.opening(motion)
    try consortium.declare(.motion(motion))
    consortium.refuses(.electorateChanged) {
      try consortium.open(motion) { $0.electorate = stale.electorate }
    }
  }

  @Test func `is not waited for where all others have voted`() throws {
    let consortium = try Consortium.recusing(nil)
    let poll = try consortium.open(try consortium.propose())
    try consortium.recuse(from: poll)
    try consortium.voteAll(on: poll, silent: [.boardIbm])
    try consortium.close(poll)
  }

  @Test func `counts as having taken part`() throws {
    let consortium = try Consortium.recusing(nil) { rule in
      rule.quorum.base = .active
      rule.activity = DecisionRule.Activity(polls: 1)
    }
    let first = try consortium.open(try consortium.propose())
    try consortium.recuse(from: first)
    try consortium.voteAll(on: first, silent: [.boardIbm, .boardMeta])
    try consortium.finish(first)
    let second = try consortium.open(try consortium.propose())
    let active = consortium.register.electors(of: second).filter { $0.isActive == true }
    #expect(active.map(\.seat).contains(.boardIbm))
    #expect(!active.map(\.seat).contains(.boardMeta))
  }

  @Test func `can bring the quorum by leaving it, and then the poll stays open for the others`()
    throws
  {
    let consortium = try Consortium.recusing(Self.leaving) { rule in
      rule.quorum = DecisionRule.Share(base: .seats, fraction: "3/4", strictly: false)
      rule.lateQuorum = 2 * .day
    }
    let interest = try consortium.declare(.organization(.meta))
    let poll = try consortium.open(
      try consortium.propose([Act(SuspendMember(organization: .meta))]))
    try consortium.voteAll(on: poll, silent: [.boardIbm, .boardMeta])
    let closes = try #require(consortium.register.poll(poll)?.closes)
    consortium.wait(until: closes.adding(-1))
    try consortium.recuse(from: poll, for: interest)
    #expect(consortium.register.poll(poll)?.closes == consortium.now.adding(2 * .day))
    let turnout = try #require(consortium.register.turnout(of: poll))
    #expect(turnout.present == 3 && turnout.whole == 4)
  }

  @Test func `a late one takes its ballot out of the turnout, and stays in the whole`() throws {
    let consortium = try Consortium.recusing(Self.leaving) { $0.lateQuorum = 2 * .day }
    let poll = try consortium.open(try consortium.propose())
    try consortium.vote(.yes, by: .ibmRep, seat: .boardIbm, on: poll)
    try consortium.recuse(from: poll)
    let turnout = try #require(consortium.register.turnout(of: poll))
    #expect(turnout.present == 0 && turnout.whole == 5)
  }
}
