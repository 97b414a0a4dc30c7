import CanonicalJSON
import Sodium
import TransparencyLog
import Testing

@testable import Governance

@Suite("Closing a poll")
struct ClosingTests {
  let consortium: Consortium

  init() throws {
    consortium = try Consortium.founded()
  }

  func open() throws -> Digest { try consortium.open(try consortium.propose()) }

  @Test func `at its deadline anybody may close the poll, a second before nobody`() throws {
    let poll = try open()
    try consortium.enrol("cern-deputy", of: .cern)
    consortium.wait(until: try #require(consortium.register.poll(poll)?.closes).adding(-1))
    consortium.refuses(.pollOpen) { try consortium.close(poll) }
    consortium.wait(1)
    try consortium.close(poll, by: "cern-deputy")
  }

  @Test func `a poll is closed once, and only one that there is`() throws {
    let poll = try open()
    try consortium.finish(poll)
    consortium.refuses(.pollClosed) { try consortium.close(poll) }
    let closing = try consortium.closing(of: poll)
    var other = closing
    other.poll = .of("nothing")
    consortium.refuses(.pollUnknown) { try consortium.record(other, by: .ibmRep) }
  }

  @Test func `who closes has seen the seal`() throws {
    let seen = consortium.log.seen(consortium.log.size)
    let poll = try open()
    consortium.wait(until: try #require(consortium.register.poll(poll)?.closes))
    let closing = try consortium.closing(of: poll)
    consortium.refuses(.seenTooShort) {
      try consortium.record(closing, by: .imperialRep, Consortium.Signing(seen: seen))
    }
  }

  @Test func `the signer has no discretion over totals, outcome and ballots`() throws {
    let poll = try open()
    try consortium.voteAll(on: poll, except: [.boardIbm: .no])
    consortium.refuses(.countWrong) { try consortium.close(poll) { $0.outcome = .failed } }
    consortium.refuses(.countWrong) { try consortium.close(poll) { $0.totals.yes += 1 } }
    consortium.refuses(.countWrong) { try consortium.close(poll) { $0.totals.holders -= 1 } }
    consortium.refuses(.countWrong) { try consortium.close(poll) { $0.totals.recused = 1 } }
    consortium.refuses(.ballotsWrong) { try consortium.close(poll) { $0.ballots.counted -= 1 } }
    consortium.refuses(.ballotsWrong) { try consortium.close(poll) { $0.ballots.leftOut = 1 } }
    consortium.refuses(.ballotsWrong) {
      try consortium.close(poll) { $0.ballots.root = .of("root") }
    }
    try consortium.close(poll)
  }

  @Test func `a poll closes early as soon as every seat has voted, where the rule allows it`()
    throws
  {
    let poll = try open()
    try consortium.voteAll(on: poll, silent: [.boardMeta])
    consortium.refuses(.pollOpen) { try consortium.close(poll) }
    try consortium.vote(.abstain, by: .metaRep, seat: .boardMeta, on: poll)
    try consortium.close(poll)
  }

  @Test func `nobody waits for a seat that was and is vacant`() throws {
    try consortium.record(SeatResigned(seat: .boardCern), by: .cernRep)
    let poll = try open()
    try consortium.voteAll(on: poll)
    try consortium.close(poll)
  }

  @Test func `a poll waits for a seat that somebody held or holds`() throws {
    try consortium.record(SeatResigned(seat: .boardCern), by: .cernRep)
    let poll = try open()
    let filling = try consortium.carry(FillSeat(seat: .boardCern, person: .cernRep))
    try consortium.acceptSeat(.boardCern, by: .cernRep, appointment: filling)
    try consortium.voteAll(on: poll, silent: [.boardCern])
    consortium.refuses(.pollOpen, "filled since") { try consortium.close(poll) }
    let other = try open()
    try consortium.record(SeatResigned(seat: .boardMeta), by: .metaRep)
    try consortium.voteAll(on: other)
    consortium.refuses(.pollOpen, "vacated since") { try consortium.close(other) }
  }

  @Test func `no other poll closes early`() throws {
    let motion = try consortium.propose(in: .toc, by: .cernRep)
    try consortium.makeReady(motion)
    let poll = try consortium.open(motion, in: .toc)
    try consortium.voteAll(on: poll)
    consortium.refuses(.pollOpen) { try consortium.close(poll) }
  }

  @Test func `the closing names every ballot, counted or left out, by a Merkle root`() throws {
    let poll = try open()
    try consortium.vote(.no, by: .ibmRep, seat: .boardIbm, turn: 1, on: poll)
    try consortium.voteAll(on: poll, silent: [.boardIbm])
    try consortium.vote(.yes, by: .ibmRep, seat: .boardIbm, turn: 2, on: poll)
    let ballots = consortium.register.ballots(in: poll)
    // A second computation, by the tree of the log itself.
    var tree = Frontier()
    for ballot in ballots {
      let counted = ballot.seat != .boardIbm || ballot.turn == 2
      let leaf: JSON = [
        "counted": .bool(counted), "entry": .integer(ballot.entry),
        "event": .string(ballot.event.hex),
      ]
      tree.append(Tree.leafHash(of: try leaf.canonicalBytes()))
    }
    let closing = try consortium.closing(of: poll)
    #expect(closing.ballots.root == tree.root)
    #expect(closing.ballots.counted == 5 && closing.ballots.leftOut == 1)
  }

  @Test(arguments: 0...17)
  func `the ballots' root is that of RFC 9162 at every size`(size: Int) throws {
    let ballots = (0..<size).map { number in
      Ballot(
        poll: .of("poll"), seat: Identifier(stringLiteral: "seat-\(number / 2)"),
        turn: Int64(number % 2 + 1), choice: .yes, person: .ibmRep, event: .of("\(number)"),
        entry: Int64(number), reason: nil)
    }
    var tree = Frontier()
    for (index, ballot) in ballots.enumerated() {
      let counted = index % 2 == 1 || index == size - 1
      let leaf: JSON = [
        "counted": .bool(counted), "entry": .integer(ballot.entry),
        "event": .string(ballot.event.hex),
      ]
      tree.append(Tree.leafHash(of: try leaf.canonicalBytes()))
    }
    #expect(try BallotTree(of: ballots, recusals: []).root == tree.root)
  }

  @Test func `the result carries its arithmetic`() throws {
    let poll = try open()
    try consortium.voteAll(
      on: poll, except: [.boardIbm: .no, .boardMeta: .abstain], silent: [.boardCern])
    try consortium.finish(poll)
    let result = try #require(consortium.register.poll(poll)?.result)
    #expect(
      result.totals
        == Totals(yes: 2, no: 1, abstain: 1, eligible: 5, holders: 5))
    #expect(result.quorum.part == 4 && result.quorum.whole == 5 && result.quorum.isMet)
    let threshold = try #require(result.thresholds.first)
    #expect(threshold.part == 2 && threshold.whole == 3 && threshold.isMet)
    #expect(result.margin == 0, "one yes turned into a no would fail it")
  }
}

@Suite("Polling again")
struct PollingAgainTests {
  let consortium: Consortium

