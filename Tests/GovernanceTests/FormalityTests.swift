import Sodium
import Testing

@testable import Governance

@Suite("Formalities") struct FormalityTests {
  private func open(_ consortium: Consortium) throws -> Digest {
    try consortium.open(try consortium.propose())
  }

  @Test func `a seat without it has no vote, and the electorate says what is missing`() throws {
    let consortium = try Consortium.withDues()
    let poll = try open(consortium)
    #expect(consortium.ineligible(in: poll) == [.boardIbm: ["dues"]])
    let document = try #require(consortium.documents[consortium.register.poll(poll)!.electorate])
    #expect(String(decoding: document, as: UTF8.self).contains(#""ineligible":["dues"]"#))
    consortium.refuses(.seatIneligible) {
      try consortium.vote(.yes, by: .ibmRep, seat: .boardIbm, on: poll)
    }
    try consortium.voteAll(on: poll)
    let totals = try consortium.closing(of: poll).totals
    #expect(totals.ineligible == 1 && totals.eligible == 5 && totals.yes == 4)
  }

  @Test func `meeting it after the opening helps for the next poll only`() throws {
    let consortium = try Consortium.withDues()
    let poll = try open(consortium)
    try consortium.pay(.ibm)
    consortium.refuses(.seatIneligible) {
      try consortium.vote(.yes, by: .ibmRep, seat: .boardIbm, on: poll)
    }
    #expect(consortium.ineligible(in: try open(consortium)).isEmpty)
  }

  @Test func `an opening that was sealed before a formality was met is refused`() throws {
    let consortium = try Consortium.withDues()
    let motion = try consortium.propose()
    let opening = try consortium.opening(motion)
    try consortium.pay(.ibm)
    consortium.refuses(.electorateChanged) { try consortium.record(opening, by: .intelRep) }
  }

  @Test func `it runs out by the calendar, and sooner where the attester says so`() throws {
    let consortium = try Consortium.withDues()
    try consortium.pay(.ibm, until: consortium.now.adding(30 * .day))
    #expect(consortium.ineligible(in: try open(consortium)).isEmpty)
    consortium.wait(30 * .day)
    #expect(consortium.ineligible(in: try open(consortium)) == [.boardIbm: ["dues"]])
    try consortium.pay(.ibm)
    let end = consortium.now.adding(months: 12)
    consortium.wait(until: end.adding(-1))
    let late = consortium.ineligible(in: try open(consortium))
    #expect(late[.boardIbm] == nil && late[.boardMeta] == ["dues"])
    consortium.wait(until: end)
    #expect(consortium.ineligible(in: try open(consortium))[.boardIbm] == ["dues"])
    consortium.refuses(.formalityUntil) {
      try consortium.pay(.ibm, until: consortium.now.adding(months: 12).adding(1))
    }
  }

  @Test func `the office takes back what it attested, and open polls stay as they are`() throws {
    let consortium = try Consortium.withDues()
    let met = try consortium.pay(.ibm)
    let poll = try open(consortium)
    consortium.refuses(.notAttester) {
      try consortium.record(FormalityLapsed(met), by: .ibmRep)
    }
    try consortium.record(FormalityLapsed(met, reason: .of("returned")), by: .metaRep)
    try consortium.vote(.yes, by: .ibmRep, seat: .boardIbm, on: poll)
    #expect(consortium.ineligible(in: try open(consortium)) == [.boardIbm: ["dues"]])
    let fulfilment = try #require(consortium.register.fulfilment(met))
    #expect(fulfilment.lapsed == consortium.now && fulfilment.reason == .of("returned"))
  }

  @Test func `what an organization signs its principal signs, with the very document`() throws {
    let consortium = try Consortium.withFormalities(.init(["agreement"]))
    let agreement = Digest.of("agreement")
    try consortium.enrol("ibm-two", of: .ibm)
    consortium.refuses(.notAttester) {
      try consortium.record(
        FormalityMet("agreement", by: .ibm, document: agreement), by: "ibm-two")
    }
    consortium.refuses(.formalityDocument) {
      try consortium.record(
        FormalityMet("agreement", by: .ibm, document: .of("another")), by: .ibmRep)
    }
    consortium.refuses(.notMember) {
      try consortium.record(
        FormalityMet("agreement", by: .nasa, document: agreement), by: .ibmRep)
    }
    try consortium.record(FormalityMet("agreement", by: .ibm, document: agreement), by: .ibmRep)
    #expect(consortium.ineligible(in: try open(consortium))[.boardIbm] == nil)
  }

