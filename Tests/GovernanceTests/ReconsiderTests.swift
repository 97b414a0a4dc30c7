import Sodium
import Testing

@testable import Governance

@Suite("Reconsidering by the prevailing side")
struct ReconsiderTests {
  let consortium: Consortium
  let lost: Digest

  init() throws {
    consortium = try Consortium.founded { $0.rules[0].reconsiderWithin = 2 * .day }
    lost = try consortium.propose()
    let poll = try consortium.open(lost)
    try consortium.voteAll(.no, on: poll, except: [.boardIbm: .yes, .boardMeta: .abstain])
    try consortium.close(poll)
    #expect(consortium.state(of: lost) == .failed)
  }

  func reconsider(by mover: Identifier) throws -> Digest {
    try consortium.propose([Act(ReconsiderDecision(motion: lost))], by: mover)
  }

  @Test func `who voted no on what failed moves it, and nobody else`() throws {
    consortium.refuses(.notPrevailing) { _ = try reconsider(by: .ibmRep) }
    consortium.refuses(.notPrevailing, "an abstention is on no side") {
      _ = try reconsider(by: .metaRep)
    }
    try consortium.decide(try reconsider(by: .cernRep))
    try consortium.decide(lost)
    #expect(consortium.state(of: lost) == .carried)
  }

  @Test func `in the time that the rule gives`() throws {
    consortium.wait(2 * .day)
    consortium.refuses(.reconsideredLate) { _ = try reconsider(by: .cernRep) }
  }

  @Test func `to the last second of it`() throws {
    consortium.wait(2 * .day - 1)
    _ = try reconsider(by: .cernRep)
  }

  @Test func `the last ballot of the seat counts, whoever cast it`() throws {
    let main = try consortium.propose()
    let poll = try consortium.open(main)
    try consortium.vote(.yes, by: .ibmRep, seat: .boardIbm, on: poll)
    try consortium.vote(.no, by: .ibmRep, seat: .boardIbm, turn: 2, on: poll)
    try consortium.voteAll(.no, on: poll, silent: [.boardIbm])
    try consortium.close(poll)
    try consortium.propose([Act(ReconsiderDecision(motion: main))], by: .ibmRep)
  }

  @Test func `nobody brings it in by amending or revising another motion`() throws {
    let main = try consortium.propose(by: .ibmRep)
    let act = Act(ReconsiderDecision(motion: lost))
    consortium.refuses(.notPrevailing) { try consortium.revise(main, [act]) }
    consortium.refuses(.notPrevailing) {
      try consortium.move(
        AmendMotion(
          motion: main, version: 1, base: [],
          result: AmendMotion.Wording(title: "Once more", acts: [act])), by: .metaRep)
    }
  }

  @Test func `nobody moves it before it is lost`() throws {
    let main = try consortium.propose()
    let act = Act(ReconsiderDecision(motion: main))
    consortium.refuses(.notFailed) { try consortium.propose([act]) }
    try consortium.open(main)
    consortium.refuses(.notFailed) { try consortium.propose([act]) }
  }

  @Test func `where the rule says nothing anybody may, at any time`() throws {
    let usual = try Consortium.founded()
    let main = try usual.defeat()
    usual.wait(50 * .day)
    try usual.carry(ReconsiderDecision(motion: main))
  }

  @Test func `ballots of what failed are kept in memory as long as somebody may ask for them`()
    throws
  {
    var replayed = MemoryRegister()
    let poll = try #require(consortium.register.polls(on: lost).first)
    let closed = try #require(poll.closed)
    var open = poll
    open.outcome = nil
    func play(_ seal: Digest, closed: Timestamp, _ outcome: Outcome) {
      var next = open
      next.seal = seal
      replayed.apply(.poll(next))
      replayed.apply(
        .ballot(
          Ballot(
            poll: seal, seat: .boardCern, turn: 1, choice: .no, person: .cernRep, event: seal,
            entry: 1)))
      next.outcome = outcome
      next.closed = closed
      replayed.apply(.poll(next))
    }
    play(.of("carried"), closed: closed, .carried)
    #expect(replayed.lastBallot(of: .boardCern, in: .of("carried"), as: .holder) == nil)
    play(.of("first"), closed: closed, .failed)
    play(.of("second"), closed: closed.adding(.day), .failed)
    #expect(replayed.lastBallot(of: .boardCern, in: .of("first"), as: .holder)?.choice == .no)
    play(.of("third"), closed: closed.adding(2 * .day), .carried)
    #expect(replayed.lastBallot(of: .boardCern, in: .of("first"), as: .holder) == nil)
    #expect(replayed.lastBallot(of: .boardCern, in: .of("second"), as: .holder)?.choice == .no)
  }
}

