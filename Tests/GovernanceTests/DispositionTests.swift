import Sodium
import Testing

@testable import Governance

@Suite("Laying a motion on the table and postponing it")
struct TableTests {
  let consortium: Consortium

  init() throws {
    consortium = try Consortium.founded()
  }

  @Test func `no poll opens on what lies on the table, until it is taken from there`() throws {
    let main = try consortium.propose()
    let tabling = try consortium.carry(moving: TableMotion(motion: main))
    #expect(consortium.course(of: main)?.tabledBy == tabling)
    consortium.refuses(.motionTabled) { try consortium.open(main) }
    consortium.refuses(.motionTabled) { try consortium.moveAmendment(of: main, saying: "Better") }
    try consortium.carry(moving: TakeMotion(motion: main))
    try consortium.open(main)
  }

  @Test func `only what lies on the table is taken from there`() throws {
    let main = try consortium.propose()
    consortium.refuses(.motionNotTabled) { try consortium.move(TakeMotion(motion: main)) }
  }

  @Test func `on the table its time runs on`() throws {
    let main = try consortium.propose()
    try consortium.carry(moving: TableMotion(motion: main))
    consortium.wait(60 * .day)
    consortium.refuses(.motionLapsed) { try consortium.move(TakeMotion(motion: main)) }
  }

  @Test func `an amendment goes to the table with what it amends`() throws {
    let main = try consortium.propose(saying: "Geneva")
    let amendment = try consortium.moveAmendment(of: main, saying: "Zürich")
    try consortium.carry(moving: TableMotion(motion: main), by: .cernRep)
    consortium.refuses(.motionTabled) { try consortium.open(amendment) }
    try consortium.carry(moving: TakeMotion(motion: main))
    try consortium.open(amendment)
  }

  @Test func `what is moved last of higher rank is decided first, and nothing lower is moved`()
    throws
  {
    let main = try consortium.propose(saying: "Geneva")
    let amendment = try consortium.moveAmendment(of: main, saying: "Zürich")
    let until = consortium.now.adding(10 * .day)
    let postponing = try consortium.move(PostponeMotion(motion: main, until: until), by: .cernRep)
    consortium.refuses(.motionPending) { try consortium.open(amendment) }
    consortium.refuses(.motionPending) {
      try consortium.move(
        ReferMotion(motion: main, to: .toc, reportBy: until), by: .imperialRep)
    }
    let tabling = try consortium.move(TableMotion(motion: main), by: .imperialRep)
    consortium.refuses(.motionPending) { try consortium.open(postponing) }
    try consortium.decide(tabling, .no)
    try consortium.decide(postponing, .no)
    try consortium.decide(amendment)
    try consortium.open(main)
  }

  @Test func `a motion about a motion goes where that one goes`() throws {
    let main = try consortium.propose(saying: "Geneva")
    let amendment = try consortium.moveAmendment(of: main, saying: "Zürich")
    consortium.refuses(.notMain) {
      try consortium.move(TableMotion(motion: amendment), by: .cernRep)
    }
    let tabling = try consortium.move(TableMotion(motion: main), by: .cernRep)
    consortium.refuses(.notMain) {
      try consortium.moveAmendment(of: tabling, saying: "Tomorrow", by: .imperialRep)
    }
  }

  @Test func `no poll opens before the time that a motion is postponed to`() throws {
    let main = try consortium.propose()
    let until = consortium.now.adding(20 * .day)
    try consortium.carry(moving: PostponeMotion(motion: main, until: until))
    consortium.wait(until: until.adding(-1))
    consortium.refuses(.motionPostponed) { try consortium.open(main) }
    consortium.wait(until: until)
    try consortium.open(main)
  }

  @Test func `a motion is not postponed into the past, nor longer than its rule lets it wait`()
    throws
  {
    let main = try consortium.propose()
    for until in [consortium.now, consortium.now.adding(60 * .day + 1)] {
      consortium.refuses(.timeOutside) {
        try consortium.move(PostponeMotion(motion: main, until: until))
      }
    }
    let last = consortium.now.adding(60 * .day)
    try consortium.carry(moving: PostponeMotion(motion: main, until: last))
    consortium.wait(until: last.adding(60 * .day - 1))
    try consortium.open(main)
  }

  @Test func `the time that a postponement names can be amended`() throws {
    let main = try consortium.propose()
    let (near, far) = (consortium.now.adding(10 * .day), consortium.now.adding(20 * .day))
    let postponing = try consortium.move(PostponeMotion(motion: main, until: near))
    try consortium.carry(
      moving: AmendMotion(
        motion: postponing, version: 1, base: [],
        result: AmendMotion.Wording(
          title: "Later", acts: [Act(PostponeMotion(motion: main, until: far))])), by: .cernRep)
    try consortium.decide(postponing)
    #expect(consortium.course(of: main)?.postponedUntil == far)
  }