  init() throws {
    consortium = try Consortium.founded()
  }

  @Test func `a carried motion is never polled again`() throws {
    let motion = try consortium.carry([])
    consortium.refuses(.motionCarried) { try consortium.open(motion) }
    try consortium.voids(.notFailed, ReconsiderDecision(motion: motion))
    consortium.refuses(.motionCarried) { try consortium.open(motion) }
  }

  @Test func `a failed motion is polled again only after a motion to reconsider, once`() throws {
    let motion = try consortium.defeat()
    #expect(consortium.state(of: motion) == .failed)
    consortium.refuses(.motionFailed) { try consortium.open(motion) }
    try consortium.carry(ReconsiderDecision(motion: motion))
    try consortium.voids(.notFailed, ReconsiderDecision(motion: motion))
    let again = try consortium.open(motion)
    try consortium.voteAll(.no, on: again)
    try consortium.close(again)
    consortium.refuses(.motionFailed) { try consortium.open(motion) }
  }

  @Test func `a reconsidered motion can carry, and then acts`() throws {
    let motion = try consortium.defeat([Act(SuspendMember(organization: .meta))])
    #expect(consortium.effects(of: motion).isEmpty)
    try consortium.carry(ReconsiderDecision(motion: motion))
    let again = try consortium.open(motion)
    try consortium.voteAll(on: again)
    try consortium.close(again)
    #expect(consortium.state(of: motion) == .carried)
    #expect(try !consortium.isInStanding(.meta))
  }

  @Test func `without a quorum once more, where the rule allows`() throws {
    let motion = try consortium.propose()
    #expect(try consortium.finish(try consortium.open(motion)) == .noQuorum)
    #expect(try consortium.finish(try consortium.open(motion)) == .noQuorum)
    consortium.refuses(.pollNotAgain) { try consortium.open(motion) }
  }

