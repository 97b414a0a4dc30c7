import CharterFile
import Sodium
import Testing

@testable import Governance

@Suite("Bylaws as charter files") struct BylawsTests {
  @Test(arguments: CharterFile.templates)
  func `every template founds a consortium`(template: String) throws {
    let consortium = try Bylaws.consortium(template)
    #expect(consortium.register.founding().map { $0.accepted == $0.founders } == true)
  }
}

@Suite("The bylaws of a technical committee") struct CommitteeBylawsTests {
  let consortium: Consortium
  private let seats: [Identifier] = ["tsc-1", "tsc-2", "tsc-3", "tsc-4"]

  init() throws {
    consortium = try Bylaws.consortium("committee")
  }

  private func adopt(_ name: String) -> AdoptPolicy {
    AdoptPolicy(policy: Identifier(stringLiteral: name), title: name, text: consortium.keep(name))
  }

  @Test func `what nobody objects to in three days is decided by the mover's yes`() throws {
    let poll = try consortium.bring([Act(adopt("style"))], in: "tsc", by: "first-founder-rep")
    try consortium.vote(.yes, seat: "tsc-1", on: poll)
    #expect(try consortium.finish(poll) == .carried)
    #expect(try consortium.register.policy("style", at: consortium.now) != nil)
  }

  @Test func `one objection is enough to end a consensus`() throws {
    let poll = try consortium.bring([Act(adopt("style"))], in: "tsc", by: "first-founder-rep")
    for seat in seats.prefix(3) { try consortium.vote(.yes, seat: seat, on: poll) }
    try consortium.vote(.no, seat: "tsc-4", on: poll)
    #expect(try consortium.finish(poll) == .failed)
  }

  @Test func `a vote is over a day after its opening once nobody can change it`() throws {
    let poll = try consortium.bring(in: "tsc", by: "first-founder-rep")
    for seat in seats.prefix(3) { try consortium.vote(.yes, seat: seat, on: poll) }
    consortium.refuses(.pollOpen) { try consortium.close(poll, by: "first-founder-rep") }
    consortium.wait(.day)
    try consortium.close(poll, by: "first-founder-rep")
    #expect(consortium.outcome(of: poll) == .carried)
  }

  @Test func `who misses three votes in a row is not counted on`() throws {
    for _ in 0..<3 {
      let poll = try consortium.bring(in: "tsc", by: "first-founder-rep")
      for seat in seats.prefix(2) { try consortium.vote(.yes, seat: seat, on: poll) }
      // Two of four are no majority of the active; of two they are.
      #expect(try consortium.finish(poll) == .noQuorum)
    }
    let poll = try consortium.bring(in: "tsc", by: "first-founder-rep")
    for seat in seats.prefix(2) { try consortium.vote(.yes, seat: seat, on: poll) }
    #expect(try consortium.finish(poll) == .carried)
  }

  @Test func `who misses three votes in a row is converted by a motion that the book finds due`()
    throws
  {
    for _ in 0..<3 {
      let poll = try consortium.bring(in: "tsc", by: "first-founder-rep")
      for seat in seats.prefix(3) { try consortium.vote(.yes, seat: seat, on: poll) }
      try consortium.finish(poll)
      #expect(consortium.register.motion(consortium.register.poll(poll)!.motion)?.ground == nil)
    }
    #expect(try consortium.due(in: "tsc") == ["tsc-4"])
    let motion = try consortium.record(
      MotionProposed(
        body: "tsc", title: "A regular member", acts: [Act(VacateSeat(seat: "tsc-4"))],
        ground: MotionGround(inactivity: "tsc-4")), by: "first-founder-rep")
    let poll = try consortium.open(
      motion, in: "tsc", by: "first-founder-rep", closes: consortium.now.adding(7 * .day))
    for seat in seats.prefix(3) { try consortium.vote(.yes, seat: seat, on: poll) }
    #expect(try consortium.finish(poll) == .carried)
    #expect(try consortium.holder(of: "tsc-4") == nil)
  }

