import Sodium
import Testing

@testable import Governance

@Suite("Ballots that were held back")
struct ContestTests {
  let consortium: Consortium
  let motion: Digest
  let poll: Digest

  init() throws {
    consortium = try .contestable()
    let text = consortium.keep("Licences.")
    motion = try consortium.propose([
      Act(AdoptPolicy(policy: "licences", title: "Licences", text: text))
    ])
    poll = try consortium.open(motion)
  }

  private var closes: Timestamp { consortium.register.poll(poll)?.closes ?? .latest }
  private var found: Poll? { consortium.register.poll(poll) }
  private var policies: [Policy] { consortium.register.policies("licences") }

  private func vote(_ choice: Choice, _ seats: Identifier...) throws {
    for seat in seats {
      try consortium.vote(
        choice, by: try consortium.holder(of: seat) ?? "nobody", seat: seat, on: poll)
    }
  }

  /// Two yes against one no, and two noes that nobody recorded.
  private func contest() throws -> [HandedBallot] {
    try vote(.yes, .boardIbm, .boardMeta)
    try vote(.no, .boardChair)
    let held = try [Identifier.boardCern, .boardImperial].map {
      try consortium.handedOver(.no, seat: $0, on: poll)
    }
    consortium.wait(until: closes)
    for ballot in held { try consortium.hold(ballot) }
    try consortium.finishContest(poll)
    return held
  }

  @Test func `nobody closes a poll while ballots held back can be put on record`() throws {
    try vote(.yes, .boardIbm, .boardMeta, .boardChair, .boardCern, .boardImperial)
    consortium.refuses(.pollOpen) { try consortium.close(poll) }
    consortium.wait(until: closes)
    consortium.refuses(.contestOpen) { try consortium.close(poll) }
    consortium.wait(until: closes.adding(.day - 1))
    consortium.refuses(.contestOpen) { try consortium.close(poll) }
    consortium.wait(1)
    try consortium.close(poll)
    #expect(found?.outcome == .carried)
    #expect(found?.held == HeldCount(ballots: 0, counted: .carried))
  }

  @Test func `one that turns nothing is told beside the count, and not counted`() throws {
    try vote(.yes, .boardIbm, .boardMeta, .boardChair)
    let held = try consortium.handedOver(.no, seat: .boardCern, on: poll)
    consortium.wait(until: closes)
    try consortium.hold(held)
    #expect(try consortium.finishContest(poll) == .carried)
    #expect(found?.held == HeldCount(ballots: 1, counted: .carried))
    #expect(found?.result?.totals.no == 0)
    #expect(consortium.effects(of: motion).map(\.state) == [.done])
  }

