import CanonicalJSON
import Sodium
import Testing

@testable import Governance

@Suite("Written consent of all") struct WrittenConsentTests {
  /// A consortium whose board adopts policies by the signatures of all: of every seat, or of every holder.
  private static func founded(
    _ base: DecisionRule.Base = .holders, beside others: [PowerDefinition.Requirement] = []
  ) throws -> Consortium {
    try Consortium.founded { charter in
      charter.adoptsInWriting(in: .board, as: .grave, base, beside: others)
    }
  }

  private func open(_ consortium: Consortium, effective: Timestamp? = nil) throws -> Digest {
    let act = AdoptPolicy(policy: "p", title: "P", text: consortium.keep("text"))
    let motion = try consortium.propose([Act(act, effective: effective)])
    try consortium.makeReady(motion)
    return try consortium.open(motion, closes: consortium.now.adding(20 * .day))
  }

  private func effects(_ poll: Digest, in consortium: Consortium) throws -> [Effect] {
    consortium.effects(of: try #require(consortium.register.poll(poll)).motion)
  }

  @Test func `a motion takes effect with the last signature, whenever it is closed`() throws {
    let consortium = try Self.founded()
    let poll = try open(consortium)
    try consortium.voteAll(on: poll, silent: [.boardImperial])
    consortium.wait(3 * .day)
    consortium.refuses(.pollOpen) { try consortium.close(poll) }
    try consortium.vote(.yes, by: .imperialRep, seat: .boardImperial, on: poll)
    let signed = try #require(consortium.register.poll(poll)).closes
    consortium.wait(5 * .day)
    try consortium.close(poll)
    #expect(try effects(poll, in: consortium).map(\.effective) == [signed])
    #expect(try consortium.register.policy("p", at: signed) != nil)
    #expect(try consortium.register.policy("p", at: signed.adding(-1)) == nil)
  }

  @Test func `after the last signature nobody takes one back, and none stands aside`() throws {
    let consortium = try Self.founded()
    let poll = try open(consortium)
    try consortium.voteAll(on: poll)
    consortium.refuses(.pollClosed) {
      try consortium.vote(.no, by: .ibmRep, seat: .boardIbm, turn: 2, on: poll)
    }
    consortium.refuses(.pollClosed) {
      try consortium.record(SeatRecused(seat: .boardIbm, fromPoll: poll), by: .ibmRep)
    }
  }

  @Test func `a signature that is taken back before the last one is none`() throws {
    let consortium = try Self.founded()
    let poll = try open(consortium)
    try consortium.voteAll(on: poll, silent: [.boardImperial])
    try consortium.vote(.abstain, by: .ibmRep, seat: .boardIbm, turn: 2, on: poll)
    try consortium.vote(.yes, by: .imperialRep, seat: .boardImperial, on: poll)
    #expect(try #require(consortium.register.poll(poll)).closes > consortium.now)
    consortium.wait(.day)
    try consortium.vote(.yes, by: .ibmRep, seat: .boardIbm, turn: 3, on: poll)
    let signed = try #require(consortium.register.poll(poll)).closes
    consortium.wait(.day)
    try consortium.close(poll)
    #expect(try effects(poll, in: consortium).map(\.effective) == [signed])
  }

  @Test func `one no is no consent, whoever else signs`() throws {
    let consortium = try Self.founded()
    let poll = try open(consortium)
    let closes = try #require(consortium.register.poll(poll)).closes
    try consortium.voteAll(on: poll, except: [.boardCern: .no])
    #expect(consortium.register.poll(poll)?.closes == closes)
    #expect(try consortium.finish(poll) == .failed)
  }

  @Test(arguments: [(DecisionRule.Base.seats, Outcome.failed), (.holders, .carried)])
  func `a vacant seat is waited for where all seats are asked, and not where all holders are`(
    base: DecisionRule.Base, outcome: Outcome
  ) throws {
    let consortium = try Self.founded(base)
    try consortium.carry(VacateSeat(seat: .boardCern))
    let poll = try open(consortium)
    let closes = try #require(consortium.register.poll(poll)).closes
    try consortium.voteAll(on: poll)
    #expect((try #require(consortium.register.poll(poll)).closes < closes) == (outcome == .carried))
    #expect(try consortium.finish(poll) == outcome)
  }

  @Test func `an act that names a later time keeps it`() throws {
    let consortium = try Self.founded()
    let later = consortium.now.adding(90 * .day)
    let poll = try open(consortium, effective: later)
    try consortium.voteAll(on: poll)
    try consortium.close(poll)
    #expect(try effects(poll, in: consortium).map(\.effective) == [later])
  }

  @Test
  func
    `an act that names a time before the last signature is void, and one between it and the closing is not`()
    throws
  {
    for (wait, code) in [(2, "E-RETROACTIVE"), (0, nil)] as [(Int64, String?)] {
      let consortium = try Self.founded()
      let named = consortium.now.adding(8 * .day)
      let poll = try open(consortium, effective: named)
      try consortium.voteAll(on: poll, silent: [.boardImperial])
      consortium.wait(wait * .day)
      try consortium.vote(.yes, by: .imperialRep, seat: .boardImperial, on: poll)
      consortium.wait(5 * .day)
      try consortium.close(poll)
      #expect(try effects(poll, in: consortium).map(\.code) == [code])
      #expect(try effects(poll, in: consortium).map(\.effective) == [named])
    }
  }

  @Test func `where another body decides by votes, its closing is when the motion takes effect`()
    throws
  {
    let consortium = try Self.founded(
      beside: [PowerDefinition.Requirement(body: .toc, rule: .ordinary)])
    let act = AdoptPolicy(policy: "p", title: "P", text: consortium.keep("text"))
    let motion = try consortium.propose([Act(act)])
    try consortium.makeReady(motion)
    let other = try consortium.open(motion, in: .toc)
    let poll = try consortium.open(motion)
    try consortium.voteAll(on: other)
    try consortium.close(other)
    try consortium.voteAll(on: poll)
    let signed = try #require(consortium.register.poll(poll)).closes
    consortium.wait(.day)
    try consortium.close(poll)
    let effective = try #require(consortium.effects(of: motion).first).effective
    #expect(effective > signed && effective == consortium.register.poll(poll)?.closed)
  }

  @Test(
    arguments: [
      ["thresholds": [["base": "seats", "fraction": "2/3", "strictly": false]]],
      ["thresholds": [["base": "cast", "fraction": "1/1", "strictly": false]]],
      [
        "thresholds": [
          ["base": "seats", "class": "science", "fraction": "1/1", "strictly": false]
        ]
      ],
      ["casting_vote": true], ["organization_cap": 1], ["group_cap": 1], ["late_quorum": 86_400],
      ["quorum_at": "opening"], ["recusal": ["from_base": true]], ["closes_when_all_voted": nil],
    ] as [[String: JSON?]])
  func `a rule that could do with less than all the signatures is none of consent`(
    change: [String: JSON?]
  ) throws {
    var sound = FixtureCharter.rules[0]
    sound.castingVote = false
    sound.closesWhenAllVoted = true
    sound.writtenConsent = true
    sound.thresholds[0].share = DecisionRule.Share(base: .seats, fraction: "1/1", strictly: false)
    #expect(try DecisionRule(canonical: try sound.json.canonicalBytes()) == sound)
    guard case .object(var members) = sound.json else { return }
    for (name, value) in change { members[name] = value }
    #expect(throws: ValueError.self) {
      try DecisionRule(canonical: try JSON.object(members).canonicalBytes())
    }
  }
}

extension CharterDocument {
  /// Policies are adopted, and rules and powers changed, by written consent in `body`, under a rule that is
  /// otherwise as `rule`.
  mutating func adoptsInWriting(
    in body: Identifier, as rule: Identifier, _ base: DecisionRule.Base = .holders,
    beside others: [PowerDefinition.Requirement] = []
  ) {
    // Else one of them would be laxer than the other, each in its own respect, and could not change.
    for index in rules.indices { rules[index].closesWhenAllVoted = true }
    guard var written = rules.first(where: { $0.id == rule }) else { return }
    written.id = "written"
    written.writtenConsent = true
    written.thresholds.append(
      DecisionRule.Threshold(
        share: DecisionRule.Share(base: base, fraction: "1/1", strictly: false)))
    rules.append(written)
    let own = PowerDefinition.Requirement(body: body, rule: "written")
    for index in powers.indices {
      switch powers[index].act {
      case AdoptPolicy.name: powers[index].requires = [own] + others
      case ChangeRule.name, ChangePower.name:
        powers[index].requires = powers[index].requires.map { $0.body == body ? own : $0 }
      default: break
      }
    }
  }
}