  @Test func `a consensus to which nobody says anything is no vote that was missed`() throws {
    for name in ["one", "two", "three"] {
      let poll = try consortium.bring([Act(adopt(name))], in: "tsc", by: "first-founder-rep")
      try consortium.vote(.yes, seat: "tsc-1", on: poll)
      try consortium.finish(poll)
    }
    #expect(try consortium.due(in: "tsc").isEmpty)
  }

  @discardableResult
  private func carry(_ acts: [Act]) throws -> Digest {
    let poll = try consortium.bring(acts, in: "tsc", by: "first-founder-rep")
    for seat in seats { try consortium.vote(.yes, seat: seat, on: poll) }
    #expect(try consortium.finish(poll) == .carried)
    return try #require(consortium.register.poll(poll)).motion
  }

  private func create(_ seats: Identifier...) throws {
    try carry(
      seats.map {
        Act(
          CreateSeat(seat: SeatDefinition(id: $0, body: "tsc", title: "One more", appoints: .body)))
      })
  }

  @Test func `no more than a fourth of the voting members have one employer`() throws {
    try create("tsc-5")
    try consortium.enrol("first-colleague", of: "first-founder")
    let fill = try carry([Act(FillSeat(seat: "tsc-5", person: "first-colleague"))])
    #expect(consortium.effects(of: fill).map(\.code) == ["E-SEAT-CAP"], "two of five are more")
  }

  @Test func `two members with one employer have one vote`() throws {
    // Two of eight are a fourth.
    try create("tsc-5", "tsc-6", "tsc-7", "tsc-8")
    try consortium.enrol("first-colleague", of: "first-founder")
    let fill = try carry([Act(FillSeat(seat: "tsc-5", person: "first-colleague"))])
    try consortium.acceptSeat("tsc-5", by: "first-colleague", appointment: fill)
    let capped = try consortium.bring(in: "tsc", by: "first-founder-rep")
    for seat in ["tsc-1", "tsc-5"] as [Identifier] {
      try consortium.vote(.yes, seat: seat, on: capped)
    }
    for seat in ["tsc-2", "tsc-3"] as [Identifier] {
      try consortium.vote(.no, seat: seat, on: capped)
    }
    #expect(try consortium.finish(capped) == .failed, "one against two")
    #expect(consortium.register.poll(capped)?.result?.totals.leftOut == 1)
  }
}

@Suite("The bylaws of a project that votes as Apache's do") struct ProjectBylawsTests {
  let consortium: Consortium
  private let seats: [Identifier] = [
    "pmc.first-founder", "pmc.second-founder", "pmc.third-founder",
  ]

  init() throws {
    consortium = try Bylaws.consortium("project")
    let adopted = try consortium.bring(
      [Act(AdoptPolicy(policy: "code", title: "Code", text: consortium.keep("code")))], in: "pmc",
      by: "first-founder-rep")
    try consortium.vote(.yes, seat: seats[0], on: adopted)
    try consortium.finish(adopted)
  }

  private func change(_ text: String) throws -> Digest {
    try consortium.bring(
      [Act(AmendPolicy(policy: "code", text: consortium.keep(text)))], in: "pmc",
      by: "first-founder-rep")
  }

  @Test func `by lazy consensus the mover's yes is enough, unless somebody objects`() throws {
    let poll = try consortium.bring(in: "pmc", by: "first-founder-rep")
    try consortium.vote(.yes, seat: seats[0], on: poll)
    #expect(try consortium.finish(poll) == .carried)
    let silent = try consortium.bring(in: "pmc", by: "first-founder-rep")
    #expect(try consortium.finish(silent) == .noQuorum || consortium.outcome(of: silent) == .failed)
  }

