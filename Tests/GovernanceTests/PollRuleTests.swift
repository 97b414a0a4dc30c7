import Sodium
import Testing

@testable import Governance

@Suite("What a rule may ask of a poll") struct PollRuleTests {
  /// A consortium whose rules `change` alters: all of them, as the strictest must ask for what the
  /// others ask for.
  private func consortium(
    _ change: @escaping (inout DecisionRule) -> Void
  ) throws -> Consortium {
    try Consortium.founded { charter in
      for index in charter.rules.indices { change(&charter.rules[index]) }
    }
  }

  private func open(_ consortium: Consortium) throws -> Digest {
    try consortium.open(try consortium.propose())
  }

  @Test func `a first ballot can be the last`() throws {
    let consortium = try consortium { $0.finalBallots = true }
    let poll = try open(consortium)
    try consortium.vote(.yes, by: .ibmRep, seat: .boardIbm, on: poll)
    consortium.refuses(.ballotFinal) {
      try consortium.vote(.no, by: .ibmRep, seat: .boardIbm, turn: 2, on: poll)
    }
    try consortium.vote(.no, by: .metaRep, seat: .boardMeta, on: poll)
  }

  @Test func `a poll may be closed as soon as it is decided, and not before its least time`() throws
  {
    let consortium = try consortium {
      $0.closesWhenAllVoted = false
      $0.closesWhenDecided = .day
    }
    let poll = try open(consortium)
    let seats = consortium.register.electors(of: poll).map(\.seat)
    #expect(seats.count == 5)
    for seat in seats.prefix(2) {
      try consortium.vote(
        .yes, by: try #require(try consortium.holder(of: seat)), seat: seat, on: poll)
    }
    consortium.wait(.day)
    consortium.refuses(.pollOpen) { try consortium.close(poll) }
    let third = seats[2]
    try consortium.vote(
      .yes, by: try #require(try consortium.holder(of: third)), seat: third, on: poll)
    try consortium.close(poll)
    #expect(consortium.register.poll(poll)?.outcome == .carried)
  }

  @Test func `what is decided at once still waits for its least time`() throws {
    let consortium = try consortium {
      $0.closesWhenAllVoted = false
      $0.closesWhenDecided = .day
    }
    let poll = try open(consortium)
    let opened = consortium.now
    try consortium.voteAll(on: poll)
    consortium.wait(until: opened.adding(.day - 1))
    consortium.refuses(.pollOpen) { try consortium.close(poll) }
    consortium.wait(1)
    try consortium.close(poll)
  }

  @Test func `who brings the quorum at the last minute leaves the others time to answer`() throws {
    let consortium = try consortium { $0.lateQuorum = 2 * .day }
    let poll = try open(consortium)
    let closes = try #require(consortium.register.poll(poll)?.closes)
    try consortium.vote(.yes, by: .ibmRep, seat: .boardIbm, on: poll)
    try consortium.vote(.yes, by: .metaRep, seat: .boardMeta, on: poll)
    #expect(consortium.register.poll(poll)?.closes == closes)
    consortium.wait(until: closes.adding(-60))
    try consortium.vote(.yes, by: .cernRep, seat: .boardCern, on: poll)
    let moved = consortium.now.adding(2 * .day)
    #expect(consortium.register.poll(poll)?.closes == moved)
    consortium.wait(until: closes)
    consortium.refuses(.pollOpen) { try consortium.close(poll) }
    try consortium.vote(.no, by: .imperialRep, seat: .boardImperial, on: poll)
    #expect(consortium.register.poll(poll)?.closes == moved, "the end moves once")
    consortium.wait(until: moved)
    try consortium.close(poll)
    #expect(consortium.register.poll(poll)?.result?.totals.no == 1)
  }

  @Test func `a quorum that is there in time moves nothing, and one that never comes neither`()
    throws
  {
    let consortium = try consortium { $0.lateQuorum = .day }
    let early = try open(consortium)
    let closes = try #require(consortium.register.poll(early)?.closes)
    try consortium.voteAll(on: early)
    #expect(consortium.register.poll(early)?.closes == closes)
    try consortium.close(early)
    let never = try open(consortium)
    let end = try #require(consortium.register.poll(never)?.closes)
    consortium.wait(until: end.adding(-60))
    try consortium.vote(.yes, by: .ibmRep, seat: .boardIbm, on: never)
    consortium.wait(until: end)
    try consortium.close(never)
    #expect(consortium.register.poll(never)?.outcome == .noQuorum)
  }

  @Test func `a change of choice brings the turnout what it changes`() throws {
    let consortium = try consortium {
      $0.lateQuorum = .day
      $0.quorumWithoutAbstentions = true
    }
    let poll = try open(consortium)
    func present() -> Int64? { consortium.register.turnout(of: poll)?.present }
    try consortium.vote(.abstain, by: .ibmRep, seat: .boardIbm, on: poll)
    #expect(present() == 0)
    try consortium.vote(.yes, by: .ibmRep, seat: .boardIbm, turn: 2, on: poll)
    try consortium.vote(.no, by: .ibmRep, seat: .boardIbm, turn: 3, on: poll)
    #expect(present() == 1)
    try consortium.vote(.abstain, by: .ibmRep, seat: .boardIbm, turn: 4, on: poll)
    #expect(present() == 0)
  }

  @Test func `at a record date those vote who had a seat then`() throws {
    let consortium = try consortium { $0.recordDate = 10 * .day }
    // Nobody was there ten days before the founding: then the body's first day is the date.
    let first = try open(consortium)
    #expect(consortium.register.electors(of: first).count == 5)
    consortium.wait(30 * .day)
    let founded = try consortium.carry(
      CreateSeat(
        seat: SeatDefinition(id: "board-new", body: .board, title: "New", appoints: .body)))
    #expect(consortium.state(of: founded) == .carried)
    let before = try open(consortium)
    #expect(!consortium.register.electors(of: before).contains { $0.seat == "board-new" })
    consortium.wait(10 * .day)
    let after = try open(consortium)
    #expect(consortium.register.electors(of: after).contains { $0.seat == "board-new" })
  }

  @Test func `who took part in none of the last polls is not active, until the next ballot`() throws
  {
    let consortium = try consortium {
      $0.activity = DecisionRule.Activity(polls: 2)
      $0.quorum = DecisionRule.Share(base: .active, fraction: "1/2", strictly: true)
    }
    func active(_ poll: Digest) -> Set<Identifier> {
      Set(consortium.register.electors(of: poll).filter { $0.isActive == true }.map(\.seat))
    }
    func hold(silent: Set<Identifier>) throws -> Set<Identifier> {
      let poll = try open(consortium)
      try consortium.voteAll(on: poll, silent: silent)
      try consortium.finish(poll)
      return active(poll)
    }
    let all: Set<Identifier> = [
      .boardIbm, .boardMeta, .boardChair, .boardCern, .boardImperial,
    ]
    #expect(try hold(silent: [.boardIbm]) == all, "nobody had a chance to be inactive")
    #expect(try hold(silent: [.boardIbm, .boardMeta]) == all, "one poll is not two")
    #expect(try hold(silent: [.boardIbm, .boardMeta]) == all.subtracting([.boardIbm]))
    let last = try open(consortium)
    #expect(active(last) == all.subtracting([.boardIbm, .boardMeta]))
    try consortium.voteAll(on: last)
    try consortium.finish(last)
    #expect(consortium.register.poll(last)?.result?.totals.active == 3)
    #expect(active(try open(consortium)) == all)
  }

  @Test func `who was at none of the last meetings is not active`() throws {
    let consortium = try consortium {
      $0.activity = DecisionRule.Activity(meetings: 2)
      $0.quorum = DecisionRule.Share(base: .active, fraction: "1/2", strictly: true)
    }
    func meet(_ present: [Attendee]) throws {
      let meeting = try consortium.meet()
      try consortium.attest(meeting, present)
      try consortium.adjourn(meeting)
    }
    func active() throws -> [Identifier] {
      let poll = try open(consortium)
      return consortium.register.electors(of: poll).filter { $0.isActive == true }.map(\.seat)
    }
    #expect(try active().count == 5)
    try meet([.seat(.boardIbm)])
    #expect(try active().count == 5, "one meeting is not two")
    try meet([.seat(.boardMeta), .person("guest")])
    #expect(try active() == [.boardIbm, .boardMeta])
    try meet([.seat(.boardCern)])
    #expect(try active() == [.boardCern, .boardMeta])
    consortium.wait(.day)
    try consortium.carry(
      CreateSeat(
        seat: SeatDefinition(id: "board-new", body: .board, title: "New", appoints: .body)))
    let filled = try consortium.carry(
      FillSeat(seat: "board-new", person: .ibmRep, organization: .ibm))
    try consortium.acceptSeat("board-new", by: .ibmRep, appointment: filled)
    #expect(try active() == [.boardCern, .boardMeta, "board-new"], "nobody could have been there")
  }

  @Test func `by meetings or polls, one of them is enough`() throws {
    let consortium = try consortium {
      $0.activity = DecisionRule.Activity(meetings: 1, polls: 1)
      $0.quorum = DecisionRule.Share(base: .active, fraction: "1/2", strictly: true)
    }
    let meeting = try consortium.meet()
    try consortium.attest(meeting, [.seat(.boardIbm)])
    try consortium.adjourn(meeting)
    let first = try open(consortium)
    try consortium.vote(.yes, by: .metaRep, seat: .boardMeta, on: first)
    try consortium.finish(first)
    let second = try open(consortium)
    let active = consortium.register.electors(of: second).filter { $0.isActive == true }
    #expect(active.map(\.seat) == [.boardIbm, .boardMeta])
  }

  @Test func `unanimous consent is all seats, over with the last signature`() throws {
    let consortium = try consortium {
      $0.thresholds = [
        DecisionRule.Threshold(
          share: DecisionRule.Share(base: .seats, fraction: "1/1", strictly: false))
      ]
      $0.closesWhenAllVoted = true
    }
    let poll = try open(consortium)
    try consortium.voteAll(on: poll, silent: [.boardCern])
    consortium.refuses(.pollOpen) { try consortium.close(poll) }
    try consortium.vote(.yes, by: .cernRep, seat: .boardCern, on: poll)
    try consortium.close(poll)
    #expect(consortium.register.poll(poll)?.outcome == .carried)
  }

  @Test func `the notice of a poll is how long its final text was known`() throws {
    let consortium = try consortium { _ in }
    let motion = try consortium.propose()
    consortium.wait(2 * .day)
    try consortium.revise(motion)
    consortium.wait(.day)
    let poll = try consortium.open(motion) { $0.version = 2 }
    let notice = try #require(consortium.register.poll(poll)?.notice)
    #expect(notice >= .day && notice < .day + 60)
  }
}

@Suite("Rules that contradict themselves") struct RuleSoundnessTests {
  struct Mistake: Sendable {
    let path: String
    let sentence: String
    /// The office that chairs this body is left out.
    let chairless: Identifier?
    let change: @Sendable (inout DecisionRule) -> Void

    init(
      _ path: String, _ sentence: String, chairless: Identifier? = nil,
      _ change: @escaping @Sendable (inout DecisionRule) -> Void
    ) {
      self.path = path
      self.sentence = sentence
      self.chairless = chairless
      self.change = change
    }
  }

  @Test(arguments: [
    Mistake("rules[0].thresholds[0]", "never asked for") { rule in
      rule.discussion = 7 * .day
      rule.thresholds[0].unlessNotice = 7 * .day
      rule.lapse = 90 * .day
    },
    Mistake("rules[0].thresholds", "one yes would carry") { rule in
      rule.thresholds[0].unlessNotice = 7 * .day
    },
    Mistake("rules[0].closes_when_decided", "never be closed before") { rule in
      rule.closesWhenDecided = rule.longestWindow
    },
    Mistake("rules[0].late_quorum", "never late") { rule in
      rule.lateQuorum = .day
      rule.quorum = DecisionRule.Share(base: .seats, fraction: "0/1", strictly: false)
    },
    Mistake("rules[0].chair_votes_if_decisive", "has no chair", chairless: .members) { rule in
      rule.chairVotesIfDecisive = true
    },
    Mistake("rules[0].vetoes[0]", "nobody has this veto") { rule in
      rule.vetoes = [DecisionRule.Veto(noes: 1, seatClass: "nobody")]
    },
    Mistake("rules[0].least_yes", "can never be reached") { rule in
      rule.leastYes = 6
    },
    Mistake("rules[0].least_present", "can never be reached") { rule in
      rule.leastPresent = 6
    },
    Mistake("rules[0].vetoes[0]", "can never be") { rule in
      rule.vetoes = [DecisionRule.Veto(noes: 6)]
    },
  ])
  func `are mistakes of the charter`(mistake: Mistake) {
    var charter = FixtureCharter.document
    mistake.change(&charter.rules[0])
    charter.offices.removeAll { $0.body == mistake.chairless && mistake.chairless != nil }
    let problems = charter.problems()
    #expect(
      problems.contains { $0.path == mistake.path && $0.sentence.contains(mistake.sentence) },
      "\(problems)")
  }

  @Test func `none of them is in a charter that uses everything rightly`() {
    var charter = FixtureCharter.document
    charter.rules[0].activity = DecisionRule.Activity(polls: 3)
    charter.rules[0].quorum = DecisionRule.Share(base: .active, fraction: "1/2", strictly: true)
    charter.rules[0].lateQuorum = .day
    charter.rules[0].closesWhenDecided = .day
    charter.rules[0].vetoes = [DecisionRule.Veto(noes: 5)]
    charter.rules[0].recordDate = .day
    charter.rules[0].finalBallots = true
    #expect(charter.problems().filter { $0.path.hasPrefix("rules[0].") } == [])
  }
}
