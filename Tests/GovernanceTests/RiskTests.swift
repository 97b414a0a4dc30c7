import Sodium
import Testing

@testable import Governance

extension Consortium {
  func identify(by person: Identifier = .cernRep) throws -> Digest {
    try record(RiskIdentified(body: .board, title: "The registry has one operator"), by: person)
  }

  func own(
    _ risk: Digest, _ owner: Owner = .organization(.ibm), by person: Identifier = .ibmRep
  ) throws {
    try record(RiskOwned(risk: risk, owner: owner), by: person)
  }

  func review(
    _ risk: Digest, by next: Timestamp, signedBy person: Identifier = .ibmRep
  ) throws {
    try record(RiskReviewed(risk: risk, reviewBy: next), by: person)
  }

  /// A risk of IBM's against which something is done, to be reviewed within about half a year.
  func mitigated() throws -> Digest {
    let risk = try identify()
    try own(risk)
    try carry(MitigateRisk(risk: risk, reviewBy: "2024-07-01"))
    return risk
  }
}

@Suite("Risks") struct RiskTests {
  let consortium: Consortium

  init() throws {
    consortium = try .founded()
  }

  private func found(_ risk: Digest) throws -> Risk { try #require(consortium.register.risk(risk)) }

  @Test func `any person of a member identifies one, which nobody owns at first`() throws {
    let risk = try found(consortium.identify(by: .intelRep))
    #expect(risk.number == "board-r2023-001")
    #expect(risk.state == .identified)
    #expect(risk.owner == nil)
    #expect(!risk.isReviewDue(at: .latest))
    #expect(try found(consortium.identify()).number == "board-r2023-002")
  }

  @Test func `who is in a suspended member identifies none`() throws {
    try consortium.carry(SuspendMember(organization: .cern))
    consortium.refuses(.notMember) { _ = try consortium.identify() }
    consortium.refuses(.bodyUnknown) {
      try consortium.record(RiskIdentified(body: "nothing", title: "T"), by: .ibmRep)
    }
  }

  @Test func `who signs for the owner takes it on, once`() throws {
    let risk = try consortium.identify()
    consortium.refuses(.notOwner) { try consortium.own(risk, .organization(.meta)) }
    consortium.refuses(.notOwner) { try consortium.own(risk, .person(.metaRep)) }
    try consortium.own(risk)
    #expect(try found(risk).owner == .organization(.ibm))
    consortium.refuses(.riskHasOwner) {
      try consortium.own(risk, .person(.metaRep), by: .metaRep)
    }
    try consortium.carry(AssignRisk(risk: risk, owner: .person(.metaRep)))
    #expect(try found(risk).owner == .person(.metaRep))
    #expect(try found(risk).state == .identified)
  }

  @Test func `a decision sets the review, which falls due at its day`() throws {
    let risk = try found(consortium.mitigated())
    #expect(risk.state == .mitigated)
    #expect(!risk.isReviewDue(at: "2024-06-30T23:59:59Z"))
    #expect(risk.isReviewDue(at: "2024-07-01"))
  }

  @Test func `a review gives itself no longer than the decision did`() throws {
    let risk = try consortium.mitigated()
    let within = try #require(try found(risk).reviewWithin)
    consortium.wait(until: "2024-06-01")
    let latest = consortium.now.adding(within)
    consortium.refuses(.reviewTooLate) { try consortium.review(risk, by: latest.adding(1)) }
    consortium.refuses(.deadlinePast) { try consortium.review(risk, by: consortium.now) }
    consortium.refuses(.notOwner) {
      try consortium.review(risk, by: latest, signedBy: .metaRep)
    }
    try consortium.review(risk, by: latest)
    #expect(try found(risk).reviewBy == latest)
    #expect(try found(risk).reviewWithin == within, "a review does not lengthen the next one")
  }

  @Test func `what was borne can be worked on later, and the history tells all`() throws {
    let risk = try consortium.identify()
    try consortium.carry(
      AcceptRisk(risk: risk, reviewBy: "2024-07-01", owner: .organization(.ibm)))
    #expect(try found(risk).state == .accepted)
    try consortium.review(risk, by: "2024-05-01")
    let motion = try consortium.carry(MitigateRisk(risk: risk, reviewBy: "2024-09-01"))
    try consortium.carry(CloseRisk(risk: risk))
    let steps = consortium.register.steps(ofRisk: risk)
    #expect(steps.map(\.kind) == [.identified, .accepted, .reviewed, .mitigated, .closed])
    #expect(steps.map(\.number) == [1, 2, 3, 4, 5])
    #expect(steps[3].source == motion)
    #expect(steps[3].person == nil)
    #expect(try !found(risk).isReviewDue(at: .latest))
  }

  @Test func `nothing is decided about a closed one`() throws {
    let risk = try consortium.identify()
    try consortium.carry(CloseRisk(risk: risk))
    try consortium.voids(.riskClosed, CloseRisk(risk: risk))
    try consortium.voids(.riskClosed, AssignRisk(risk: risk, owner: .body(.board)))
    try consortium.voids(.riskClosed, AcceptRisk(risk: risk, reviewBy: .latest))
  }

  @Test func `a decision names a coming review, and owners whom the book knows`() throws {
    let risk = try consortium.identify()
    try consortium.voids(.deadlinePast, MitigateRisk(risk: risk, reviewBy: "2023-01-01"))
    try consortium.voids(.notMember, AssignRisk(risk: risk, owner: .organization(.nasa)))
    try consortium.voids(
      .personUnknown, AcceptRisk(risk: risk, reviewBy: .latest, owner: .person(.nasaRep)))
    #expect(throws: Refusal.self) {
      try CloseRisk(risk: .of("nothing")).scope(in: consortium.register, beside: [])
    }
  }

  @Test func `who takes it on or reviews it has seen it as it stands`() throws {
    let risk = try consortium.identify()
    let seen = consortium.log.seen(consortium.log.size - 1)
    consortium.refuses(.seenTooShort) {
      try consortium.record(
        RiskOwned(risk: risk, owner: .organization(.ibm)), by: .ibmRep,
        Consortium.Signing(seen: seen))
    }
  }
}
