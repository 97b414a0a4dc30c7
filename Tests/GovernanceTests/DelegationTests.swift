import CanonicalJSON
import Sodium
import Testing

@testable import Governance

@Suite("Delegated powers, and their countermand")
struct DelegationTests {
  let consortium: Consortium

  init() throws {
    consortium = try Self.founded()
  }

  /// The board may delegate, countermand and end what it delegated; it keeps the repeal of policies.
  static func founded() throws -> Consortium {
    try Consortium.founded { charter in
      charter.powers += [
        DelegatePower.name, EndDelegation.name, CountermandDecision.name, DeclareVoid.name,
      ].map { FixtureCharter.power($0, (.board, .ordinary)) }
      for index in charter.powers.indices where charter.powers[index].act == RepealPolicy.name {
        charter.powers[index].reserved = true
      }
    }
  }

  /// What the board lets the committee decide for a year.
  static func definition(
    _ acts: [String] = [AdoptPolicy.name, AmendPolicy.name], in consortium: Consortium,
    id: Identifier = "guidelines", until: Timestamp? = nil,
    countermand: DelegationDefinition.Countermand? = nil
  ) -> DelegationDefinition {
    DelegationDefinition(
      id: id, title: "Guidelines", acts: acts.map { DelegationDefinition.Delegated(act: $0) },
      from: .board, to: .toc, rule: .debated,
      until: until ?? consortium.now.adding(365 * .day), countermand: countermand)
  }

  private func delegate(_ countermand: DelegationDefinition.Countermand? = nil) throws {
    try consortium.carry(
      DelegatePower(delegation: Self.definition(in: consortium, countermand: countermand)))
  }

  private func adopting(_ policy: Identifier = "licences") -> AdoptPolicy {
    AdoptPolicy(policy: policy, title: "Licences", text: consortium.keep("version 1"))
  }

  /// A policy that the committee adopts under the delegation.
  @discardableResult private func adopted() throws -> Digest {
    try consortium.carry([Act(adopting())], in: .toc, by: .cernRep)
  }