  @Test func `code takes three yes`() throws {
    let poll = try change("two")
    for seat in seats.prefix(2) { try consortium.vote(.yes, seat: seat, on: poll) }
    #expect(try consortium.finish(poll) == .failed)
    let second = try change("three")
    for seat in seats { try consortium.vote(.yes, seat: seat, on: second) }
    #expect(try consortium.finish(second) == .carried)
  }

  @Test func `a veto of code has a reason, or is only a vote against`() throws {
    let admitted = try consortium.propose(
      [
        Act(
          AdmitMember(
            organization: "fourth-founder", title: "Fourth", memberClass: "individual",
            principal: "fourth-founder-rep",
            key: Keys.first(of: "fourth-founder-rep").publicKey))
      ], in: "pmc", by: "first-founder-rep")
    try consortium.makeReady(admitted)
    let admission = try consortium.open(admitted, in: "pmc", by: "first-founder-rep")
    for seat in seats { try consortium.vote(.yes, seat: seat, on: admission) }
    try consortium.finish(admission)
    try consortium.join("fourth-founder", admission: admitted)
    for (text, reason, outcome) in [
      ("a vote", nil, Outcome.carried), ("a veto", Digest.of("why"), .failed),
    ] as [(String, Digest?, Outcome)] {
      let poll = try change(text)
      for seat in seats { try consortium.vote(.yes, seat: seat, on: poll) }
      try consortium.vote(.no, seat: "pmc.fourth-founder", on: poll, reason: reason)
      #expect(try consortium.finish(poll) == outcome)
    }
  }

  @Test func `nobody can veto a release`() throws {
    let poll = try consortium.bring(
      [Act(RepealPolicy(policy: "code"))], in: "pmc", by: "first-founder-rep")
    for seat in seats.prefix(2) { try consortium.vote(.yes, seat: seat, on: poll) }
    try consortium.vote(.no, seat: seats[2], on: poll, reason: .of("why"))
    #expect(try consortium.finish(poll) == .failed, "two yes are not three")
    #expect(consortium.register.poll(poll)?.result?.objections == [])
  }
}

@Suite("The bylaws of a foundation of two classes") struct FoundationBylawsTests {
  let consortium: Consortium
  private let sponsors: [Identifier] = ["members.first-sponsor", "members.second-sponsor"]
  private let contributors: [Identifier] = [
    "members.first-contributor", "members.second-contributor",
  ]

  init() throws {
    consortium = try Bylaws.consortium("foundation")
    for sponsor in ["first-sponsor", "second-sponsor"] {
      let number = sponsor.hasPrefix("first") ? 1 : 2
      try consortium.designate(
        Identifier(stringLiteral: "\(sponsor)-rep"),
        to: Identifier(stringLiteral: "board-sponsor-\(number)"),
        by: Identifier(stringLiteral: "\(sponsor)-rep"))
    }
    consortium.wait(20 * .day)
  }

  @Test func `neither class outvotes the other where the rules change`() throws {
    let rule = try #require(try consortium.register.rule("ordinary", at: consortium.now))
    var stricter = rule
    stricter.discussion = 8 * .day
    for (against, outcome) in [([], Outcome.carried), ([contributors[0]], .failed)]
      as [([Identifier], Outcome)]
    {
      let poll = try consortium.bring(
        [Act(ChangeRule(rule: stricter))], in: "members", by: "first-sponsor-rep")
      for seat in sponsors + contributors {
        try consortium.vote(against.contains(seat) ? .no : .yes, seat: seat, on: poll)
      }
      #expect(try consortium.finish(poll) == outcome)
      stricter.discussion += .day
    }
  }

  @Test func `sponsors under common control weigh on the board no more than one`() throws {
    try consortium.unite("first-sponsor", "second-sponsor")
    let poll = try consortium.bring([], in: "board", by: "first-sponsor-rep")
    for seat in ["board-sponsor-1", "board-sponsor-2"] as [Identifier] {
      try consortium.vote(.yes, seat: seat, on: poll)
    }
    consortium.wait(15 * .day)
    try consortium.close(poll)
    let totals = try #require(consortium.result(of: poll)).totals
    #expect(totals.yes == 2 && totals.leftOut == 2, "two of four")
  }