  @Test func `a decision about a motion is not rescinded`() throws {
    let main = try consortium.propose()
    let tabling = try consortium.carry(moving: TableMotion(motion: main))
    try consortium.voids(.notRescindable, RescindDecision(motion: tabling))
  }

  @Test func `what has come to a vote is not tabled any more`() throws {
    let main = try consortium.propose()
    let tabling = try consortium.move(TableMotion(motion: main))
    consortium.wait(4 * .day)
    try consortium.open(main)
    consortium.refuses(.motionSettled) { try consortium.open(tabling) }
    consortium.refuses(.motionSettled) {
      try consortium.move(TableMotion(motion: main), by: .cernRep)
    }
  }
}

@Suite("Referring a motion")
struct ReferralTests {
  let consortium: Consortium
  let main: Digest
  let due: Timestamp

  init() throws {
    consortium = try Consortium.founded()
    main = try consortium.propose(saying: "Geneva")
    due = consortium.now.adding(30 * .day)
  }

  func refer() throws {
    try consortium.carry(moving: ReferMotion(motion: main, to: .toc, reportBy: due))
  }

  @Test func `no poll opens until the body has reported, and the report stays with the motion`()
    throws
  {
    try refer()
    consortium.refuses(.motionReferred) { try consortium.open(main) }
    let report = try consortium.carry(
      moving: ReportMotion(motion: main, recommends: .amend), in: .toc, by: .cernRep)
    #expect(consortium.register.motion(report)?.requires.map(\.rule) == [.debated])
    #expect(consortium.course(of: main)?.reportedBy == report)
    #expect(consortium.course(of: main)?.recommends == .amend)
    try consortium.open(main)
  }

  @Test func `where no report comes in time the body goes on without`() throws {
    try refer()
    let reporting = try consortium.move(
      ReportMotion(motion: main, recommends: .adopt), in: .toc, by: .cernRep)
    consortium.wait(until: due.adding(-1))
    consortium.refuses(.motionReferred) { try consortium.open(main) }
    consortium.wait(until: due)
    consortium.refuses(.motionNotReferred) {
      try consortium.makeReady(reporting)
      try consortium.open(reporting, in: .toc)
    }
    try consortium.open(main)
  }

  @Test func `only the body that was asked reports, once`() throws {
    consortium.refuses(.motionNotReferred) {
      try consortium.move(ReportMotion(motion: main, recommends: .adopt), by: .ibmRep)
    }
    try refer()
    consortium.refuses(.notThisBody) {
      try consortium.move(ReportMotion(motion: main, recommends: .adopt), by: .ibmRep)
    }
    let report = ReportMotion(motion: main, recommends: .none)
    try consortium.carry(moving: report, in: .toc, by: .cernRep)
    consortium.refuses(.motionNotReferred) {
      try consortium.move(report, in: .toc, by: .cernRep)
    }
  }

  @Test func `it goes to another body that there is`() throws {
    consortium.refuses(.referredNowhere) {
      try consortium.move(ReferMotion(motion: main, to: .board, reportBy: due))
    }
    consortium.refuses(.bodyUnknown) {
      try consortium.move(ReferMotion(motion: main, to: "senate", reportBy: due))
    }
    consortium.refuses(.timeOutside) {
      try consortium.move(ReferMotion(motion: main, to: .toc, reportBy: consortium.now))
    }
  }

  @Test func `a body below decides what is handed to it, under a number of its own`() throws {
    let referring = try consortium.carry(moving: ReferMotion(motion: main, to: .toc))
    #expect(consortium.state(of: main) == .referred)
    let handed = try #require(consortium.parts(of: main).first)
    #expect(handed.number == "toc-2023-001")
    #expect(handed.body == .toc)
    #expect(handed.mover == .ibmRep)
    #expect(handed.texts == [consortium.text("Geneva")])
    #expect(consortium.course(of: handed.id)?.origin == main)
    #expect(consortium.course(of: handed.id)?.madeBy == referring)
    consortium.refuses(.motionSettled) { try consortium.open(main) }
    consortium.refuses(.discussionOpen) { try consortium.open(handed.id, in: .toc) }
    consortium.wait(7 * .day)
    let poll = try consortium.open(handed.id, in: .toc)
    try consortium.voteAll(on: poll)
    #expect(try consortium.finish(poll) == .carried)
  }

