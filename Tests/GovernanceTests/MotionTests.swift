import Sodium
import Testing

@testable import Governance

@Suite("Proposing a motion")
struct MotionTests {
  let consortium: Consortium

  init() throws {
    consortium = try Consortium.founded()
  }

  func number(of motion: Digest) -> String? { consortium.register.motion(motion)?.number.text }

  @Test func `numbers follow the log in each body and year`() throws {
    #expect(number(of: try consortium.propose()) == "board-2023-001")
    #expect(number(of: try consortium.propose()) == "board-2023-002")
    let other = try consortium.propose(in: .toc, by: .cernRep)
    #expect(number(of: other) == "toc-2023-001")
    consortium.wait(until: "2024-01-01")
    #expect(number(of: try consortium.propose()) == "board-2024-001")
  }

  @Test func `where the rule lets seats move, a holder does, voting or not, and nobody else`()
    throws
  {
    consortium.refuses(.notMover) { try consortium.propose(in: .toc, by: .ibmRep) }
    let motion = try consortium.carry(FillSeat(seat: .boardGuest, person: .metaRep))
    try consortium.acceptSeat(.boardGuest, by: .metaRep, appointment: motion)
    try consortium.record(SeatResigned(seat: .boardMeta), by: .metaRep)
    try consortium.propose(by: .metaRep)
  }

  @Test func `where the rule lets members move, any person of one in standing does`() throws {
    let open = try Consortium.founded { charter in
      charter.rules[0].mover = .member
    }
    try open.enrol("meta-deputy", of: .meta)
    try open.propose(by: "meta-deputy")
    try open.carry(SuspendMember(organization: .meta))
    open.refuses(.notMember) { try open.propose(by: "meta-deputy") }
  }

  @Test func `a motion is moved in a body that there is, and that has the power`() throws {
    consortium.refuses(.bodyUnknown) { try consortium.propose(in: "senate") }
    consortium.refuses(.notThisBody) {
      try consortium.propose([Act(SuspendMember(organization: .meta))], in: .toc, by: .cernRep)
    }
    let narrow = try Consortium.founded { charter in
      charter.powers.removeAll { $0.act == AmendPolicy.name }
    }
    narrow.refuses(.powerMissing) {
      try narrow.propose([Act(AmendPolicy(policy: "licences", text: .of("text")))])
    }
  }

  @Test func `the narrower power goes before the general one`() throws {
    let act = Act(FillSeat(seat: .tocOne, person: .ibmRep))
    consortium.refuses(.notThisBody) { try consortium.propose([act]) }
    let motion = try consortium.propose([act], in: .toc, by: .cernRep)
    #expect(consortium.register.motion(motion)?.requires.map(\.rule) == [.debated])
  }

  @Test func `one motion is decided by one rule in each body`() throws {
    consortium.refuses(.mixedRules) {
      try consortium.propose([
        Act(SuspendMember(organization: .meta)), Act(ExpelMember(organization: .cern)),
      ])
    }
  }

  @Test func `an act on a seat that nobody knows is not proposed`() throws {
    // Else the general power over it would be asked, and the seat made in another body meanwhile.
    consortium.refuses(.seatUnknown) {
      try consortium.propose([Act(FillSeat(seat: "toc-four", person: .ibmRep))])
    }
    consortium.refuses(.motionUnknown) {
      try consortium.propose([Act(RescindDecision(motion: .of("nothing")))])
    }
  }

  @Test func `a seat that the motion itself makes is decided on where it will be`() throws {
    let seat = SeatDefinition(id: "toc-four", body: .toc, title: "Fourth")
    consortium.refuses(.notThisBody) {
      try consortium.propose([
        Act(CreateSeat(seat: seat)), Act(FillSeat(seat: "toc-four", person: .ibmRep)),
      ])
    }
    let group = BodyDefinition(
      id: "models", kind: .workingGroup, title: "Open models", parent: .toc, rule: .ordinary)
    let lead = SeatDefinition(id: "models-lead", body: "models", title: "Lead")
    let charter = CharterBody(body: group, mandate: consortium.keep("mandate"), seats: [lead])
    consortium.refuses(.mixedRules, "both are the board's, by different rules") {
      try consortium.propose([
        Act(charter), Act(FillSeat(seat: "models-lead", person: .ibmRep)),
      ])
    }
  }

  @Test func `an act does not take effect before it is proposed`() throws {
    let act = Act(SuspendMember(organization: .meta), effective: consortium.now.adding(-1))
    consortium.refuses(.retroactive) { try consortium.propose([act]) }
    let motion = try consortium.propose()
    consortium.refuses(.retroactive) { try consortium.revise(motion, [act]) }
  }