  @Test func `whose companies become related keeps the seats that it took first`() throws {
    let fill = try carry(FillSeat(seat: "board-contributor-1", person: "first-contributor-rep"))
    try consortium.acceptSeat(
      "board-contributor-1", by: "first-contributor-rep", appointment: fill)
    try consortium.unite("first-sponsor", "second-sponsor", "first-contributor")
    #expect(try consortium.holder(of: "board-contributor-1") == "first-contributor-rep")
    consortium.wait(90 * .day)
    #expect(try consortium.holder(of: "board-contributor-1") == nil, "who came last")
    #expect(try consortium.holder(of: "board-sponsor-1") == "first-sponsor-rep")
    #expect(try consortium.holder(of: "board-sponsor-2") == "second-sponsor-rep")
  }

  /// Carries an act of the members.
  @discardableResult
  private func carry(_ act: any ActKind) throws -> Digest {
    let poll = try consortium.bring([Act(act)], in: "members", by: "first-sponsor-rep")
    for seat in sponsors + contributors { try consortium.vote(.yes, seat: seat, on: poll) }
    #expect(try consortium.finish(poll) == .carried)
    return try #require(consortium.register.poll(poll)).motion
  }

  private func delegation(_ act: String) -> DelegatePower {
    DelegatePower(
      delegation: DelegationDefinition(
        id: "admissions", title: "Admissions", acts: [.init(act: act)], from: "members",
        to: "board", rule: "board", until: consortium.now.adding(365 * .day),
        countermand: DelegationDefinition.Countermand(within: 40 * .day)))
  }

  @Test func `the board admits in the members' place, until they countermand it`() throws {
    try carry(delegation(AdmitMember.name))
    let act = AdmitMember(
      organization: "late", title: "Late", memberClass: "contributor", principal: "late-rep",
      key: Keys.first(of: "late-rep").publicKey)
    let poll = try consortium.bring([Act(act)], in: "board", by: "first-sponsor-rep")
    for seat in ["board-sponsor-1", "board-sponsor-2"] as [Identifier] {
      try consortium.vote(.yes, seat: seat, on: poll)
    }
    #expect(try consortium.finish(poll) == .carried)
    let motion = try #require(consortium.register.poll(poll)).motion
    #expect(consortium.effects(of: motion).map(\.state) == [.done])
    try carry(CountermandDecision(motion: motion))
    #expect(consortium.register.reversal(of: motion)?.kind == .countermanded)
    consortium.refuses(.admissionSettled) { try consortium.join("late", admission: motion) }
  }

  @Test func `what is reserved the members do not give away`() throws {
    let motion = try carry(delegation(ExpelMember.name))
    #expect(consortium.effects(of: motion).map(\.code) == ["E-POWER-RESERVED"])
  }

  @Test func `who joined after the record date does not vote yet`() throws {
    let motion = try consortium.propose(
      [
        Act(
          AdmitMember(
            organization: "late", title: "Late", memberClass: "contributor",
            principal: "late-rep", key: Keys.first(of: "late-rep").publicKey))
      ], in: "members", by: "first-sponsor-rep")
    try consortium.makeReady(motion)
    let poll = try consortium.open(motion, in: "members")
    for seat in sponsors + contributors { try consortium.vote(.yes, seat: seat, on: poll) }
    try consortium.finish(poll)
    try consortium.join("late", admission: motion)
    func electors() throws -> [Identifier] {
      let poll = try consortium.bring(in: "members", by: "first-sponsor-rep")
      return consortium.register.electors(of: poll).map(\.seat)
    }
    #expect(try !electors().contains("members.late"), "seven days of discussion are not ten")
    consortium.wait(4 * .day)
    #expect(try electors().contains("members.late"))
  }
}

