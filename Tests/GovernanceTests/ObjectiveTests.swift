import Sodium
import Testing

@testable import Governance

extension Consortium {
  /// Forty model cards by the end of 2024, owned by IBM.
  @discardableResult
  func adoptObjective(
    owner: Owner = .organization(.ibm), target: Target? = Target(.atLeast, 40, unit: "cards"),
    deadline: Timestamp = "2024-12-31"
  ) throws -> Digest {
    try carry(
      AdoptObjective(
        objective: "cards", title: "Model cards", body: .board, owner: owner,
        measure: "Published model cards", target: target, deadline: deadline))
  }

  func report(
    _ value: Int64? = nil, reached: Bool? = nil, asOf: Timestamp? = nil,
    by person: Identifier = .ibmRep
  ) throws {
    try record(
      ObjectiveReported(objective: "cards", asOf: asOf ?? now, value: value, reached: reached),
      by: person)
  }

  func progress(at time: Timestamp? = nil) throws -> ObjectiveProgress {
    try #require(try register.progress(of: "cards", at: time ?? now))
  }
}

@Suite("Objectives") struct ObjectiveTests {
  let consortium: Consortium
  static let deadline: Timestamp = "2024-12-31"

  init() throws {
    consortium = try .founded()
  }

  @Test func `a motion adopts one, and it is open until its deadline`() throws {
    let motion = try consortium.adoptObjective()
    let progress = try consortium.progress()
    #expect(progress.current.motion == motion)
    #expect(progress.current.owner == .organization(.ibm))
    #expect(progress.state == .open)
    #expect(try consortium.progress(at: Self.deadline.adding(-1)).state == .open)
    #expect(try consortium.register.progress(of: "cards", at: "2023-12-04") == nil)
  }

  @Test func `without a report it is not met, and never said to be`() throws {
    try consortium.adoptObjective()
    #expect(try consortium.progress(at: Self.deadline).state == .unreported)
    #expect(try consortium.progress(at: Self.deadline).isOverdue)
  }

  @Test(arguments: [(Int64(39), ObjectiveProgress.State.missed), (40, .met), (41, .met)])
  func `what is to be reached is met from its number on`(
    value: Int64, state: ObjectiveProgress.State
  ) throws {
    try consortium.adoptObjective()
    try consortium.report(value)
    #expect(try consortium.progress(at: Self.deadline).state == state)
    #expect(try consortium.progress().state == (state == .met ? .met : .open))
  }

  @Test func `the last report up to the deadline decides, and a later one does not`() throws {
    try consortium.adoptObjective()
    try consortium.report(45)
    consortium.wait(until: Self.deadline)
    try consortium.report(30, asOf: Self.deadline)
    consortium.wait(.day)
    try consortium.report(50)
    #expect(try consortium.progress().state == .missed)
    #expect(try consortium.progress().deciding?.value == 30)
    try consortium.report(40, asOf: Self.deadline)
    #expect(try consortium.progress().state == .met, "a correction as of the same instant counts")
  }

  @Test func `what is not to be exceeded is decided at the deadline, not before`() throws {
    try consortium.adoptObjective(target: Target(.atMost, 5, unit: "incidents"))
    try consortium.report(0)
    #expect(try consortium.progress().state == .open)
    #expect(try consortium.progress(at: Self.deadline).state == .unreported)
    consortium.wait(until: Self.deadline.adding(.day))
    try consortium.report(5)
    #expect(try consortium.progress().state == .met)
    try consortium.report(6, asOf: Self.deadline)
    #expect(try consortium.progress().state == .missed, "a report nearer to the deadline decides")
  }

  @Test func `a milestone is reached or not`() throws {
    try consortium.adoptObjective(target: nil)
    try consortium.report(reached: false)
    #expect(try consortium.progress(at: Self.deadline).state == .missed)
    try consortium.report(reached: true)
    #expect(try consortium.progress().state == .met)
    consortium.refuses(.reportMeasure) { try consortium.report(1) }
    consortium.refuses(.reportMeasure) { try consortium.report() }
    consortium.refuses(.reportMeasure) { try consortium.report(1, reached: true) }
  }