@Suite("Ratifying")
struct RatificationTests {
  let consortium: Consortium

  init() throws {
    consortium = try Consortium.founded()
  }

  /// A motion that two of five seats voted on.
  func withoutQuorum(_ acts: [Act], _ choice: Choice = .yes) throws -> Digest {
    let motion = try consortium.propose(acts)
    let poll = try consortium.open(motion)
    try consortium.voteAll(
      choice, on: poll, silent: [.boardCern, .boardImperial, .boardChair])
    try consortium.finish(poll)
    #expect(consortium.state(of: motion) == .noQuorum)
    return motion
  }

  @Test func `what had the votes and no quorum is carried, does its acts, and says by what`() throws
  {
    let motion = try withoutQuorum([Act(SuspendMember(organization: .meta))])
    let ratifying = try consortium.carry(RatifyDecision(event: motion))
    #expect(consortium.state(of: motion) == .carried)
    #expect(consortium.effects(of: motion).map(\.state) == [.done])
    #expect(try !consortium.isInStanding(.meta))
    #expect(consortium.register.ratification(of: motion)?.motion == ratifying)
    try consortium.voids(.nothingToRatify, RatifyDecision(event: motion))
    try consortium.voids(.notRescindable, RescindDecision(motion: ratifying))
  }

  @Test func `it is named by the seal of its poll too`() throws {
    let motion = try withoutQuorum([])
    let seal = try #require(consortium.register.polls(on: motion).first?.seal)
    let ratifying = try consortium.carry(RatifyDecision(event: seal))
    #expect(consortium.state(of: motion) == .carried)
    #expect(consortium.register.ratification(of: seal)?.motion == ratifying)
    #expect(consortium.register.ratification(of: motion)?.motion == ratifying)
  }

  @Test func `what lacked more than the quorum is not ratified`() throws {
    try consortium.voids(.nothingToRatify, RatifyDecision(event: try withoutQuorum([], .no)))
    try consortium.voids(.nothingToRatify, RatifyDecision(event: try consortium.propose()))
    try consortium.voids(.nothingToRatify, RatifyDecision(event: try consortium.defeat()))
    consortium.refuses(.ratifiableUnknown) {
      try consortium.propose([Act(RatifyDecision(event: .of("nothing")))])
    }
  }

  @Test func `by no less than it would have needed`() throws {
    let expulsion = try consortium.propose([Act(ExpelMember(organization: .meta))])
    let poll = try consortium.open(expulsion)
    try consortium.vote(.yes, by: .ibmRep, seat: .boardIbm, on: poll)
    try consortium.finish(poll)
    try consortium.voids(.nothingToRatify, RatifyDecision(event: expulsion))

    let lax = try Consortium.founded { charter in
      charter.rules[2].thresholds[0].share = DecisionRule.Share(
        base: .cast, fraction: "2/3", strictly: false)
    }
    let other = try lax.propose([Act(ExpelMember(organization: .meta))])
    let vote = try lax.open(other)
    try lax.vote(.yes, by: .ibmRep, seat: .boardIbm, on: vote)
    try lax.finish(vote)
    try lax.voids(.ruleTooLax, RatifyDecision(event: other))
    #expect(lax.state(of: other) == .noQuorum)
  }

  @Test func `a meeting that was held is made the body's own, once`() throws {
    let meeting = try consortium.call()
    try consortium.voids(.nothingToRatify, RatifyDecision(event: meeting))
    consortium.wait(until: try #require(consortium.register.meeting(meeting)?.starts))
    try consortium.record(MeetingOpened(meeting: meeting), by: .intelRep)
    try consortium.record(MeetingAdjourned(meeting: meeting), by: .intelRep)
    let ratifying = try consortium.carry(RatifyDecision(event: meeting))
    #expect(consortium.register.ratification(of: meeting)?.motion == ratifying)
    try consortium.voids(.nothingToRatify, RatifyDecision(event: meeting))
  }
}