@Suite("The bylaws of an association under Robert's Rules") struct AssociationBylawsTests {
  let consortium: Consortium
  private let seats: [Identifier] = [
    "assembly.first-founder", "assembly.second-founder", "assembly.third-founder",
  ]

  init() throws {
    consortium = try Bylaws.consortium("association")
    let adopted = try consortium.bring(
      [Act(AdoptPolicy(policy: "dues", title: "Dues", text: consortium.keep("dues")))],
      in: "assembly", by: "second-founder-rep")
    for seat in seats { try consortium.vote(.yes, seat: seat, on: adopted) }
    try consortium.close(adopted, by: "first-founder-rep")
  }

  private func admit(_ organization: Identifier) throws {
    let motion = try consortium.propose(
      [
        Act(
          AdmitMember(
            organization: organization, title: organization.text, memberClass: "member",
            principal: organization.principal,
            key: Keys.first(of: organization.principal).publicKey))
      ], in: "assembly", by: "second-founder-rep")
    try consortium.makeReady(motion)
    let poll = try consortium.open(motion, in: "assembly")
    for elector in consortium.register.electors(of: poll) {
      try consortium.vote(.yes, seat: elector.seat, on: poll)
    }
    try consortium.close(poll, by: "first-founder-rep")
    try consortium.join(organization, admission: motion)
  }

  /// The directors take their seats in the board.
  private func seatBoard() throws {
    for (seat, organization) in zip(
      ["board-1", "board-2", "board-3"] as [Identifier],
      ["first-founder", "second-founder", "third-founder"] as [Identifier])
    {
      let person = organization.principal
      try consortium.designate(person, to: seat, by: person)
    }
  }

  private func promise(_ objective: Identifier) -> AdoptObjective {
    AdoptObjective(
      objective: objective, title: "A library", body: "board", owner: .body("board"),
      measure: "It is open", deadline: consortium.now.adding(90 * .day))
  }

  @Test func `the board promises by the written consent of all, from the last signature on`() throws
  {
    try seatBoard()
    let poll = try consortium.bring(
      [Act(promise("library"))], in: "board", by: "first-founder-rep")
    for seat in ["board-1", "board-2"] as [Identifier] {
      try consortium.vote(.yes, seat: seat, on: poll)
    }
    consortium.refuses(.pollOpen) { try consortium.close(poll, by: "first-founder-rep") }
    consortium.wait(.day)
    try consortium.vote(.yes, seat: "board-3", on: poll)
    let signed = consortium.now
    consortium.wait(.day)
    try consortium.close(poll, by: "first-founder-rep")
    #expect(consortium.outcome(of: poll) == .carried)
    #expect(consortium.register.objectives("library").map(\.inForce.from) == [signed])
  }

  @Test func `one director who does not sign stops it`() throws {
    try seatBoard()
    let poll = try consortium.bring(
      [Act(promise("library"))], in: "board", by: "first-founder-rep")
    for seat in ["board-1", "board-2"] as [Identifier] {
      try consortium.vote(.yes, seat: seat, on: poll)
    }
    #expect(try consortium.finish(poll) == .failed)
    #expect(consortium.register.objectives("library").isEmpty)
  }

  @Test func `any member names a risk, and the assembly decides who answers for it`() throws {
    let risk = try consortium.record(
      RiskIdentified(body: "assembly", title: "One landlord"), by: "third-founder-rep")
    let poll = try consortium.bring(
      [Act(AssignRisk(risk: risk, owner: .organization("second-founder")))], in: "assembly",
      by: "second-founder-rep")
    for seat in seats { try consortium.vote(.yes, seat: seat, on: poll) }
    try consortium.close(poll, by: "first-founder-rep")
    #expect(consortium.register.risk(risk)?.owner == .organization("second-founder"))
  }

