import Signing
import Sodium
import Testing

@testable import Governance

extension Consortium {
  static let partnerKey = Keys.secret("a partner's")

  /// An initiative, and a commitment to a partner that is no member.
  @discardableResult
  func commit(renewBy: Timestamp = "2024-12-31") throws -> Digest {
    let text = keep("We host the registry.")
    return try carry([
      Act(StartInitiative(initiative: "registry", title: "Registry", body: .board)),
      Act(
        CommitInitiative(
          initiative: "registry", commitment: "hosting", title: "Hosting", partner: "mlcommons",
          signatory: "ml-rep", key: Self.partnerKey.publicKey, text: text, renewBy: renewBy)),
    ])
  }

  func signCommitment(
    version: Int64 = 1, by person: Identifier = "ml-rep", key: SecretKey? = partnerKey
  ) throws {
    try record(
      CommitmentSigned(
        initiative: "registry", commitment: "hosting", version: version, key: key?.publicKey),
      by: person, Signing(key: key))
  }

  func attestCommitment(by person: Identifier = .metaRep) throws {
    try record(
      CommitmentAttested(
        initiative: "registry", commitment: "hosting", version: 1, source: .of("a letter")),
      by: person)
  }

  var commitment: Commitment? { register.commitments(of: "registry").last }
}

@Suite("Initiatives") struct InitiativeTests {
  let consortium: Consortium

  init() throws {
    consortium = try .founded()
  }

  @Test func `a commitment binds when both sides have signed it`() throws {
    try consortium.commit()
    #expect(consortium.commitment?.state == .offered)
    #expect(consortium.commitment?.binds(at: consortium.now) == false)
    try consortium.signCommitment()
    let signed = try #require(consortium.commitment)
    #expect(signed.state == .signed)
    #expect(signed.binds(at: consortium.now))
    #expect(signed.binds(at: "2024-12-30"))
    #expect(!signed.binds(at: "2024-12-31"), "its term is over")
  }

  @Test func `only the signatory signs, with the key that the motion names`() throws {
    try consortium.commit()
    consortium.refuses(.notSignatory) { try consortium.signCommitment(by: "other-rep") }
    consortium.refuses(.notSignatory) {
      try consortium.signCommitment(key: Keys.secret("another"))
    }
    consortium.refuses(.notSignatory) { try consortium.signCommitment(by: .ibmRep, key: nil) }
    try consortium.signCommitment()
    consortium.refuses(.commitmentSigned) { try consortium.signCommitment() }
  }

  @Test func `a partner that is a member signs by a person of its own`() throws {
    try consortium.carry(
      StartInitiative(initiative: "registry", title: "Registry", body: .board))
    func act(_ signatory: Identifier, _ key: PublicKey? = nil) -> CommitInitiative {
      CommitInitiative(
        initiative: "registry", commitment: "hosting", title: "Hosting", partner: .cern,
        signatory: signatory, key: key, text: consortium.keep("We host it."),
        renewBy: "2024-12-31")
    }
    try consortium.voids(.personOfAnother, act(.ibmRep))
    try consortium.voids(.personUnknown, act(.nasaRep))
    try consortium.voids(.identifierTaken, act(.cernRep, Consortium.partnerKey.publicKey))
    try consortium.carry(act(.cernRep))
    consortium.refuses(.notSignatory) { try consortium.signCommitment(by: .ibmRep, key: nil) }
    try consortium.signCommitment(by: .cernRep, key: nil)
    #expect(consortium.commitment?.state == .signed)
  }

  @Test func `what the secretary attests is weaker, and the partner can still sign`() throws {
    try consortium.commit()
    consortium.refuses(.notSecretary) { try consortium.attestCommitment(by: .ibmRep) }
    try consortium.attestCommitment()
    #expect(consortium.commitment?.state == .attested)
    #expect(consortium.commitment?.source == .of("a letter"))
    #expect(consortium.commitment?.binds(at: consortium.now) == true)
    consortium.refuses(.commitmentSigned) { try consortium.attestCommitment() }
    try consortium.signCommitment()
    #expect(consortium.commitment?.state == .signed)
    #expect(consortium.commitment?.source == nil)
  }

  @Test func `a new term is a new version, which the partner signs again`() throws {
    try consortium.commit()
    try consortium.signCommitment()
    try consortium.voids(
      .deadlinePast,
      RenewInitiative(initiative: "registry", commitment: "hosting", renewBy: "2024-12-31"))
    try consortium.carry(
      RenewInitiative(initiative: "registry", commitment: "hosting", renewBy: "2025-12-31"))
    #expect(consortium.register.commitments(of: "registry").map(\.state) == [.signed, .offered])
    consortium.refuses(.commitmentUnknown) { try consortium.signCommitment() }
    try consortium.signCommitment(version: 2)
    #expect(consortium.commitment?.binds(at: "2025-12-30") == true)
  }