  @Test func `a moved deadline stays visible, with how it stood before`() throws {
    try consortium.adoptObjective()
    try consortium.report(30)
    consortium.wait(until: Self.deadline.adding(.day))
    try consortium.carry(AmendObjective(objective: "cards", deadline: "2025-12-31"))
    let progress = try consortium.progress()
    #expect(progress.versions.map(\.deadline) == [Self.deadline, "2025-12-31"])
    #expect(progress.state(of: progress.versions[0], at: progress.time) == .missed)
    #expect(progress.state == .open)
    #expect(progress.current.title == "Model cards")
    #expect(progress.current.target == Target(.atLeast, 40, unit: "cards"))
    #expect(try consortium.progress(at: Self.deadline).state == .missed)
  }

  @Test func `what was measured in another unit no longer counts`() throws {
    try consortium.adoptObjective()
    try consortium.report(90)
    try consortium.carry(
      AmendObjective(objective: "cards", target: Target(.atLeast, 80, unit: "per cent")))
    #expect(try consortium.progress().state == .open)
    try consortium.carry(
      AmendObjective(objective: "cards", target: Target(.atLeast, 60, unit: "cards")))
    #expect(try consortium.progress().state == .met, "the unit is the old one again")
  }

  @Test func `a dropped one is dropped, and takes no more reports`() throws {
    try consortium.adoptObjective()
    try consortium.carry(DropObjective(objective: "cards"))
    #expect(try consortium.progress().state == .dropped)
    #expect(try !consortium.progress(at: Self.deadline).isOverdue)
    consortium.refuses(.objectiveUnknown) { try consortium.report(40) }
    try consortium.voids(.objectiveUnknown, DropObjective(objective: "cards"))
    try consortium.voids(.objectiveUnknown, AmendObjective(objective: "cards", title: "Cards"))
    try consortium.voids(
      .identifierTaken,
      AdoptObjective(
        objective: "cards", title: "Again", body: .board, owner: .body(.board), measure: "Cards",
        deadline: "2025-12-31"))
  }

  @Test(arguments: [
    (Owner.organization(.meta), Identifier.metaRep), (.person(.cernRep), .cernRep),
    (.body(.toc), .cernRep),
  ])
  func `who signs for the owner reports, and nobody else`(
    owner: Owner, speaker: Identifier
  ) throws {
    try consortium.adoptObjective(owner: owner)
    try consortium.report(1, by: speaker)
    for other in [Identifier.ibmRep, .metaRep, .cernRep] where other != speaker {
      consortium.refuses(.notOwner) { try consortium.report(2, by: other) }
    }
    #expect(try consortium.progress().reports.map(\.person) == [speaker])
    #expect(
      try consortium.register.owners(spokenForBy: speaker, at: consortium.now).contains(owner))
  }

  @Test func `an owner whom the book does not know can't be made one`() throws {
    for (owner, code) in [
      (Owner.organization(.nasa), RefusalCode.notMember), (.person(.nasaRep), .personUnknown),
      (.body("nothing"), .bodyUnknown),
    ] {
      let act = AdoptObjective(
        objective: "cards", title: "Cards", body: .board, owner: owner, measure: "Cards",
        deadline: Self.deadline)
      try consortium.voids(code, act)
    }
  }

  @Test func `a report has seen the objective as it stands`() throws {
    try consortium.adoptObjective()
    let seen = consortium.log.seen(consortium.log.size - 1)
    consortium.refuses(.seenTooShort) {
      try consortium.record(
        ObjectiveReported(objective: "cards", asOf: consortium.now, value: 1), by: .ibmRep,
        Consortium.Signing(seen: seen))
    }
  }

  @Test func `the power over objectives can be a body's own`() throws {
    let act = AdoptObjective(
      objective: "cards", title: "Cards", body: .toc, owner: .body(.toc), measure: "Cards",
      deadline: Self.deadline)
    #expect(act.scope(in: consortium.register, beside: []) == .body(.toc))
    let amend = AmendObjective(objective: "cards")
    #expect(try amend.scope(in: consortium.register, beside: [Act(act)]) == .body(.toc))
    #expect(throws: Refusal.self) { try amend.scope(in: consortium.register, beside: []) }
  }
}