  @Test func `a body above is not handed a decision, and none without the power over its acts`()
    throws
  {
    let own = try consortium.propose(saying: "A tool", in: .toc, by: .cernRep)
    consortium.refuses(.referredNowhere) {
      try consortium.move(ReferMotion(motion: own, to: .board))
    }
    let act = try consortium.propose([Act(SuspendMember(organization: .meta))])
    consortium.refuses(.notThisBody) {
      try consortium.move(ReferMotion(motion: act, to: .toc))
    }
  }

  @Test func `where another body decides on the acts too, it decides what is handed to it`() throws
  {
    let amending = try consortium.propose([
      Act(
        AmendCharter(
          text: consortium.keep("articles"), parameters: FixtureCharter.document.parameters))
    ])
    try consortium.carry(moving: ReferMotion(motion: amending, to: .members))
    let handed = try #require(consortium.parts(of: amending).first)
    #expect(Set(handed.requires.map(\.body)) == [.board, .members], "and still no body less")
  }
}

@Suite("Dividing a motion")
struct DivisionTests {
  let consortium: Consortium

  init() throws {
    consortium = try Consortium.founded()
  }

  func part(_ title: String, _ texts: [String] = [], acts: [Int64] = []) -> DivideMotion.Part {
    DivideMotion.Part(title: title, texts: texts.map { consortium.keep($0) }, acts: acts)
  }

  @Test func `each part has its number, is decided by its own rule and does its own acts`() throws {
    let main = try consortium.propose([
      Act(SuspendMember(organization: .meta)),
      Act(VacateSeat(seat: .boardCern)),
    ])
    let dividing = try consortium.carry(
      moving: DivideMotion(
        motion: main, version: 1, parts: [part("Meta", acts: [0]), part("CERN", acts: [1])]),
      by: .imperialRep)
    #expect(consortium.state(of: main) == .divided)
    let parts = consortium.parts(of: main)
    #expect(parts.map(\.number.text) == ["board-2023-003", "board-2023-004"])
    #expect(parts.map(\.title) == ["Meta", "CERN"])
    #expect(parts.allSatisfy { consortium.course(of: $0.id)?.madeBy == dividing })
    try consortium.decide(parts[0].id, .no)
    try consortium.decide(parts[1].id)
    #expect(try consortium.isInStanding(.meta))
    #expect(try consortium.holder(of: .boardCern) == nil)
    consortium.refuses(.motionSettled) { try consortium.open(main) }
    consortium.refuses(.motionSettled) { try consortium.demand(main, by: .ibmRep, seat: .boardIbm) }
    #expect(try consortium.propose() != main)
    #expect(consortium.register.motions().last?.number == "board-2023-005")
  }

  @Test func `no act and no text falls away, and none comes twice`() throws {
    let texts = ["one", "two"].map(consortium.text)
    let main = try consortium.propose(
      [Act(SuspendMember(organization: .meta)), Act(SuspendMember(organization: .cern))],
      texts: texts)
    let uneven: [[DivideMotion.Part]] = [
      [part("a", ["one"], acts: [0]), part("b", ["two"])],
      [part("a", ["one"], acts: [0, 1]), part("b", ["two"], acts: [1])],
      [part("a", ["one"], acts: [0]), part("b", acts: [1])],
      [part("a", ["one", "two"], acts: [0, 1]), part("b")],
      [part("a", ["one"], acts: [0]), part("b", ["two"], acts: [1, 2])],
    ]
    for parts in uneven {
      consortium.refuses(.partsUneven) {
        try consortium.move(DivideMotion(motion: main, version: 1, parts: parts))
      }
    }
    consortium.refuses(.versionStale) {
      try consortium.move(
        DivideMotion(
          motion: main, version: 2,
          parts: [part("a", ["one"], acts: [0]), part("b", ["two"], acts: [1])]))
    }
    try consortium.carry(
      moving: DivideMotion(
        motion: main, version: 1,
        parts: [part("a", ["one", "two"], acts: [0]), part("b", ["two"], acts: [1])]),
      by: .imperialRep)
  }

  @Test func `its parts have been under discussion as long as it was`() throws {
    let main = try consortium.propose(
      in: .toc, by: .cernRep, texts: ["one", "two"].map(consortium.text))
    try consortium.carry(
      moving: DivideMotion(
        motion: main, version: 1, parts: [part("a", ["one"]), part("b", ["two"])]))
    let first = try #require(consortium.parts(of: main).first)
    #expect(consortium.register.seconds(of: first.id, version: 1).isEmpty)
    try consortium.open(first.id, in: .toc)
    consortium.refuses(.bodysWording) {
      try consortium.revise(consortium.parts(of: main)[1].id, by: .cernRep)
    }
  }
}
