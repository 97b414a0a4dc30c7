import CanonicalJSON
import Sodium
import Testing

@testable import Governance

@Suite("Hearing those who would be removed")
struct HearingTests {
  let consortium: Consortium
  let motion: Digest

  init() throws {
    consortium = try Consortium.withHearings()
    motion = try consortium.charge()
  }

  @Test func `no poll opens before the hearing was held`() throws {
    consortium.refuses(.hearingMissing) { try consortium.open(motion) }
    try consortium.hear(motion)
    consortium.wait(7 * .day - 1)
    consortium.refuses(.hearingAhead) { try consortium.open(motion) }
    consortium.wait(1)
    let poll = try consortium.open(motion)
    try consortium.voteAll(on: poll)
    try consortium.finish(poll)
    #expect(consortium.effects(of: motion).map(\.state) == [.done])
    #expect(try !consortium.isMember(.meta))
  }

  @Test func `whoever would be removed can waive it`() throws {
    consortium.refuses(.notPrincipal) { try consortium.waiveHearing(on: motion, by: .ibmRep) }
    try consortium.waiveHearing(on: motion)
    try consortium.open(motion)
  }

  @Test func `a waiver by one of several is not enough`() throws {
    let both = try consortium.propose(
      [Act(SuspendMember(organization: .meta)), Act(SuspendMember(organization: .cern))],
      texts: [TextReference(name: .plain(consortium.keep("Charges.")), size: 8)])
    try consortium.waiveHearing(on: both)
    consortium.refuses(.hearingMissing) { try consortium.open(both) }
    try consortium.waiveHearing(on: both, as: .organization(.cern), by: .cernRep)
    try consortium.open(both)
  }

  @Test func `a motion without charges is not even moved`() throws {
    consortium.refuses(.chargesMissing) {
      try consortium.propose([Act(ExpelMember(organization: .meta))])
    }
    consortium.refuses(.chargesMissing) {
      try consortium.revise(motion, [Act(ExpelMember(organization: .meta))])
    }
    // Under a rule without a hearing, as ever.
    let other = try Consortium.founded()
    try other.propose([Act(SuspendMember(organization: .meta))])
  }

  @Test func `chair and secretary call it, and the mover when they do not`() throws {
    consortium.refuses(.notHearingCaller) { try consortium.hear(motion, by: .ibmRep) }
    consortium.refuses(.notHearingCaller) { try consortium.hear(motion, by: .cernRep) }
    consortium.wait(3 * .day - 1)
    consortium.refuses(.notHearingCaller) { try consortium.hear(motion, by: .ibmRep) }
    consortium.wait(1)
    consortium.refuses(.notHearingCaller) { try consortium.hear(motion, by: .cernRep) }
    try consortium.hear(motion, by: .ibmRep)
    consortium.refuses(.hearingCalled) { try consortium.hear(motion) }
    let other = try consortium.charge(SuspendMember(organization: .cern))
    try consortium.hear(other, by: .metaRep)
  }

  @Test func `it has the notice of the rule, and is not put off for ever`() throws {
    consortium.refuses(.hearingTime) { try consortium.hear(motion, in: 7 * .day - 1) }
    consortium.refuses(.hearingTime) { try consortium.hear(motion, in: 17 * .day + 1) }
    try consortium.hear(motion, in: 17 * .day)
    // The motion lives on after it as long as its rule lets any.
    #expect(consortium.register.motion(motion)?.lapses == consortium.now.adding(77 * .day))
  }

  @Test func `new charges are heard anew`() throws {
    try consortium.hear(motion)
    try consortium.waiveHearing(on: motion)
    try consortium.record(
      MotionRevised(
        motion: motion, version: 2, title: "More of them",
        texts: [TextReference(name: .plain(consortium.keep("More charges.")), size: 13)],
        acts: [Act(ExpelMember(organization: .meta))]), by: .ibmRep)
    consortium.refuses(.hearingMissing) { try consortium.open(motion) }
    try consortium.hear(motion)
    consortium.wait(7 * .day)
    try consortium.open(motion)
  }

