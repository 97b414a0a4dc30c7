import Sodium
import Testing

@testable import Governance

@Suite("Amending a motion")
struct AmendmentTests {
  let consortium: Consortium

  init() throws {
    consortium = try Consortium.founded()
  }

  func motion(_ id: Digest) throws -> Motion { try #require(consortium.register.motion(id)) }

  @Test func `carried, it makes a new version of the motion, still its mover's, and says so`()
    throws
  {
    let main = try consortium.propose(saying: "Geneva")
    let amendment = try consortium.moveAmendment(of: main, saying: "Zürich")
    try consortium.decide(amendment)
    let amended = try motion(main)
    #expect(amended.version == 2)
    #expect(amended.mover == .ibmRep)
    #expect(amended.state == .proposed)
    #expect(amended.texts == [consortium.text("Zürich")])
    #expect(amended.finalText == consortium.register.polls(on: amendment).first?.closed)
    #expect(consortium.course(of: main)?.madeBy == amendment)
    try consortium.decide(main)
    #expect(consortium.state(of: main) == .carried)
  }

  @Test func `lost, it leaves the motion as it is`() throws {
    let main = try consortium.propose(saying: "Geneva")
    try consortium.decide(try consortium.moveAmendment(of: main, saying: "Zürich"), .no)
    #expect(try motion(main).version == 1)
    #expect(try motion(main).texts == [consortium.text("Geneva")])
    try consortium.open(main)
  }

  @Test func `while it is pending no poll opens on the motion`() throws {
    let main = try consortium.propose(saying: "Geneva")
    let amendment = try consortium.moveAmendment(of: main, saying: "Zürich")
    consortium.refuses(.motionPending) { try consortium.open(main) }
    let poll = try consortium.open(amendment)
    consortium.refuses(.motionPending) { try consortium.open(main) }
    consortium.wait(8 * .day)
    consortium.refuses(.motionPending) { try consortium.open(main) }
    try consortium.close(poll)
    try consortium.open(main)
  }

  @Test func `withdrawn, or never seconded, it is in nobody's way`() throws {
    let main = try consortium.propose(saying: "Geneva")
    try consortium.withdraw(
      try consortium.moveAmendment(of: main, saying: "Zürich"), by: .metaRep)
    try consortium.open(main)

    let debated = try consortium.propose(saying: "A tool", in: .toc, by: .cernRep)
    try consortium.makeReady(debated)
    try consortium.moveAmendment(of: debated, saying: "Another tool")
    try consortium.open(debated, in: .toc)
  }

  @Test func `the motion waits until a day after the mover may open the poll, and no longer`()
    throws
  {
    let main = try consortium.propose(saying: "Geneva")
    let amendment = try consortium.moveAmendment(of: main, saying: "Zürich")
    consortium.wait(4 * .day - 1)
    consortium.refuses(.motionPending) { try consortium.open(main) }
    consortium.wait(1)
    try consortium.open(main)
    consortium.refuses(.motionSettled, "it would amend what is voted on") {
      try consortium.open(amendment)
    }
  }

  @Test func `it is about the motion as it stands, and does nothing once that has changed`() throws
  {
    let main = try consortium.propose(saying: "Geneva")
    consortium.refuses(.amendmentBase) {
      var amendment = try consortium.amendment(of: main, saying: "Zürich")
      amendment.base = [.of("another text")]
      try consortium.propose([Act(amendment)], texts: [consortium.text("Zürich")])
    }
    let amendment = try consortium.moveAmendment(of: main, saying: "Zürich")
    try consortium.record(
      MotionRevised(
        motion: main, version: 2, title: "Where", texts: [consortium.text("Basel")], acts: []),
      by: .ibmRep)
    consortium.refuses(.amendmentBase) { try consortium.open(amendment) }
  }

  @Test func `the mover does not slip away from under one, nor take back what the body has made`()
    throws
  {
    let main = try consortium.propose(saying: "Geneva")
    let amendment = try consortium.moveAmendment(of: main, saying: "Zürich")
    let poll = try consortium.open(amendment)
    consortium.refuses(.motionPending) { try consortium.revise(main) }
    try consortium.voteAll(on: poll)
    try consortium.close(poll)
    #expect(try motion(main).version == 2)
    consortium.refuses(.bodysWording) { try consortium.revise(main, version: 3) }
  }

  @Test func `it changes what the motion does, under the powers over that`() throws {
    let main = try consortium.propose([Act(SuspendMember(organization: .meta))])
    func change(to acts: [Act]) throws -> Digest {
      try consortium.propose(
        [
          Act(
            AmendMotion(
              motion: main, version: 1, base: [],
              result: AmendMotion.Wording(title: "A motion", acts: acts)))
        ], by: .cernRep)
    }
    consortium.refuses(.notThisBody) {
      _ = try change(to: [Act(FillSeat(seat: .tocOne, person: .ibmRep))])
    }
    consortium.refuses(.amendmentEmpty) {
      _ = try change(to: [Act(SuspendMember(organization: .meta))])
    }
    try consortium.decide(try change(to: [Act(ExpelMember(organization: .meta))]))
    #expect(try motion(main).requires.map(\.rule) == [.special], "it needs what expelling needs")
    try consortium.decide(main)
    #expect(try !consortium.isMember(.meta))
  }

  @Test func `it brings along the texts that result`() throws {
    let main = try consortium.propose(saying: "Geneva")
    consortium.refuses(.actTextMissing) {
      try consortium.propose([Act(try consortium.amendment(of: main, saying: "Zürich"))])
    }
  }

  @Test func `the second degree is the last`() throws {
    let main = try consortium.propose(saying: "Geneva")
    let first = try consortium.moveAmendment(of: main, saying: "Zürich")
    func change(_ amendment: Digest, to text: String, by mover: Identifier) throws -> Digest {
      let amended = try motion(amendment)
      let result = consortium.text(text)
      return try consortium.propose(
        [
          Act(
            AmendMotion(
              motion: amendment, version: amended.version, base: amended.texts.map(\.digest),
              result: AmendMotion.Wording(
                title: "Another city", texts: [result],
                acts: [Act(try consortium.amendment(of: main, saying: text))])))
        ], by: mover, texts: [result])
    }
    let second = try change(first, to: "Basel", by: .cernRep)
    consortium.refuses(.amendmentDegree) {
      try consortium.moveAmendment(of: second, saying: "Bern", by: .imperialRep)
    }
    consortium.refuses(.motionPending, "the amendment of the amendment comes first") {
      try consortium.open(first)
    }
    try consortium.decide(second)
    #expect(try motion(first).texts == [consortium.text("Basel")])
    try consortium.decide(first)
    #expect(try motion(main).texts == [consortium.text("Basel")])
  }

  @Test func `an amendment stays one of the same motion, and stands alone`() throws {
    let (main, other) = (
      try consortium.propose(saying: "Geneva"), try consortium.propose(saying: "Money")
    )
    let amendment = try consortium.moveAmendment(of: main, saying: "Zürich")
    consortium.refuses(.otherKind) {
      try consortium.revise(amendment, [Act(TableMotion(motion: main))], by: .metaRep)
    }
    consortium.refuses(.otherKind) {
      try consortium.revise(
        amendment, [Act(try consortium.amendment(of: other, saying: "Zürich"))], by: .metaRep)
    }
    consortium.refuses(.otherKind) {
      try consortium.revise(main, [Act(TableMotion(motion: other))])
    }
    consortium.refuses(.actNotAlone) {
      try consortium.propose([
        Act(TableMotion(motion: main)), Act(SuspendMember(organization: .meta)),
      ])
    }
  }

  @Test func `nobody holds a motion up with one amendment after the other`() throws {
    let main = try consortium.propose(saying: "Geneva")
    try consortium.decide(try consortium.moveAmendment(of: main, saying: "Zürich"), .no)
    consortium.refuses(.motionDilatory) {
      try consortium.moveAmendment(of: main, saying: "Basel")
    }
    try consortium.decide(
      try consortium.moveAmendment(of: main, saying: "Basel", by: .cernRep))
    try consortium.moveAmendment(of: main, saying: "Bern")
  }

  @Test func `a second is not asked for what the body itself has made`() throws {
    let main = try consortium.propose(saying: "A tool", in: .toc, by: .cernRep)
    let amendment = try consortium.moveAmendment(of: main, saying: "Another tool")
    try consortium.decide(amendment)
    #expect(try motion(main).version == 2)
    consortium.refuses(.discussionOpen, "its words are new") {
      try consortium.open(main, in: .toc)
    }
    consortium.wait(7 * .day)
    try consortium.open(main, in: .toc)
  }

  @Test func `a power of that name says who amends, and by which rule`() throws {
    let strict = try Consortium.founded { charter in
      charter.powers.append(
        FixtureCharter.power(AmendMotion.name, scope: .body(.board), (.board, .special)))
    }
    let main = try strict.propose(saying: "Geneva")
    let amendment = try strict.moveAmendment(of: main, saying: "Zürich")
    #expect(strict.register.motion(amendment)?.requires.map(\.rule) == [.special])
    let other = try strict.propose(saying: "A tool", in: .toc, by: .cernRep)
    let usual = try strict.moveAmendment(of: other, saying: "Another")
    #expect(strict.register.motion(usual)?.requires.map(\.rule) == [.debated])
  }
}
