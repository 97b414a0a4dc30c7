import Sodium
import Testing

@testable import Governance

@Suite("Ballots that were held back, beside other rules")
struct ContestCombinationTests {
  private func vote(
    _ choice: Choice, _ seats: Identifier..., on poll: Digest, in consortium: Consortium
  ) throws {
    for seat in seats {
      try consortium.vote(
        choice, by: try consortium.holder(of: seat) ?? "nobody", seat: seat, on: poll)
    }
  }

  @Test func `one counts though no head over it was cosigned in time, if the body says so`() throws
  {
    let consortium = try Consortium.contestable { charter in
      charter.witnesses = Witnesses.rule()
      for index in charter.rules.indices { charter.rules[index].inTime = .cosigned }
    }
    let poll = try consortium.open(try consortium.propose())
    try vote(.yes, .boardIbm, .boardMeta, on: poll, in: consortium)
    try vote(.no, .boardChair, on: poll, in: consortium)
    try consortium.recordHead()
    let held = try consortium.handedOver(.no, seat: .boardCern, on: poll)
    consortium.wait(untilEndOf: poll)
    try consortium.hold(held)
    try consortium.recordHead()
    #expect(try consortium.finishContest(poll) == .contested)
    let closed = try #require(consortium.register.poll(poll))
    #expect(closed.witnessed?.late == 0)
    #expect(closed.held == HeldCount(ballots: 1, counted: .carried, others: [.tied]))

    let motion = try consortium.propose([
      Act(SettlePoll(poll: poll, admitted: [held.event.id]))
    ])
    let own = try consortium.open(motion)
    try consortium.voteAll(on: own)
    try consortium.recordHead()
    consortium.wait(untilEndOf: own)
    #expect(try consortium.finishContest(own) == .carried)
    #expect(consortium.register.poll(poll)?.outcome == .tied)
    #expect(consortium.register.poll(poll)?.witnessed == closed.witnessed)
  }

  @Test func `one by proxy is judged by the proxy, and the holder's own goes before it`() throws {
    let consortium = try Consortium.contestable { charter in
      for index in charter.rules.indices {
        charter.rules[index].proxies = .init(carriers: .member, cap: 1, forQuorum: true)
      }
    }
    let proxy = try consortium.grant(to: .cernRep)
    let poll = try consortium.open(try consortium.propose())
    try vote(.yes, .boardMeta, .boardChair, on: poll, in: consortium)
    try vote(.no, .boardImperial, on: poll, in: consortium)
    let byProxy = try consortium.handedOver(.no, seat: .boardIbm, on: poll, by: .cernRep) {
      $0.proxy = proxy
    }
    let unknown = try consortium.handedOver(.no, seat: .boardIbm, on: poll, by: .cernRep) {
      $0.proxy = SHA256.hash([1])
    }
    let own = try consortium.handedOver(.yes, seat: .boardIbm, on: poll)
    consortium.wait(untilEndOf: poll)
    consortium.refuses(.proxyUnknown) { try consortium.hold(unknown) }
    try consortium.hold(byProxy)
    try consortium.hold(own)
    try consortium.finishContest(poll)
    let closed = try #require(consortium.register.poll(poll))
    #expect(closed.outcome == .contested && closed.held?.ballots == 2)
    try consortium.settle(poll, admitting: [byProxy, own])
    #expect(consortium.register.poll(poll)?.outcome == .carried)
    #expect(consortium.register.poll(poll)?.result?.totals.yes == 3)
  }

  @Test func `of two bodies each settles its own poll, and the motion waits for both`() throws {
    let consortium = try Consortium.contestable()
    let motion = try consortium.propose([
      Act(AmendCharter(text: consortium.keep("new articles")))
    ])
    let board = try consortium.open(motion)
    try vote(.yes, .boardIbm, .boardMeta, .boardCern, .boardChair, on: board, in: consortium)
    let held = [
      try consortium.handedOver(.no, seat: .boardCern, turn: 2, on: board),
      try consortium.handedOver(.no, seat: .boardImperial, on: board),
    ]
    let members = try consortium.open(motion, in: .members)
    try consortium.voteAll(on: members)
    consortium.wait(untilEndOf: board)
    for ballot in held { try consortium.hold(ballot) }
    try consortium.finishContest(board)
    try consortium.finishContest(members)
    #expect(consortium.register.poll(board)?.outcome == .contested)
    #expect(consortium.register.poll(members)?.outcome == .carried)
    #expect(consortium.effects(of: motion).isEmpty)
    try consortium.settle(board)
    #expect(consortium.register.poll(board)?.outcome == .carried)
    #expect(consortium.state(of: motion) == .carried)
    #expect(consortium.effects(of: motion).map(\.state) == [.done])
  }
}
