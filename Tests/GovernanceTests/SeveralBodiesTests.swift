import Sodium
import Testing

@testable import Governance

@Suite("Deciding in several bodies")
struct SeveralBodiesTests {
  let consortium: Consortium

  init() throws {
    consortium = try Consortium.founded()
  }

  func propose() throws -> Digest {
    try consortium.propose([Act(AmendCharter(text: consortium.keep("new articles")))])
  }

  @Test func `a motion carries where all the bodies have carried it`() throws {
    let motion = try propose()
    let board = try consortium.open(motion)
    try consortium.voteAll(on: board)
    try consortium.close(board)
    #expect(consortium.state(of: motion) == .open)
    #expect(consortium.effects(of: motion).isEmpty)
    let members = try consortium.open(motion, in: .members)
    try consortium.voteAll(on: members)
    try consortium.close(members)
    #expect(consortium.state(of: motion) == .carried)
    #expect(consortium.effects(of: motion).map(\.state) == [.done])
  }

  @Test(arguments: [Identifier.board, .members])
  func `a motion fails where one body fails it`(failing: Identifier) throws {
    let motion = try propose()
    for body in [Identifier.board, .members] {
      let poll = try consortium.open(motion, in: body)
      try consortium.voteAll(body == failing ? .no : .yes, on: poll)
      try consortium.close(poll)
      if body == .board, failing == .board {
        #expect(consortium.state(of: motion) == .failed)
        consortium.refuses(.motionSettled) { try consortium.open(motion, in: .members) }
        return
      }
    }
    #expect(consortium.state(of: motion) == .failed)
    #expect(consortium.effects(of: motion).isEmpty)
  }

  @Test func `both polls can be open at once, and the last closing decides`() throws {
    let motion = try propose()
    let board = try consortium.open(motion)
    let members = try consortium.open(motion, in: .members)
    try consortium.voteAll(on: members)
    try consortium.voteAll(on: board)
    try consortium.close(members)
    #expect(consortium.state(of: motion) == .open)
    try consortium.close(board)
    #expect(consortium.state(of: motion) == .carried)
  }

  @Test func `a body that carried is not asked again after another one failed`() throws {
    let motion = try propose()
    let board = try consortium.open(motion)
    try consortium.voteAll(on: board)
    try consortium.close(board)
    let members = try consortium.open(motion, in: .members)
    try consortium.voteAll(.no, on: members)
    try consortium.close(members)
    try consortium.carry(ReconsiderDecision(motion: motion))
    consortium.refuses(.motionCarried) { try consortium.open(motion) }
    let again = try consortium.open(motion, in: .members)
    try consortium.voteAll(on: again)
    try consortium.close(again)
    #expect(consortium.state(of: motion) == .carried)
  }

  @Test func `what one body has carried lapses where another one was not asked in time`() throws {
    for waits in [60 * Int64.day - 1, 60 * .day] {
      let motion = try propose()
      let proposed = consortium.now
      let board = try consortium.open(motion)
      try consortium.voteAll(on: board)
      try consortium.close(board)
      consortium.wait(until: proposed.adding(waits))
      if waits < 60 * .day {
        try consortium.open(motion, in: .members)
      } else {
        consortium.refuses(.motionLapsed) { try consortium.open(motion, in: .members) }
      }
    }
  }

  @Test func `no poll is held in a body that the motion does not need`() throws {
    let motion = try consortium.propose()
    consortium.refuses(.notThisBody) { try consortium.open(motion, in: .members) }
    consortium.refuses(.notThisBody) {
      try consortium.demand(motion, in: .members, by: .metaRep, seat: "members.meta")
    }
  }
}

@Suite("Powers that change while a motion waits")
struct ChangedPowerTests {
  let consortium: Consortium

  init() throws {
    consortium = try Consortium.founded()
  }

  /// Suspending a member takes two thirds of the board's seats from now on.
  static let stricter = ChangePower(
    power: FixtureCharter.power(SuspendMember.name, (.board, .special)))

  @Test func `a motion kept back until the powers are stricter is decided by the stricter ones`()
    throws
  {
    let motion = try consortium.propose([Act(SuspendMember(organization: .meta))])
    try consortium.carry(Self.stricter)
    let poll = try consortium.open(motion)
    #expect(consortium.register.motion(motion)?.requires.map(\.rule) == [.special])
    try consortium.voteAll(
      on: poll, except: [.boardIbm: .no, .boardCern: .no])
    try consortium.close(poll)
    #expect(consortium.state(of: motion) == .failed, "3 of 5 is less than two thirds")
  }

  @Test func `between two polls on one motion the powers stay, or it is proposed again`() throws {
    let motion = try consortium.propose([Act(AmendCharter(text: consortium.keep("articles")))])
    let board = try consortium.open(motion)
    try consortium.voteAll(on: board)
    try consortium.close(board)
    let power = FixtureCharter.power(AmendCharter.name, (.board, .grave), (.members, .grave))
    try consortium.carry(ChangePower(power: power))
    consortium.refuses(.powerChanged) {
      try consortium.record(Consortium.anyOpening(of: motion, in: .members), by: .ibmRep)
    }
  }

  @Test func `a power that names the same bodies in another order holds no motion up`() throws {
    let motion = try consortium.propose([Act(AmendCharter(text: consortium.keep("articles")))])
    let board = try consortium.open(motion)
    try consortium.voteAll(on: board)
    try consortium.close(board)
    let requires = try #require(consortium.register.motion(motion)?.requires)
    #expect(requires.count == 2)
    let turned = PowerDefinition(act: AmendCharter.name, requires: requires.reversed())
    try consortium.carry(ChangePower(power: turned))
    let members = try consortium.open(motion, in: .members)
    try consortium.voteAll(on: members)
    try consortium.close(members)
    #expect(consortium.state(of: motion) == .carried)
  }

  @Test func `what is decided does not change a poll that is open`() throws {
    let motion = try consortium.propose([Act(SuspendMember(organization: .meta))])
    let change = try consortium.propose([Act(Self.stricter)])
    try consortium.makeReady(change)
    let poll = try consortium.open(motion, closes: consortium.now.adding(20 * .day))
    try consortium.decide(change)
    #expect(consortium.state(of: change) == .carried)
    try consortium.voteAll(on: poll, except: [.boardIbm: .no, .boardCern: .no])
    try consortium.close(poll)
    #expect(try !consortium.isInStanding(.meta), "3 of 5 is enough, as when it was opened")
  }
}