  @Test func `the acts on bodies that take effect at once name no time`() throws {
    let later = consortium.now.adding(.day)
    consortium.refuses(.notDeferrable) {
      try consortium.propose([Act(DissolveBody(body: .toc), effective: later)])
    }
    consortium.refuses(.notDeferrable) {
      try consortium.propose([Act(AmendBody(body: FixtureCharter.bodies[1]), effective: later)])
    }
  }

  @Test func `who moves to rescind or reconsider a motion has seen it`() throws {
    let seen = consortium.log.seen(consortium.log.size)
    let motion = try consortium.propose(by: .metaRep)
    for content: any ActKind in [
      RescindDecision(motion: motion), ReconsiderDecision(motion: motion),
    ] {
      consortium.refuses(.seenTooShort) {
        try consortium.record(
          MotionProposed(body: .board, title: "A motion", acts: [Act(content)]), by: .ibmRep,
          Consortium.Signing(seen: seen))
      }
    }
  }

  @Test func `more than 64 acts are no motion`() throws {
    let act = Act(SuspendMember(organization: .meta))
    consortium.refuses(.eventMalformed) {
      try consortium.propose(Array(repeating: act, count: 65))
    }
    try consortium.propose(Array(repeating: act, count: 64))
  }
}

@Suite("The texts of a motion")
struct MotionTextTests {
  let consortium: Consortium

  init() throws {
    consortium = try Consortium.founded()
  }

  func propose(_ texts: TextReference..., acts: [Act] = []) throws {
    try consortium.propose(acts, texts: texts)
  }

  @Test func `one operative text at least prevails, plain text or Markdown, never salted`() throws {
    let name = TextReference.Name.plain(.of("text"))
    consortium.refuses(.operativeText) {
      try propose(TextReference(name: name, size: 1, role: .annex))
    }
    consortium.refuses(.operativeText) {
      try propose(TextReference(name: .salted(.of("text")), size: 1))
    }
    consortium.refuses(.operativeText) {
      try propose(TextReference(name: name, size: 1, media: "application/pdf"))
    }
    try propose(TextReference(name: name, size: 1, media: "text/plain"))
    try propose(
      TextReference(name: name, size: 1),
      TextReference(name: .salted(.of("annex")), size: 1, role: .annex, media: "application/pdf"))
  }

  @Test func `no text is named twice, also not by both kinds of hash`() throws {
    let name = TextReference.Name.plain(.of("text"))
    consortium.refuses(.textTwice) {
      try propose(TextReference(name: name, size: 1), TextReference(name: name, size: 1))
    }
    consortium.refuses(.textTwice) {
      try propose(
        TextReference(name: name, size: 1),
        TextReference(name: .salted(.of("text")), size: 1, role: .annex))
    }
  }

  @Test func `a text has the size that its reference tells, where it is at hand`() throws {
    let name = TextReference.Name.plain(consortium.keep("four"))
    for size in [Int64(3), 5] {
      consortium.refuses(.textSize) { try propose(TextReference(name: name, size: size)) }
    }
    let motion = try consortium.propose(texts: [TextReference(name: name, size: 4)])
    consortium.refuses(.textSize) {
      try consortium.record(
        MotionRevised(
          motion: motion, version: 2, title: "Longer", texts: [TextReference(name: name, size: 5)],
          acts: []),
        by: .ibmRep)
    }
    try propose(TextReference(name: .plain(.of("withheld")), size: 5))
  }

  @Test func `the text that an act adopts is an operative one of the motion`() throws {
    let act = Act(AdoptPolicy(policy: "licences", title: "Licences", text: .of("policy")))
    consortium.refuses(.actTextMissing) { try propose(acts: [act]) }
    consortium.refuses(.actTextMissing) {
      try propose(
        TextReference(name: .plain(.of("text")), size: 1),
        TextReference(name: .plain(.of("policy")), size: 1, role: .annex), acts: [act])
    }
    try propose(TextReference(name: .plain(.of("policy")), size: 1), acts: [act])
  }
}

@Suite("Working on a motion")
struct MotionLifeTests {
  let consortium: Consortium

  init() throws {
    consortium = try Consortium.founded()
  }

  /// A motion of the first seat in the committee, whose rule asks for a second and a week's discussion.
  func propose() throws -> Digest { try consortium.propose(in: .toc, by: .cernRep) }

  @Test func `a new version drops the seconds and starts the discussion again`() throws {
    let motion = try propose()
    try consortium.second(motion, by: .metaRep, seat: .tocThree)
    consortium.wait(7 * .day)
    try consortium.revise(motion, by: .cernRep)
    consortium.refuses(.secondsMissing) { try consortium.open(motion, in: .toc) }
    try consortium.second(motion, by: .metaRep, seat: .tocThree, version: 2)
    consortium.wait(7 * .day - 1)
    consortium.refuses(.discussionOpen) { try consortium.open(motion, in: .toc) }
    consortium.wait(1)
    try consortium.open(motion, in: .toc)
  }