  @Test func `at a meeting the roll is called, and those who are there are the quorum`() throws {
    let motion = try consortium.propose(
      [Act(AdoptPolicy(policy: "rent", title: "Rent", text: consortium.keep("rent")))],
      in: "assembly", by: "second-founder-rep")
    try consortium.makeReady(motion)
    let meeting = try consortium.call(
      in: "assembly", by: "first-founder-rep", starts: consortium.now.adding(10 * .day))
    consortium.wait(10 * .day)
    try consortium.openMeeting(meeting, by: "first-founder-rep")
    try consortium.arrive(meeting, by: "first-founder-rep", seat: seats[0])
    try consortium.attest(
      meeting, [.seat(seats[1]), .seat(seats[2])], by: "third-founder-rep")
    let poll = try consortium.open(
      motion, in: "assembly", closes: consortium.now.adding(3600))
    let sitting = Sitting(meeting: meeting, motion: motion, poll: poll)
    let rollCall = try consortium.roll(
      sitting, [(seats[1], .yes), (seats[2], .no)], by: "third-founder-rep")
    try consortium.confirm(rollCall, by: "first-founder-rep")
    consortium.wait(2 * 3600)
    consortium.refuses(.disputesOpen) { try consortium.close(poll, by: "first-founder-rep") }
    try consortium.dispute(rollCall, by: "third-founder-rep", seat: seats[2])
    consortium.waitForDisputes(sitting)
    try consortium.close(poll, by: "first-founder-rep")
    let closed = try #require(consortium.register.poll(poll))
    #expect(closed.outcome == .carried)
    #expect(closed.presence?.present == 3)
    #expect(closed.result?.totals.present == 1)
  }

  @Test func `a motion is amended by a majority at once, and then needs what it always needed`()
    throws
  {
    let main = try consortium.propose(
      [Act(RepealPolicy(policy: "dues"))], in: "assembly", by: "second-founder-rep")
    try consortium.makeReady(main)
    let amendment = try consortium.move(
      AmendMotion(
        motion: main, version: 1, base: [],
        result: AmendMotion.Wording(
          title: "Other dues", texts: [consortium.text("other dues")],
          acts: [Act(AmendPolicy(policy: "dues", text: consortium.keep("other dues")))])),
      texts: [consortium.text("other dues")], by: "third-founder-rep")
    try consortium.makeReady(amendment)
    consortium.refuses(.motionPending) { try consortium.open(main, in: "assembly") }
    let vote = try consortium.open(
      amendment, in: "assembly", closes: consortium.now.adding(.hour))
    for seat in seats[1...] { try consortium.vote(.yes, seat: seat, on: vote) }
    try consortium.vote(.no, seat: seats[0], on: vote)
    try consortium.close(vote, by: "first-founder-rep")
    #expect(consortium.outcome(of: vote) == .carried)
    let poll = try consortium.open(main, in: "assembly")
    #expect(consortium.register.poll(poll)?.rule.id == "noticed")
    for seat in seats[1...] { try consortium.vote(.yes, seat: seat, on: poll) }
    try consortium.vote(.no, seat: seats[0], on: poll)
    try consortium.close(poll, by: "first-founder-rep")
    #expect(consortium.register.policies("dues").map(\.version) == [1, 2])
  }