  @Test func `under a delegation a body decides what it has no power over`() throws {
    consortium.refuses(.notThisBody) { try adopted() }
    try delegate()
    let motion = try adopted()
    #expect(
      consortium.register.motion(motion)?.requires
        == [PowerDefinition.Requirement(body: .toc, rule: .debated)])
    #expect(consortium.register.delegatedDecision(motion)?.delegation == "guidelines")
    #expect(try consortium.register.policy("licences", at: consortium.now) != nil)
    // The body that delegated still decides itself.
    let own = try consortium.carry(adopting("own"))
    #expect(consortium.register.delegatedDecision(own) == nil)
  }

  @Test func `a delegation ends on its day`() throws {
    let end = consortium.now.adding(100 * .day)
    try consortium.carry(
      DelegatePower(delegation: Self.definition(in: consortium, until: end)))
    consortium.wait(until: end.adding(-1))
    try consortium.propose([Act(adopting())], in: .toc, by: .cernRep)
    consortium.wait(1)
    consortium.refuses(.notThisBody) {
      try consortium.propose([Act(adopting())], in: .toc, by: .cernRep)
    }
  }

  @Test func `whether a motion is opened in time decides, not when it is closed`() throws {
    let end = consortium.now.adding(20 * .day)
    try consortium.carry(
      DelegatePower(delegation: Self.definition(in: consortium, until: end)))
    let late = try consortium.propose([Act(adopting("late"))], in: .toc, by: .cernRep)
    let motion = try consortium.propose([Act(adopting())], in: .toc, by: .cernRep)
    try consortium.makeReady(motion)
    try consortium.makeReady(late)
    let poll = try consortium.open(motion, in: .toc, closes: end.adding(5 * .day))
    try consortium.voteAll(on: poll)
    consortium.wait(until: end)
    consortium.refuses(.notThisBody) { try consortium.open(late, in: .toc) }
    #expect(try consortium.finish(poll) == .carried)
    #expect(consortium.effects(of: motion).map(\.state) == [.done])
  }

  @Test func `a delegation that the body ends is over at once, and what was decided stays`() throws
  {
    try delegate()
    _ = try adopted()
    try consortium.carry(EndDelegation(delegation: "guidelines"))
    consortium.refuses(.notThisBody) {
      try consortium.propose([Act(adopting("other"))], in: .toc, by: .cernRep)
    }
    #expect(try consortium.register.policy("licences", at: consortium.now) != nil)
    try consortium.voids(.delegationOver, EndDelegation(delegation: "guidelines"))
  }

  @Test func `reserved acts are not delegated, nor who decides by which rules`() throws {
    for act in [RepealPolicy.name, ChangePower.name, ChangeRule.name, DelegatePower.name] {
      try consortium.voids(
        .reserved, DelegatePower(delegation: Self.definition([act], in: consortium)))
    }
  }

  @Test func `a body delegates what is its own, under a rule as strict as its power's`() throws {
    try consortium.voids(
      .powerNotCovered,
      DelegatePower(delegation: Self.definition([ExpelMember.name], in: consortium)))
    let toc = DelegationDefinition(
      id: "seats", title: "Seats",
      acts: [.init(act: FillSeat.name, scope: .body(.toc))], from: .board, to: .members,
      rule: .ordinary, until: consortium.now.adding(.day * 90))
    try consortium.voids(.notThisBody, DelegatePower(delegation: toc))
    try consortium.voids(
      .delegationOver,
      DelegatePower(delegation: Self.definition(in: consortium, until: consortium.now)))
  }

  @Test func `what is delegated goes where its power goes`() throws {
    var delegation = Self.definition(in: consortium)
    (delegation.to, delegation.rule) = (.members, .ordinary)
    try consortium.carry(DelegatePower(delegation: delegation))
    try consortium.propose([Act(adopting())], in: .members)
    try consortium.carry(
      ChangePower(power: FixtureCharter.power(AdoptPolicy.name, (.toc, .debated))))
    consortium.refuses(.notThisBody) {
      try consortium.propose([Act(adopting())], in: .members)
    }
  }

  @Test func `own and delegated acts are moved apart`() throws {
    try delegate()
    consortium.refuses(.mixedDelegations) {
      try consortium.propose(
        [Act(adopting()), Act(FillSeat(seat: .tocOne, person: .cernRep))], in: .toc,
        by: .cernRep)
    }
  }

  @Test func `in its time a decision is countermanded, and what it did undone`() throws {
    try delegate(DelegationDefinition.Countermand(within: 30 * .day))
    let motion = try adopted()
    #expect(try consortium.register.policy("licences", at: consortium.now) != nil)
    consortium.wait(10 * .day)
    let countermand = try consortium.carry(CountermandDecision(motion: motion))
    let reversal = try #require(consortium.register.reversal(of: motion))
    #expect(reversal.kind == .countermanded && reversal.by == countermand)
    #expect(consortium.register.motion(motion)?.rescinded == consortium.now)
    #expect(try consortium.register.policy("licences", at: consortium.now) == nil)
  }

  @Test func `after its time a decision is countermanded no more`() throws {
    try delegate(DelegationDefinition.Countermand(within: 5 * .day))
    let motion = try adopted()
    let countermand = try consortium.propose([Act(CountermandDecision(motion: motion))])
    let poll = try consortium.open(countermand)
    try consortium.voteAll(on: poll)
    try consortium.finish(poll)
    #expect(consortium.effects(of: countermand).map(\.code) == ["E-COUNTERMAND-LATE"])
    #expect(consortium.register.motion(motion)?.rescinded == nil)
  }

  @Test func `where the delegation says so, a decision waits for the time of its countermand`()
    throws
  {
    try delegate(DelegationDefinition.Countermand(within: 30 * .day, waits: true))
    let motion = try adopted()
    let effect = consortium.now.adding(30 * .day)
    #expect(consortium.effects(of: motion).map(\.effective) == [effect])
    #expect(try consortium.register.policy("licences", at: effect.adding(-1)) == nil)
    try consortium.carry(CountermandDecision(motion: motion))
    #expect(try consortium.register.policy("licences", at: effect) == nil)
  }

  @Test func `only what was decided under a delegation is countermanded`() throws {
    let motion = try consortium.carry(adopting())
    consortium.refuses(.notDelegated) {
      try consortium.propose([Act(CountermandDecision(motion: motion))])
    }
  }

  @Test func `a delegation with a countermand needs somebody with the power to it`() throws {
    let plain = try Consortium.founded { charter in
      charter.powers.append(FixtureCharter.power(DelegatePower.name, (.board, .ordinary)))
    }
    try plain.voids(
      .powerMissing,
      DelegatePower(
        delegation: Self.definition(
          in: plain, countermand: DelegationDefinition.Countermand(within: .day))))
  }

  @Test func `rescinding the motion that delegated ends the delegation`() throws {
    let motion = try consortium.carry(
      DelegatePower(delegation: Self.definition(in: consortium)))
    try consortium.carry(RescindDecision(motion: motion))
    consortium.refuses(.notThisBody) {
      try consortium.propose([Act(adopting())], in: .toc, by: .cernRep)
    }
  }
}