  @Test func `what each person meets is asked of whoever holds the seat`() throws {
    let consortium = try Consortium.withFormalities(.init(["briefing"]))
    try consortium.enrol("ibm-two", of: .ibm)
    try consortium.record(FormalityMet("briefing", person: "ibm-two"), by: "ibm-two")
    consortium.refuses(.notAttester) {
      try consortium.record(FormalityMet("briefing", person: .ibmRep), by: .metaRep)
    }
    let (first, second) = (try consortium.propose(), try consortium.propose())
    #expect(consortium.ineligible(in: try consortium.open(first))[.boardIbm] == ["briefing"])
    let designation = try consortium.designate("ibm-two", to: .boardIbm, by: .ibmRep)
    try consortium.acceptSeat(.boardIbm, by: "ibm-two", appointment: designation)
    #expect(consortium.ineligible(in: try consortium.open(second))[.boardIbm] == nil)
  }

  @Test func `who takes a seat over during the poll must have met it too`() throws {
    let consortium = try Consortium.withFormalities(.init(["briefing"]))
    try consortium.enrol("ibm-two", of: .ibm)
    try consortium.record(FormalityMet("briefing", person: .ibmRep), by: .ibmRep)
    let poll = try open(consortium)
    let designation = try consortium.designate("ibm-two", to: .boardIbm, by: .ibmRep)
    try consortium.acceptSeat(.boardIbm, by: "ibm-two", appointment: designation)
    consortium.refuses(.seatIneligible) {
      try consortium.vote(.yes, by: "ibm-two", seat: .boardIbm, on: poll)
    }
    try consortium.record(FormalityMet("briefing", person: "ibm-two"), by: "ibm-two")
    try consortium.vote(.yes, by: "ibm-two", seat: .boardIbm, on: poll)
  }

  @Test func `neither a proxy nor a roll call nor a recusal helps a seat that has no vote`() throws
  {
    let consortium = try Consortium.withFormalities(.init(["dues"])) { charter in
      for index in charter.rules.indices {
        charter.rules[index].proxies = .init(carriers: .member, cap: 1)
      }
    }
    for member in Identifier.founders where member != .ibm { try consortium.pay(member) }
    let proxy = try consortium.grant()
    let poll = try open(consortium)
    consortium.refuses(.seatIneligible) {
      try consortium.vote(.yes, byProxy: proxy, on: poll)
    }
    consortium.refuses(.seatIneligible) {
      try consortium.record(SeatRecused(seat: .boardIbm, fromPoll: poll), by: .ibmRep)
    }
  }

  @Test func `a poll ends when all that have a vote have voted`() throws {
    let consortium = try Consortium.withDues()
    let poll = try open(consortium)
    try consortium.voteAll(on: poll, silent: [.boardCern])
    consortium.refuses(.pollOpen) { try consortium.close(poll) }
    try consortium.vote(.yes, by: .cernRep, seat: .boardCern, on: poll)
    try consortium.close(poll)
    #expect(consortium.outcome(of: poll) == .carried)
  }

  @Test func `a motion can require a formality later`() throws {
    let consortium = try Consortium.founded()
    consortium.refuses(.formalityUnknown) { try consortium.pay(.ibm) }
    try consortium.carry(
      AmendCharter(text: consortium.keep("articles"), formalities: [Formalities.dues]))
    for member in Identifier.founders where member != .ibm { try consortium.pay(member) }
    var rule = FixtureCharter.rules[0]
    rule.formalities = .init(["dues"])
    rule.id = "paid"
    try consortium.carry(ChangeRule(rule: rule))
    #expect(try consortium.register.rule("paid", at: consortium.now)?.formalities?.ids == ["dues"])
  }

