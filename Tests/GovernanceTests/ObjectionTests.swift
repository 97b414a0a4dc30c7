import CanonicalJSON
import Sodium
import Testing

@testable import Governance

@Suite("Objections in the time between decision and effect")
struct ObjectionTests {
  static let span = 60 * Int64.day

  /// A consortium whose policies take effect after sixty days, in which members may object.
  static func founded(
    class memberClass: Identifier? = nil, objections: Int64 = 1
  ) throws -> Consortium {
    try Consortium.founded { charter in
      for index in charter.powers.indices
      where [AdoptPolicy.name, AmendPolicy.name, RepealPolicy.name]
        .contains(charter.powers[index].act)
      {
        charter.powers[index].delay = PowerDefinition.Delay(
          span: span, memberClass: memberClass, objections: objections)
      }
    }
  }

  static func adopting(_ consortium: Consortium) -> AdoptPolicy {
    AdoptPolicy(policy: "licences", title: "Licences", text: consortium.keep("version 1"))
  }

  /// A policy that is decided on, and since when.
  static func adopted(in consortium: Consortium) throws -> (motion: Digest, decided: Timestamp) {
    let motion = try consortium.carry(adopting(consortium))
    return (motion, consortium.now)
  }

  @Test func `the act takes effect when the time for objections is over`() throws {
    let consortium = try Self.founded()
    let (motion, decided) = try Self.adopted(in: consortium)
    let effect = decided.adding(Self.span)
    #expect(consortium.effects(of: motion).map(\.effective) == [effect])
    #expect(try consortium.register.policy("licences", at: effect.adding(-1)) == nil)
    #expect(try consortium.register.policy("licences", at: effect)?.version == 1)
    #expect(
      consortium.register.objectionPeriod(on: motion)?.span
        == Interval(from: decided, to: effect))
  }

  @Test func `a later time that the act names stays, an earlier one does not`() throws {
    let consortium = try Self.founded()
    let late = consortium.now.adding(300 * .day)
    let first = try consortium.carry(Self.adopting(consortium), effective: late)
    #expect(consortium.effects(of: first).map(\.effective) == [late])
    let second = try consortium.carry(
      AdoptPolicy(policy: "soon", title: "Soon", text: consortium.keep("version 1")),
      effective: consortium.now.adding(10 * .day))
    #expect(consortium.effects(of: second).map(\.effective) == [consortium.now.adding(Self.span)])
  }

  @Test func `an objection rescinds the decision by itself`() throws {
    let consortium = try Self.founded()
    let (motion, decided) = try Self.adopted(in: consortium)
    consortium.wait(30 * .day)
    let event = try consortium.object(to: motion, by: .cern)
    let reversal = try #require(consortium.register.reversal(of: motion))
    #expect(reversal.kind == .objected && reversal.by == event && reversal.at == consortium.now)
    #expect(consortium.register.motion(motion)?.rescinded == consortium.now)
    #expect(consortium.state(of: motion) == .carried)
    let policy = try #require(consortium.register.policies("licences").first)
    #expect(policy.standing.isEmpty && policy.endedBy == event)
    #expect(try consortium.register.policy("licences", at: decided.adding(Self.span)) == nil)
  }

  @Test func `what an amendment was to end goes on after an objection`() throws {
    let consortium = try Self.founded()
    let (_, decided) = try Self.adopted(in: consortium)
    consortium.wait(until: decided.adding(Self.span))
    for act in [
      AmendPolicy(policy: "licences", text: consortium.keep("version 2")) as any ActKind,
      RepealPolicy(policy: "licences"),
    ] {
      let motion = try consortium.carry(act)
      try consortium.object(to: motion, by: .meta)
      let policy = try consortium.register.policy("licences", at: consortium.now.adding(900 * .day))
      #expect(policy?.version == 1)
      #expect(policy?.endedBy == nil)
    }
  }

  @Test func `as many must object as the power says`() throws {
    let consortium = try Self.founded(objections: 2)
    let (motion, _) = try Self.adopted(in: consortium)
    try consortium.object(to: motion, by: .cern)
    #expect(consortium.register.motion(motion)?.rescinded == nil)
    consortium.refuses(.objectedAlready) { try consortium.object(to: motion, by: .cern) }
    try consortium.object(to: motion, by: .meta)
    #expect(consortium.register.motion(motion)?.rescinded == consortium.now)
    consortium.refuses(.notCarried) { try consortium.object(to: motion, by: .ibm) }
  }

  @Test func `only members of the class may object, each by its principal`() throws {
    let consortium = try Self.founded(class: .science)
    let (motion, _) = try Self.adopted(in: consortium)
    consortium.refuses(.objectionClass) { try consortium.object(to: motion, by: .meta) }
    consortium.refuses(.notPrincipal) {
      try consortium.object(to: motion, by: .cern, author: .metaRep)
    }
    try consortium.carry(SuspendMember(organization: .imperial))
    consortium.refuses(.notMember) { try consortium.object(to: motion, by: .imperial) }
    try consortium.object(to: motion, by: .cern)
  }

  @Test func `an objection comes before the effect, or not at all`() throws {
    let consortium = try Self.founded()
    let (motion, decided) = try Self.adopted(in: consortium)
    consortium.wait(until: decided.adding(Self.span))
    consortium.refuses(.objectionsClosed) { try consortium.object(to: motion, by: .cern) }
    let other = try consortium.carry([])
    consortium.refuses(.objectionsClosed) { try consortium.object(to: other, by: .cern) }
    let open = try consortium.propose([])
    consortium.refuses(.notCarried) { try consortium.object(to: open, by: .cern) }
  }

  @Test func `who objects has seen the decision`() throws {
    let consortium = try Self.founded()
    let motion = try consortium.propose([Act(Self.adopting(consortium))])
    let seen = consortium.log.seen(consortium.log.size)
    let poll = try consortium.open(motion)
    try consortium.voteAll(on: poll, silent: [.boardImperial])
    try consortium.finish(poll)
    consortium.refuses(.seenTooShort) {
      try consortium.object(to: motion, by: .imperial, Consortium.Signing(seen: seen))
    }
  }

  @Test func `the first poll fixes the delay`() throws {
    let consortium = try Self.founded()
    let motion = try consortium.propose([Act(Self.adopting(consortium))])
    let poll = try consortium.open(motion, closes: consortium.now.adding(30 * .day))
    try consortium.carry(
      ChangePower(power: FixtureCharter.power(AdoptPolicy.name, (.board, .ordinary))))
    try consortium.voteAll(on: poll)
    try consortium.close(poll)
    #expect(
      consortium.effects(of: motion).map(\.effective) == [consortium.now.adding(Self.span)])
  }

  @Test func `acts that take effect after different times are moved apart`() throws {
    let consortium = try Self.founded()
    consortium.refuses(.mixedDelays) {
      try consortium.propose([
        Act(Self.adopting(consortium)), Act(VacateSeat(seat: .boardCern)),
      ])
    }
  }

  @Test func `only acts on policies have a delay, and none that may be retroactive`() {
    let delay = PowerDefinition.Delay(span: 1)
    for power in [
      PowerDefinition(act: FillSeat.name, requires: [], delay: delay),
      PowerDefinition(act: AdoptPolicy.name, requires: [], retroactive: true, delay: delay),
    ] {
      var power = power
      power.requires = [PowerDefinition.Requirement(body: .board, rule: .ordinary)]
      #expect(throws: (any Error).self) {
        try PowerDefinition(canonical: try power.json.canonicalBytes())
      }
    }
  }

  @Test func `a delay for a class that there is not is a mistake of the charter`() {
    var charter = FixtureCharter.document
    charter.powers.append(
      PowerDefinition(
        act: AdoptPolicy.name, scope: .policy("p"),
        requires: [PowerDefinition.Requirement(body: .board, rule: .ordinary)],
        delay: PowerDefinition.Delay(span: 1, memberClass: "none")))
    #expect(charter.problems().map(\.sentence) == ["there is no class none"])
  }

  @Test func `a power with a delay for an unknown class is void`() throws {
    let consortium = try Consortium.founded()
    var power = FixtureCharter.power(AdoptPolicy.name, (.board, .ordinary))
    power.delay = PowerDefinition.Delay(span: 1, memberClass: "none")
    try consortium.voids(.classUnknown, ChangePower(power: power))
  }
}

extension Consortium {
  /// An objection of a member, by its principal where no other author is named.
  @discardableResult
  func object(
    to motion: Digest, by organization: Identifier, author: Identifier? = nil,
    _ signing: Signing = Signing()
  ) throws -> Digest {
    try record(
      DecisionObjected(motion: motion, organization: organization, reason: .of("reason")),
      by: author ?? organization.principal, signing)
  }
}