@Suite("A breach declared void")
struct BreachTests {
  let consortium: Consortium

  init() throws {
    consortium = try DelegationTests.founded()
  }

  private var reason: Digest { consortium.keep("The notice was a day short.") }

  @Test func `the decision stays, marked with the motion and the reason, and its acts are undone`()
    throws
  {
    let motion = try consortium.carry(
      AdoptPolicy(policy: "p", title: "P", text: consortium.keep("text")))
    let void = try consortium.carry(DeclareVoid(motion: motion, text: reason))
    let reversal = try #require(consortium.register.reversal(of: motion))
    #expect(reversal.kind == .void && reversal.by == void && reversal.reason == reason)
    let marked = try #require(consortium.register.motion(motion))
    #expect(marked.state == .carried && marked.rescinded == consortium.now)
    #expect(marked.texts.map(\.digest) == [.of("text")])
    #expect(try consortium.register.policy("p", at: consortium.now) == nil)
    try consortium.voids(.notCarried, DeclareVoid(motion: motion, text: reason))
  }

  @Test func `a breach weighs more than the rule under which the decision was taken`() throws {
    let motion = try consortium.carry(ExpelMember(organization: .meta), effective: "2026-01-01")
    try consortium.voids(.ruleTooLax, RescindDecision(motion: motion))
    try consortium.carry(DeclareVoid(motion: motion, text: reason))
    #expect(try consortium.isMember(.meta, at: "2027-01-01"))
  }

  @Test func `the body above declares a decision of the one below void`() throws {
    let motion = try consortium.carry([], in: .toc, by: .cernRep)
    let void = try consortium.carry(DeclareVoid(motion: motion, text: reason))
    #expect(consortium.register.reversal(of: motion)?.by == void)
  }

  @Test func `nobody beside the body or below it declares its decision void`() throws {
    let other = try Consortium.founded { charter in
      charter.powers.append(FixtureCharter.power(DeclareVoid.name, (.toc, .debated)))
    }
    let motion = try other.carry([])
    let text = other.keep("reason")
    let void = try other.propose(
      [Act(DeclareVoid(motion: motion, text: text))], in: .toc, by: .cernRep)
    try other.decide(void)
    #expect(other.effects(of: void).map(\.code) == ["E-MOTION-BODY"])
  }

  @Test func `what was rescinded before can still be declared void`() throws {
    let motion = try consortium.carry(
      AdoptPolicy(policy: "p", title: "P", text: consortium.keep("text")))
    try consortium.carry(RescindDecision(motion: motion))
    let void = try consortium.carry(DeclareVoid(motion: motion, text: reason))
    #expect(consortium.register.reversal(of: motion)?.kind == .void)
    #expect(consortium.register.reversal(of: motion)?.by == void)
  }
}