  @Test func `those that could turn the outcome contest the poll, and its acts wait`() throws {
    _ = try contest()
    #expect(found?.outcome == .contested)
    #expect(
      found?.held == HeldCount(ballots: 2, counted: .carried, others: [.failed, .tied]))
    #expect(found?.result?.totals.yes == 2 && found?.result?.totals.no == 1)
    #expect(consortium.state(of: motion) == .contested)
    #expect(consortium.effects(of: motion).isEmpty && policies.isEmpty)
  }

  @Test func `the body lets them count, and the poll comes out as they say`() throws {
    let held = try contest()
    let settling = try consortium.settle(poll, admitting: held)
    #expect(consortium.effects(of: settling).map(\.state) == [.done])
    #expect(found?.outcome == .failed && found?.settled == settling)
    #expect(found?.result?.totals.no == 3)
    #expect(consortium.state(of: motion) == .failed && policies.isEmpty)
    #expect(consortium.register.heldBallots(in: poll).allSatisfy { $0.admitted == settling })
  }

  @Test func `the body lets none count, and the acts take effect with its decision`() throws {
    _ = try contest()
    let settling = try consortium.settle(poll)
    #expect(found?.outcome == .carried && found?.settled == settling)
    #expect(consortium.state(of: motion) == .carried)
    #expect(consortium.effects(of: motion).map(\.state) == [.done])
    #expect(policies.map(\.inForce.from) == [consortium.now])
    #expect(found?.closed == consortium.now)
  }

  @Test func `the body lets some count, and only these`() throws {
    let held = try contest()
    try consortium.settle(poll, admitting: [held[0]])
    #expect(found?.outcome == .tied)
    let admitted = consortium.register.heldBallots(in: poll).filter { $0.admitted != nil }
    #expect(admitted.map(\.ballot.seat) == [.boardCern])
  }

  @Test func `a poll is settled once`() throws {
    let held = try contest()
    let first = try consortium.propose([Act(SettlePoll(poll: poll, admitted: []))])
    try consortium.settle(poll, admitting: held)
    let own = try consortium.open(first)
    try consortium.voteAll(on: own)
    consortium.wait(untilEndOf: own)
    try consortium.finishContest(own)
    #expect(
      consortium.effects(of: first).map(\.code) == [RefusalCode.notContested.rawValue])
    #expect(found?.outcome == .failed)
  }

  @Test func `where the body does not say it in time, the motion has lapsed`() throws {
    let held = try contest()
    let settling = try consortium.propose([
      Act(SettlePoll(poll: poll, admitted: held.map(\.event.id)))
    ])
    let lapses = try #require(consortium.register.motion(motion)?.lapses)
    consortium.wait(until: lapses.adding(-3 * .day))
    let own = try consortium.open(settling)
    try consortium.voteAll(on: own)
    consortium.wait(untilEndOf: own)
    try consortium.finishContest(own)
    #expect(consortium.now >= lapses)
    #expect(
      consortium.effects(of: settling).map(\.code) == [RefusalCode.motionLapsed.rawValue])
    #expect(consortium.register.motion(motion)?.isLapsed(at: consortium.now) == true)
    #expect(policies.isEmpty)
  }

  @Test func `one of a seat that voted counts in the place of its earlier one`() throws {
    try vote(.yes, .boardIbm, .boardMeta, .boardChair)
    let held = try [Identifier.boardIbm, .boardMeta].map {
      try consortium.handedOver(.no, seat: $0, turn: 2, on: poll)
    }
    consortium.wait(until: closes)
    for ballot in held { try consortium.hold(ballot) }
    #expect(try consortium.finishContest(poll) == .contested)
    try consortium.settle(poll, admitting: held)
    #expect(found?.outcome == .failed)
    #expect(found?.result?.totals.yes == 1 && found?.result?.totals.no == 2)
  }

  @Test func `one is on record once, and never below the seat's last turn`() throws {
    try vote(.yes, .boardIbm, .boardMeta)
    let first = try consortium.handedOver(.no, seat: .boardIbm, turn: 1, on: poll)
    let third = try consortium.handedOver(.no, seat: .boardIbm, turn: 3, on: poll)
    let second = try consortium.handedOver(.no, seat: .boardIbm, turn: 2, on: poll)
    consortium.wait(until: closes)
    consortium.refuses(.turnLower) { try consortium.hold(first) }
    try consortium.hold(third)
    consortium.refuses(.turnLower) { try consortium.hold(third, seat: .boardCern) }
    consortium.refuses(.turnLower) { try consortium.hold(second) }
  }

  @Test func `it is judged as the ballot would have been`() throws {
    let other = try consortium.open(try consortium.propose())
    let held = try [
      (RefusalCode.notHolder, consortium.handedOver(.no, seat: .boardIbm, on: poll, by: .metaRep)),
      (
        .ballotUntil,
        consortium.handedOver(
          .no, seat: .boardIbm, on: poll, .init(until: closes.adding(1)))
      ),
      (
        .signatureWrong,
        HandedBallot(
          consortium.handedOver(.no, seat: .boardIbm, on: poll).event,
          key: consortium.handedOver(.no, seat: .boardIbm, on: poll).key,
          signature: consortium.handedOver(.no, seat: .boardIbm, on: other).signature)
      ),
      (
        .keyOfAnother,
        consortium.handedOver(
          .no, seat: .boardIbm, on: poll, .init(named: Keys.first(of: .metaRep)))
      ),
      (
        .seenUnknown,
        consortium.handedOver(
          .no, seat: .boardIbm, on: poll,
          .init(seen: Event.Seen(root: .of("other"), size: consortium.log.size)))
      ),
      (
        .ledgerOther,
        consortium.handedOver(
          .no, seat: .boardIbm, on: poll, .init(ledger: "other.example/ledger"))
      ),
      (
        .seenTooShort,
        consortium.handedOver(
          .no, seat: .boardIbm, on: poll,
          .init(seen: consortium.log.seen((found?.entry ?? 0))))
      ),
      (
        .turnAhead, consortium.handedOver(.no, seat: .boardIbm, turn: 1_001, on: poll)
      ),
      (.notElector, consortium.handedOver(.no, seat: .boardGuest, on: poll, by: .ibmRep)),
    ]
    consortium.wait(until: closes)
    for (code, ballot) in held {
      consortium.refuses(code) { try consortium.hold(ballot) }
    }
  }

  @Test func `a key that was revoked since brings no ballot from a drawer`() throws {
    try vote(.yes, .boardIbm, .boardMeta, .boardChair)
    let held = try consortium.handedOver(.no, seat: .boardCern, on: poll)
    consortium.wait(until: closes)
    try consortium.record(
      KeyRevoked(key: held.key), by: .cernRep)
    consortium.refuses(.keyEnded) { try consortium.hold(held) }
  }

  @Test func `the voter does not put its own on record, nor somebody without a vote`() throws {
    let held = try consortium.handedOver(.no, seat: .boardCern, on: poll)
    consortium.wait(until: closes)
    consortium.refuses(.heldByVoter) { try consortium.hold(held, seat: .boardCern) }
    consortium.refuses(.notElector) { try consortium.hold(held, seat: .boardGuest, by: .ibmRep) }
    consortium.refuses(.notHolder) { try consortium.hold(held, by: .metaRep) }
    try consortium.hold(held)
  }

  @Test func `it is put on record after the end of voting and before the closing`() throws {
    try vote(.yes, .boardIbm, .boardMeta, .boardChair)
    let held = try consortium.handedOver(.no, seat: .boardCern, on: poll)
    consortium.refuses(.votingGoesOn) { try consortium.hold(held) }
    try consortium.finishContest(poll)
    consortium.refuses(.pollClosed) { try consortium.hold(held) }
  }

  @Test func `a closing that says otherwise of them is refused`() throws {
    try vote(.yes, .boardIbm, .boardMeta)
    try vote(.no, .boardChair)
    let held = try consortium.handedOver(.no, seat: .boardCern, on: poll)
    consortium.wait(until: closes)
    try consortium.hold(held)
    consortium.wait(until: closes.adding(.day))
    consortium.refuses(.countWrong) { try consortium.close(poll) { $0.held = nil } }
    consortium.refuses(.countWrong) { try consortium.close(poll) { $0.held?.others = [] } }
    consortium.refuses(.countWrong) { try consortium.close(poll) { $0.outcome = .carried } }
    try consortium.close(poll)
  }

  @Test func `nothing else is done with a contested motion`() throws {
    _ = try contest()
    consortium.refuses(.pollContested) { try consortium.open(motion) }
    consortium.refuses(.motionSettled) { try consortium.withdraw(motion) }
  }

  @Test func `where nobody can sign a second ballot, all ballots end the poll`() throws {
    let consortium = try Consortium.contestable { charter in
      for index in charter.rules.indices {
        charter.rules[index].finalBallots = true
        charter.rules[index].closesWhenAllVoted = true
      }
    }
    let poll = try consortium.open(try consortium.propose())
    try consortium.voteAll(on: poll)
    try consortium.close(poll)
    #expect(consortium.register.poll(poll)?.outcome == .carried)
  }

  @Test func `it goes with no rule by which a poll is over before anybody could contest it`() {
    for change: (inout DecisionRule) -> Void in [
      { $0.writtenConsent = true }, { $0.lateQuorum = 60 }, { $0.quorumAt = .opening },
      { $0.closesWhenAllVoted = true }, { $0.closesWhenDecided = 0 },
    ] {
      var rule = FixtureCharter.rules[1]
      rule.contestWithin = .day
      change(&rule)
      #expect(throws: ValueError.self) { try rule.requireSoundContest() }
    }
  }

  @Test func `a rule that waits for a shorter time is laxer`() {
    let plain = FixtureCharter.rules[1]
    var waiting = plain
    waiting.contestWithin = .day
    #expect(waiting.isAtLeastAsStrict(as: plain) && !plain.isAtLeastAsStrict(as: waiting))
  }

  @Test func `no roll is called under it`() throws {
    let found = try #require(found)
    consortium.refuses(.signedBallotsOnly) {
      try consortium.register.requireRollCallsAllowed(on: found)
    }
  }
}