  @Test func `when its term is over nobody signs it`() throws {
    try consortium.commit(renewBy: "2024-06-01")
    consortium.wait(until: "2024-06-01")
    consortium.refuses(.deadlinePast) { try consortium.signCommitment() }
  }

  @Test func `a motion withdraws a commitment, or ends the initiative with all of them`() throws {
    try consortium.commit()
    try consortium.signCommitment()
    try consortium.carry(EndInitiative(initiative: "registry", commitment: "hosting"))
    #expect(consortium.commitment?.binds(at: consortium.now) == false)
    try consortium.voids(
      .commitmentUnknown, EndInitiative(initiative: "registry", commitment: "hosting"))
    try consortium.voids(
      .commitmentUnknown,
      RenewInitiative(initiative: "registry", commitment: "hosting", renewBy: "2026-01-01"))
    try consortium.carry(EndInitiative(initiative: "registry"))
    try consortium.voids(.initiativeUnknown, EndInitiative(initiative: "registry"))
    try consortium.voids(
      .identifierTaken, StartInitiative(initiative: "registry", title: "Again", body: .board))
  }

  @Test func `a commitment whose term is over waits for a renewal until a motion ends it`() throws {
    try consortium.commit(renewBy: "2024-06-01")
    try consortium.signCommitment()
    consortium.wait(until: "2024-06-02")
    #expect(consortium.commitment?.binds(at: consortium.now) == false)
    #expect(consortium.commitment?.binds(at: "2024-05-31") == true)
    try consortium.carry(EndInitiative(initiative: "registry", commitment: "hosting"))
    #expect(consortium.commitment?.state == .ended)
    #expect(consortium.commitment?.binds(at: "2024-05-31") == true, "what bound then did")
  }

  @Test func `ending a renewed commitment ends the term that runs and the one that is offered`()
    throws
  {
    try consortium.commit()
    try consortium.signCommitment()
    try consortium.carry(
      RenewInitiative(initiative: "registry", commitment: "hosting", renewBy: "2025-12-31"))
    try consortium.carry(EndInitiative(initiative: "registry", commitment: "hosting"))
    #expect(consortium.register.commitments(of: "registry").map(\.state) == [.ended, .ended])
    consortium.refuses(.commitmentUnknown) { try consortium.signCommitment(version: 2) }
  }

  @Test func `a partner's key is nobody else's, in either order`() throws {
    try consortium.commit()
    consortium.refuses(.keyTaken) {
      _ = try consortium.offer(Consortium.partnerKey, for: "ibm-second", of: .ibm)
    }
    let text = consortium.keep("More.")
    func again(_ signatory: Identifier, _ key: SecretKey) -> CommitInitiative {
      CommitInitiative(
        initiative: "registry", commitment: "more", title: "More", partner: "mlcommons",
        signatory: signatory, key: key.publicKey, text: text, renewBy: "2024-12-31")
    }
    try consortium.voids(.keyTaken, again("other-rep", Consortium.partnerKey))
    try consortium.voids(.keyTaken, again("ml-rep", Keys.first(of: .ibmRep)))
    try consortium.carry(again("ml-rep", Consortium.partnerKey))
  }

  @Test func `what is committed to, renewed and ended concerns the partner`() throws {
    func subjects(_ act: some ActKind) throws -> Set<Subject> {
      try act.subjects(in: consortium.register)
    }
    let renewal = RenewInitiative(
      initiative: "registry", commitment: "hosting", renewBy: "2025-12-31")
    let commitment = CommitInitiative(
      initiative: "registry", commitment: "hosting", title: "Hosting", partner: "mlcommons",
      signatory: "ml-rep", text: .of("We host it."), renewBy: "2024-12-31")
    let partner: Set<Subject> = [.organization("mlcommons")]
    #expect(try subjects(commitment) == partner)
    #expect(try subjects(renewal).isEmpty)
    try consortium.commit()
    #expect(try subjects(renewal) == partner)
    #expect(try subjects(EndInitiative(initiative: "registry")) == partner)
    let end = EndInitiative(initiative: "registry", commitment: "hosting")
    #expect(try subjects(end) == partner)
    #expect(try subjects(EndInitiative(initiative: "registry", commitment: "other")).isEmpty)
  }

  @Test func `a signatory has seen the commitment as it stands`() throws {
    try consortium.commit()
    let seen = consortium.log.seen(consortium.log.size - 1)
    consortium.refuses(.seenTooShort) {
      try consortium.record(
        CommitmentSigned(
          initiative: "registry", commitment: "hosting", version: 1,
          key: Consortium.partnerKey.publicKey), by: "ml-rep",
        Consortium.Signing(key: Consortium.partnerKey, seen: seen))
    }
  }

  @Test func `what it is about is known to the book or started beside`() throws {
    let end = EndInitiative(initiative: "registry")
    #expect(throws: Refusal.self) { try end.scope(in: consortium.register, beside: []) }
    let start = Act(StartInitiative(initiative: "registry", title: "T", body: .toc))
    #expect(try end.scope(in: consortium.register, beside: [start]) == .body(.toc))
  }
}