  @Test func `one that a rule asks for changes only under a rule as strict`() throws {
    let consortium = try Consortium.withFormalities(.init(["dues"]))
    for member in Identifier.founders { try consortium.pay(member) }
    var free = Formalities.dues
    free.attester = .member
    free.revocable = false
    for formalities in [[free], [free] + Formalities.all.dropFirst()] {
      try consortium.voids(
        .ruleTooLax,
        AmendCharter(text: consortium.keep("articles"), formalities: formalities))
    }
    try consortium.carry(
      AmendCharter(
        text: consortium.keep("articles"), formalities: [Formalities.dues, Formalities.briefing]))
    #expect(
      try consortium.register.formalities(at: consortium.now).map(\.id) == ["dues", "briefing"])
  }

  @Test func `one that a rule asks for is not dropped`() throws {
    let consortium = try Consortium.withFormalities(.init(["dues"])) { charter in
      for index in charter.powers.indices where charter.powers[index].act == AmendCharter.name {
        for place in charter.powers[index].requires.indices {
          charter.powers[index].requires[place].rule = .grave
        }
      }
    }
    for member in Identifier.founders { try consortium.pay(member) }
    try consortium.voids(
      .charterBroken, AmendCharter(text: consortium.keep("articles"), formalities: []))
    var free = Formalities.dues
    free.validMonths = 24
    try consortium.carry(AmendCharter(text: consortium.keep("articles"), formalities: [free]))
    consortium.wait(until: consortium.now.adding(months: 13))
    #expect(consortium.ineligible(in: try open(consortium)).isEmpty)
  }

  @Test func `a new version of the document is to be signed anew`() throws {
    let consortium = try Consortium.withFormalities(nil)
    try consortium.record(
      FormalityMet("agreement", by: .ibm, document: .of("agreement")), by: .ibmRep)
    let before = try consortium.register.fulfilments(
      of: Formalities.agreement, byOrganization: .ibm, person: nil, at: consortium.now)
    #expect(before.count == 1)
    var second = Formalities.agreement
    second.document = .of("second")
    try consortium.carry(AmendCharter(text: consortium.keep("articles"), formalities: [second]))
    let after = try consortium.register.fulfilments(
      of: second, byOrganization: .ibm, person: nil, at: consortium.now)
    #expect(after.isEmpty)
  }

  @Test func `a poll that is over, and would change them, comes first`() throws {
    let consortium = try Consortium.founded()
    let motion = try consortium.propose([
      Act(AmendCharter(text: consortium.keep("articles"), formalities: [Formalities.dues]))
    ])
    let board = try consortium.open(motion)
    consortium.wait(until: consortium.register.poll(board)!.closes)
    consortium.refuses(.pollOverUnclosed) { _ = try open(consortium) }
  }
}

@Suite("Counting seats that are not eligible") struct IneligibleCountingTests {
  /// Four yes, one no, five silent of whom two are not eligible; half of all seats must say yes.
  private func count(base: Bool, quorum: Bool) -> Count {
    var count = Count(.seats, "1/2", strictly: false, yes: 4, no: 1, silent: 5)
    count.quorum = (.seats, "5/8", false)
    count.change = { $0.formalities = .init(["dues"], fromBase: base, fromQuorum: quorum) }
    for index in count.electors.indices.suffix(2) { count.electors[index].ineligible = ["dues"] }
    return count
  }

  @Test func `the rule says whether they leave the base, the quorum, both or neither`() {
    for (base, quorum, outcome) in [
      (true, true, Outcome.carried), (true, false, .noQuorum), (false, true, .failed),
      (false, false, .noQuorum),
    ] {
      let tally = count(base: base, quorum: quorum).tally
      #expect(tally.outcome == outcome, "\(base) \(quorum)")
      #expect(tally.totals.ineligible == 2 && tally.totals.recused == 0)
      #expect(tally.totals.eligible == (base ? 8 : 10))
      #expect(tally.quorum.whole == (quorum ? 8 : 10))
      #expect(tally.thresholds[0].whole == (base ? 8 : 10))
    }
  }

  @Test func `they and those that stand aside are told apart`() {
    var mixed = count(base: true, quorum: true)
    mixed.recused["seat-5"] = false
    let totals = mixed.tally.totals
    #expect(totals.recused == 1 && totals.ineligible == 2 && totals.eligible == 8)
  }

  @Test func `no ballot of theirs could decide, or would have changed, anything`() {
    var near = Count(.seats, "1/2", strictly: true, yes: 3, silent: 3)
    near.change = { $0.formalities = .init(["dues"]) }
    #expect(
      Tally.decided(near.poll, electors: near.electors, ballots: near.ballots, recusals: []) == nil)
    for index in near.electors.indices.suffix(3) { near.electors[index].ineligible = ["dues"] }
    #expect(near.tally.outcome == .failed)
    let pivots = Pivot.all(
      of: near.poll, electors: near.electors, ballots: near.ballots, recusals: [])
    #expect(pivots.isEmpty)
  }
}