  @Test func `who voted no may have it asked again, for two days`() throws {
    let lost = try consortium.bring(in: "assembly", by: "second-founder-rep")
    try consortium.vote(.yes, seat: seats[1], on: lost)
    try consortium.vote(.no, seat: seats[2], on: lost)
    try consortium.vote(.no, seat: seats[0], on: lost)
    try consortium.close(lost, by: "first-founder-rep")
    #expect(consortium.outcome(of: lost) == .failed)
    let again = Act(
      ReconsiderDecision(motion: try #require(consortium.register.poll(lost)?.motion)))
    consortium.refuses(.notPrevailing) {
      try consortium.propose([again], in: "assembly", by: "second-founder-rep")
    }
    try consortium.propose([again], in: "assembly", by: "third-founder-rep")
    consortium.wait(2 * .day)
    consortium.refuses(.reconsideredLate) {
      try consortium.propose([again], in: "assembly", by: "third-founder-rep")
    }
  }

  @Test func `what all members sign is in effect with the last signature, days before its closing`()
    throws
  {
    var charter = try Bylaws.document("association")
    charter.adoptsInWriting(in: "assembly", as: "bylaws")
    let consortium = try Consortium.founded(charter)
    let act = AdoptPolicy(policy: "rent", title: "Rent", text: consortium.keep("rent"))
    let poll = try consortium.bring([Act(act)], in: "assembly", by: "second-founder-rep")
    for seat in seats[1...] { try consortium.vote(.yes, seat: seat, on: poll) }
    consortium.refuses(.pollOpen) { try consortium.close(poll, by: "first-founder-rep") }
    try consortium.vote(.yes, seat: seats[0], on: poll)
    let signed = try #require(consortium.register.poll(poll)).closes
    consortium.wait(3 * .day)
    try consortium.close(poll, by: "first-founder-rep")
    #expect(consortium.outcome(of: poll) == .carried)
    #expect(try consortium.register.policy("rent", at: signed) != nil)
    #expect(try consortium.register.policy("rent", at: signed.adding(-1)) == nil)
  }

  @Test func `with notice a majority repeals, without it takes two thirds`() throws {
    for organization in ["fourth", "fifth"] as [Identifier] { try admit(organization) }
    for (notice, outcome) in [(0, Outcome.failed), (10 * .day, .carried)] as [(Int64, Outcome)] {
      let motion = try consortium.propose(
        [Act(RepealPolicy(policy: "dues"))], in: "assembly", by: "second-founder-rep")
      try consortium.makeReady(motion)
      consortium.wait(notice)
      let poll = try consortium.open(motion, in: "assembly")
      for seat in seats[1...] + ["assembly.fourth"] {
        try consortium.vote(.yes, seat: seat, on: poll)
      }
      for seat in [seats[0], "assembly.fifth"] { try consortium.vote(.no, seat: seat, on: poll) }
      try consortium.close(poll, by: "first-founder-rep")
      #expect(consortium.outcome(of: poll) == outcome)
      // Without notice the president's no makes three of five, less than two thirds; with it, nothing.
      let totals = try #require(consortium.register.poll(poll)?.result?.totals)
      #expect(totals.leftOut == (outcome == .failed ? 0 : 1))
    }
  }

  @Test func `one member carries one other's proxy, which is no presence, and none for the bylaws`()
    throws
  {
    let motion = try consortium.propose(
      [Act(AdoptPolicy(policy: "hall", title: "Hall", text: consortium.keep("hall")))],
      in: "assembly", by: "second-founder-rep")
    try consortium.makeReady(motion)
    let poll = try consortium.open(motion, in: "assembly")
    let proxy = try consortium.grant(
      seats[2], by: "third-founder-rep", to: "second-founder-rep", for: .motion(motion))
    try consortium.vote(.yes, seat: seats[1], on: poll)
    try consortium.vote(
      .yes, byProxy: proxy, by: "second-founder-rep", seat: seats[2], on: poll)
    let totals = try consortium.closing(of: poll).totals
    #expect(totals.yes == 2 && totals.byProxies == 1)
    #expect(try consortium.closing(of: poll).outcome == .noQuorum)
    let bylaws = try consortium.propose(
      [Act(AmendCharter(text: consortium.keep("bylaws")))], in: "assembly",
      by: "second-founder-rep")
    consortium.refuses(.proxyNotAllowed) {
      try consortium.grant(
        seats[2], by: "third-founder-rep", to: "second-founder-rep", for: .motion(bylaws))
    }
  }
}

@Suite("The bylaws of a consortium side by side") struct ConsortiumBylawsTests {
  @Test func `a founder's alternate votes where its representative does not`() throws {
    let consortium = try Bylaws.consortium("consortium")
    try consortium.enrol("first-second", of: "first-founder")
    consortium.wait(30 * .day)
    let designation = try consortium.record(
      SeatDesignated(seat: "board-1", person: "first-second", asAlternate: true),
      by: "first-founder-rep")
    try consortium.acceptSeat("board-1", by: "first-second", appointment: designation)
    let seat = try #require(try consortium.register.seat("board-1", at: consortium.now))
    #expect(
      try consortium.register.alternate(of: seat, at: consortium.now)?.person == "first-second")
    #expect(seat.hasAlternate)
  }
}

@Suite("The bylaws of a forum that reviews patents") struct ForumBylawsTests {
  let consortium: Consortium
  private let members: [Identifier] = [
    "first-issuer", "second-issuer", "third-issuer", "first-consumer",
  ]