  @Test func `who holds a seat is heard for it`() throws {
    let vacating = try consortium.charge(VacateSeat(seat: .boardCern))
    consortium.refuses(.hearingMissing) { try consortium.open(vacating) }
    let seat = Accused.seat(.boardCern)
    consortium.refuses(.notHolder) { try consortium.answer(vacating, as: seat) }
    try consortium.answer(vacating, as: seat, by: .cernRep)
    try consortium.waiveHearing(on: vacating, as: seat, by: .cernRep)
    try consortium.open(vacating)
    // What nobody holds needs nobody heard.
    try consortium.open(try consortium.charge(VacateSeat(seat: .boardGuest)))
  }

  @Test func `an answer is kept with the motion, once to each version, while it is not decided`()
    throws
  {
    try consortium.answer(motion)
    #expect(
      consortium.register.hearingAnswers(to: motion).map(\.accused.text) == ["organization:meta"])
    consortium.refuses(.answeredAlready) { try consortium.answer(motion) }
    consortium.refuses(.notAccused) {
      try consortium.answer(motion, as: .organization(.cern), by: .cernRep)
    }
    let other = try consortium.charge(SuspendMember(organization: .meta))
    try consortium.waiveHearing(on: other)
    let poll = try consortium.open(other)
    try consortium.answer(other)
    try consortium.voteAll(.no, on: poll)
    try consortium.finish(poll)
    consortium.refuses(.motionSettled) { try consortium.answer(other) }
  }

  @Test func `an answer is for everybody or for the body, and says its size`() throws {
    consortium.refuses(.accessOther) { try consortium.answer(motion) { $0.access = "body:toc" } }
    consortium.refuses(.textSize) {
      try consortium.answer(motion) {
        $0.name = .plain($0.digest)
        $0.size = 8
      }
    }
    consortium.refuses(.operativeText) { try consortium.answer(motion) { $0.role = .operative } }
    try consortium.answer(motion) { $0.access = "body:board" }
  }

  @Test func `who answers has seen the charges`() throws {
    let seen = consortium.log.seen(consortium.log.size - 1)
    consortium.refuses(.seenTooShort) {
      try consortium.record(
        HearingWaived(motion: motion, accused: .organization(.meta)), by: .metaRep,
        Consortium.Signing(seen: seen))
    }
  }

  @Test func `other motions are not heard`() throws {
    let other = try consortium.propose()
    consortium.refuses(.hearingNone) { try consortium.hear(other) }
    try consortium.open(other)
  }

  @Test func `an expulsion in a consent agenda is heard like any`() throws {
    let agenda = try consortium.propose([
      Act(ConsentAgenda(items: [ConsentAgenda.Item(motion: motion, version: 1)]))
    ])
    consortium.refuses(.hearingMissing) { try consortium.open(agenda) }
  }
}

@Suite("A rule with a hearing")
struct HearingRuleTests {
  @Test func `is stricter than one without, and with a longer notice than with a shorter`() {
    let without = FixtureCharter.rules[0]
    var short = without
    short.hearing = HearingRule(notice: .day)
    var long = without
    long.hearing = HearingRule(notice: 2 * .day)
    #expect(long.isAtLeastAsStrict(as: short) && short.isAtLeastAsStrict(as: without))
    #expect(!without.isAtLeastAsStrict(as: short) && !short.isAtLeastAsStrict(as: long))
  }

  @Test func `leaves room for it before a motion lapses`() {
    #expect(throws: (any Error).self) {
      var rule = FixtureCharter.rules[0]
      rule.hearing = HearingRule(notice: rule.lapse - rule.openWithin - rule.discussion)
      _ = try DecisionRule(canonical: try rule.json.canonicalBytes())
    }
  }

  @Test func `by which nobody can be removed contradicts itself`() {
    var charter = FixtureCharter.document
    charter.hear()
    #expect(charter.problems() == [])
    charter.rules[0].hearing = HearingRule(notice: .day)
    let problems = charter.problems().map(\.description)
    #expect(problems.contains { $0.contains("nobody is removed by ordinary") })
  }
}