  @Test func `only the mover revises, to the next version, over the text as it stands`() throws {
    let motion = try propose()
    let seen = consortium.log.seen(consortium.log.size)
    consortium.refuses(.notMover) { try consortium.revise(motion, by: .metaRep) }
    consortium.refuses(.versionStale) { try consortium.revise(motion, version: 3, by: .cernRep) }
    try consortium.revise(motion, by: .cernRep)
    consortium.refuses(.seenTooShort) {
      try consortium.record(
        MotionSeconded(motion: motion, version: 2, seat: .tocThree), by: .metaRep,
        Consortium.Signing(seen: seen))
    }
  }

  @Test func `a second is for the version as it stands`() throws {
    let motion = try propose()
    try consortium.revise(motion, by: .cernRep)
    consortium.refuses(.versionStale) {
      try consortium.second(motion, by: .metaRep, seat: .tocThree)
    }
  }

  @Test func `a voting seat of the body seconds, once, and not the mover's`() throws {
    let motion = try propose()
    consortium.refuses(.ownSecond) { try consortium.second(motion, by: .cernRep, seat: .tocOne) }
    consortium.refuses(.seatElsewhere) {
      try consortium.second(motion, by: .metaRep, seat: .boardMeta)
    }
    consortium.refuses(.notHolder) {
      try consortium.second(motion, by: .metaRep, seat: .tocTwo)
    }
    try consortium.second(motion, by: .metaRep, seat: .tocThree)
    consortium.refuses(.secondedAlready) {
      try consortium.second(motion, by: .metaRep, seat: .tocThree)
    }
  }

  @Test func `one person with two seats seconds once`() throws {
    try consortium.record(SeatResigned(seat: .tocTwo), by: .imperialRep)
    let filling = try consortium.carry(
      [Act(FillSeat(seat: .tocTwo, person: .metaRep))], in: .toc, by: .cernRep)
    try consortium.acceptSeat(.tocTwo, by: .metaRep, appointment: filling)
    let motion = try propose()
    try consortium.second(motion, by: .metaRep, seat: .tocThree)
    consortium.refuses(.secondedAlready) {
      try consortium.second(motion, by: .metaRep, seat: .tocTwo)
    }
  }

  @Test func `the mover withdraws before any poll, and then it is over`() throws {
    let motion = try propose()
    consortium.refuses(.notMover) { try consortium.withdraw(motion, by: .metaRep) }
    try consortium.withdraw(motion, by: .cernRep)
    #expect(consortium.state(of: motion) == .withdrawn)
    consortium.refuses(.motionSettled) { try consortium.withdraw(motion, by: .cernRep) }
    consortium.refuses(.motionSettled) { try consortium.revise(motion, by: .cernRep) }
    consortium.refuses(.motionSettled) {
      try consortium.second(motion, by: .metaRep, seat: .tocThree)
    }
    consortium.refuses(.motionSettled) { try consortium.open(motion, in: .toc) }
    consortium.refuses(.motionSettled) {
      try consortium.demand(motion, in: .toc, by: .metaRep, seat: .tocThree)
    }
  }

  @Test func `once a poll is opened nobody withdraws or revises`() throws {
    let motion = try consortium.propose()
    try consortium.open(motion)
    consortium.refuses(.motionSettled) { try consortium.withdraw(motion) }
    consortium.refuses(.motionSettled) { try consortium.revise(motion) }
  }

  @Test func `a motion that was never polled lapses`() throws {
    let motion = try consortium.propose()
    consortium.wait(60 * .day)
    consortium.refuses(.motionLapsed) { try consortium.open(motion) }
    consortium.refuses(.motionLapsed) { try consortium.revise(motion) }
    consortium.refuses(.motionLapsed) { try consortium.withdraw(motion) }
  }

  @Test func `a motion can be polled to the last second before it lapses`() throws {
    let motion = try consortium.propose()
    consortium.wait(60 * .day - 1)
    try consortium.open(motion)
  }

  @Test func `a new version lapses later`() throws {
    let motion = try consortium.propose()
    consortium.wait(59 * .day)
    try consortium.revise(motion)
    consortium.wait(59 * .day)
    try consortium.open(motion)
  }

  @Test func `what nobody proposed is no motion`() throws {
    let none = Digest.of("nothing")
    consortium.refuses(.motionUnknown) { try consortium.withdraw(none) }
    consortium.refuses(.motionUnknown) { try consortium.revise(none) }
    consortium.refuses(.motionUnknown) {
      try consortium.second(none, by: .metaRep, seat: .boardMeta)
    }
  }
}