  init() throws {
    var charter = try Bylaws.document("forum")
    for id in members where !charter.founders.contains(where: { $0.id == id }) {
      charter.founders.append(
        CharterDocument.Founder(
          id: id, title: id.text, memberClass: "issuer", principal: id.principal,
          key: Keys.first(of: id.principal).publicKey))
    }
    consortium = try Consortium.founded(charter)
    for id in members { try sign(id) }
  }

  private func sign(_ member: Identifier) throws {
    try consortium.record(FormalityMet("ipr-agreement", by: member), by: member.principal)
  }

  @Test func `a member votes once it has signed the agreement on rights in inventions`() throws {
    let admission = try consortium.propose(
      [
        Act(
          AdmitMember(
            organization: "fourth-issuer", title: "Fourth", memberClass: "issuer",
            principal: "fourth-issuer-rep",
            key: Keys.first(of: "fourth-issuer-rep").publicKey))
      ], in: "forum", by: "first-issuer-rep")
    try consortium.makeReady(admission)
    let admitting = try consortium.open(
      admission, in: "forum", by: "first-issuer-rep", closes: consortium.now.adding(7 * .day))
    try consortium.voteAll(on: admitting)
    try consortium.finish(admitting)
    try consortium.join("fourth-issuer", admission: admission)
    let seat: Identifier = "forum.fourth-issuer"
    let before = try consortium.bring(in: "forum", by: "first-issuer-rep")
    consortium.refuses(.seatIneligible) { try consortium.vote(.yes, seat: seat, on: before) }
    try consortium.voteAll(on: before)
    #expect(try consortium.finish(before) == .carried)
    let totals = try #require(consortium.register.poll(before)?.result).totals
    #expect(totals.ineligible == 1 && totals.eligible == 4)
    try sign("fourth-issuer")
    let after = try consortium.bring(in: "forum", by: "first-issuer-rep")
    try consortium.vote(.yes, seat: seat, on: after)
  }

  /// A guideline that the forum has adopted by a ballot.
  private func adopted() throws -> Digest {
    let text = consortium.keep("guideline")
    let poll = try consortium.bring(
      [Act(AdoptPolicy(policy: "baseline", title: "Baseline", text: text))], in: "forum",
      by: "first-issuer-rep")
    try consortium.voteAll(on: poll)
    #expect(try consortium.finish(poll) == .carried)
    return try #require(consortium.register.poll(poll)).motion
  }

  @Test func `a guideline takes effect when its review is over`() throws {
    _ = try adopted()
    let end = consortium.now.adding(60 * .day)
    #expect(try consortium.register.policy("baseline", at: end.adding(-1)) == nil)
    #expect(try consortium.register.policy("baseline", at: end) != nil)
  }

  @Test func `a member that excludes a patent from it stops it`() throws {
    let motion = try adopted()
    consortium.wait(59 * .day)
    try consortium.object(to: motion, by: "first-consumer")
    #expect(consortium.register.reversal(of: motion)?.kind == .objected)
    #expect(try consortium.register.policy("baseline", at: consortium.now.adding(.day)) == nil)
  }
}