  @Test func `without a quorum not at all, where the rule does not allow`() throws {
    let motion = try consortium.propose(in: .toc, by: .cernRep)
    try consortium.makeReady(motion)
    try consortium.finish(try consortium.open(motion, in: .toc))
    consortium.refuses(.pollNotAgain) { try consortium.open(motion, in: .toc) }
  }

  /// A motion on which two vote yes and two no.
  func tie() throws -> (motion: Digest, poll: Digest) {
    let motion = try consortium.propose([Act(SuspendMember(organization: .cern))])
    let poll = try consortium.open(motion)
    try consortium.voteAll(
      on: poll, except: [.boardIbm: .no, .boardMeta: .no], silent: [.boardChair])
    #expect(try consortium.finish(poll) == .tied)
    return (motion, poll)
  }

  @Test func `tied once more, where the rule allows`() throws {
    let (motion, _) = try tie()
    let poll = try consortium.open(motion)
    try consortium.voteAll(on: poll)
    try consortium.close(poll)
    #expect(consortium.state(of: motion) == .carried)
  }

  func breakTie(
    _ poll: Digest, _ choice: Choice, by person: Identifier = .intelRep,
    in consortium: Consortium
  ) throws {
    try consortium.record(PollTieBroken(poll: poll, choice: choice), by: person)
  }

  @Test(arguments: [Choice.yes, .no])
  func `the chair's casting vote decides a tie, and the acts follow`(choice: Choice) throws {
    let (motion, poll) = try tie()
    consortium.refuses(.notChair) { try breakTie(poll, choice, by: .metaRep, in: consortium) }
    try breakTie(poll, choice, in: consortium)
    #expect(consortium.state(of: motion) == (choice == .yes ? .carried : .failed))
    #expect(try consortium.isInStanding(.cern) == (choice == .no))
    #expect(consortium.register.poll(poll)?.casting == choice)
    consortium.refuses(.notTied) { try breakTie(poll, choice, in: consortium) }
  }

  @Test func `a casting vote is yes or no`() throws {
    let (_, poll) = try tie()
    consortium.refuses(.eventMalformed) { try breakTie(poll, .abstain, in: consortium) }
  }

  @Test func `there is nothing to break without a tie, or once it is polled again`() throws {
    let carried = try consortium.open(try consortium.propose())
    consortium.refuses(.notTied) { try breakTie(carried, .yes, in: consortium) }
    consortium.refuses(.pollUnknown) { try breakTie(.of("nothing"), .yes, in: consortium) }
    let (motion, poll) = try tie()
    try consortium.open(motion)
    consortium.refuses(.notTied) { try breakTie(poll, .yes, in: consortium) }
  }

  @Test func `nobody breaks a tie in a body that was dissolved`() throws {
    let group = BodyDefinition(
      id: "models", kind: .workingGroup, title: "Models", parent: .board, rule: .ordinary)
    let other = try Consortium.founded { charter in
      charter.bodies.append(group)
      charter.seats += ["models-one", "models-two"].map {
        SeatDefinition(id: $0, body: "models", title: "Seat")
      }
      charter.offices.append(
        OfficeDefinition(
          id: "lead", title: "Lead", duty: .chair, body: "models", line: [.person(.ibmRep)]))
      charter.appointments += [
        .init(person: .ibmRep, post: "models-one"), .init(person: .metaRep, post: "models-two"),
      ]
    }
    let motion = try other.propose(in: "models")
    let poll = try other.open(motion, in: "models")
    try other.voteAll(on: poll, except: ["models-two": .no])
    #expect(try other.finish(poll) == .tied)
    try other.carry(DissolveBody(body: "models"))
    other.refuses(.bodyUnknown) { try breakTie(poll, .yes, by: .ibmRep, in: other) }
    #expect(other.state(of: motion) == .tied)
  }

  @Test func `a tie is broken within the time that a poll may last`() throws {
    let (_, poll) = try tie()
    consortium.wait(30 * .day)
    consortium.refuses(.notTied) { try breakTie(poll, .yes, in: consortium) }
  }

  @Test func `where the rule gives no casting vote nobody breaks a tie`() throws {
    let strict = try Consortium.founded { $0.rules[0].castingVote = false }
    let poll = try strict.open(try strict.propose())
    try strict.voteAll(
      on: poll, except: [.boardIbm: .no, .boardMeta: .no], silent: [.boardChair])
    try strict.finish(poll)
    strict.refuses(.noCastingVote) { try breakTie(poll, .yes, in: strict) }
  }
}
