import Governance
import Ledger
import Signing
import Sodium
import TransparencyLog

/// A board that goes about its business: entries 59 on.
extension SampleEntries {
  func practise(beside newcomer: SamplePerson) throws {
    let risk = try promise(beside: newcomer)
    let aide = try enrolAide()
    try weigh(risk, beside: newcomer, aide)
    try consent(beside: newcomer)
    let meeting = try callTheRoll(beside: newcomer)
    try approveMinutes(of: meeting)
    try rule()
    try contest(beside: newcomer)
    try hear(newcomer)
    try attestDues(of: people[4].organization)
    try affiliate()
    try recoverKey(of: aide)
    try succeedKey(of: aide)
    try handRegistrarOn()
    try leave(to: aide)
    try changeEmployer()
  }

  static let board = SampleConsortium.board

  func board(_ number: Int) throws -> Identifier {
    try Identifier(named: "\(Self.board)-\(number)")
  }

  func move(
    _ title: String, acts: [Act] = [], texts: [HandedDocument] = [], by person: SamplePerson
  ) throws -> Digest {
    try book.record(
      MotionProposed(
        body: try Identifier(named: Self.board), title: title,
        texts: texts.map { TextReference(name: $0.name, size: Int64($0.bytes.count)) }, acts: acts),
      by: person, documents: texts)
  }

  func cast(
    _ choice: Choice, in seal: Digest, for seat: Int, by person: SamplePerson,
    proxy: Digest? = nil, asAlternate: Bool = false
  ) throws {
    try book.record(
      BallotCast(
        poll: seal, seat: try board(seat), choice: choice, turn: 1, proxy: proxy,
        asAlternate: asAlternate),
      by: person)
  }

  /// The chair opens a poll, two seats agree, and it is closed.
  func carry(_ motion: Digest) throws {
    let seal = try open(motion, by: people[2])
    try cast(.yes, in: seal, for: 1, by: people[2])
    try cast(.yes, in: seal, for: 4, by: people[0])
    try close(seal, by: people[4])
  }

  func salted(_ text: String, _ salt: UInt8) -> HandedDocument {
    HandedDocument(bytes: Array(text.utf8), salt: Array(repeating: salt, count: 32))
  }

  /// Rosters, objectives, initiatives and a risk.
  private func promise(beside newcomer: SamplePerson) throws -> Digest {
    let board = try Identifier(named: Self.board)
    let (labs, cards) = (try Identifier(named: "labs"), try Identifier(named: "cards"))
    let testbed = try Identifier(named: "testbed")
    let agreement = HandedDocument(bytes: Array("# Shared testbed\n\nBoth lend machines.\n".utf8))
    let partners = try ["institute", "observatory"].map {
      try SamplePerson("\($0)-delegate", of: try Identifier(named: $0))
    }
    let commitments = try ["machines", "readings"].map { try Identifier(named: $0) }
    let starts = book.ledger.now
    let motion = try move(
      "Promise cards and a testbed",
      acts: [
        Act(GrantRoster(roster: labs, title: "Laboratories", body: board)),
        Act(
          AdoptObjective(
            objective: cards, title: "Model cards", body: board, owner: .person(newcomer.id),
            measure: "published cards", target: Target(.atLeast, 3, unit: "cards"),
            deadline: starts.adding(90 * Timestamp.day))),
        Act(StartInitiative(initiative: testbed, title: "Shared testbed", body: board)),
      ]
        + zip(commitments, partners).map { commitment, partner in
          Act(
            CommitInitiative(
              initiative: testbed, commitment: commitment, title: "\(commitment) are lent",
              partner: partner.organization, signatory: partner.id, key: partner.key.publicKey,
              text: agreement.digest, renewBy: starts.adding(180 * Timestamp.day)))
        },
      texts: [agreement], by: people[2])
    try carry(motion)
    let group = try Identifier(named: "north")
    guard let handle = Handle("someone") else { throw SampleMistake("no handle") }
    let secretary = try rotated()
    try book.record(
      RosterAttested(
        roster: labs, asOf: book.ledger.now, source: SHA256.hash(Array("labs.csv".utf8)),
        opened: [.init(group: group, title: "North")],
        joined: [.init(group: group, handle: handle, role: try Identifier(named: "lead"))]),
      by: secretary)
    try book.record(
      CommitmentSigned(
        initiative: testbed, commitment: commitments[0], version: 1,
        key: partners[0].key.publicKey),
      by: partners[0])
    try book.record(
      CommitmentAttested(
        initiative: testbed, commitment: commitments[1], version: 1,
        source: SHA256.hash(Array("a scanned letter".utf8))),
      by: secretary)
    try book.record(
      ObjectiveReported(objective: cards, asOf: book.ledger.now, value: 1), by: newcomer)
    try attestOldDecisions(of: board, by: secretary)
    let risk = try book.record(
      RiskIdentified(body: board, title: "The testbed's one room floods"), by: people[4])
    try book.record(RiskOwned(risk: risk, owner: .person(people[4].id)), by: people[4])
    return risk
  }

  private func attestOldDecisions(of board: Identifier, by secretary: SamplePerson) throws {
    let batch = OldDecisionBatch([
      OldDecision(
        name: "2019-3", title: "Meet on Tuesdays", outcome: "agreed",
        voices: [.init(voter: "Organization org-1", choice: .yes)], row: 2)
    ])
    let document = HandedDocument(
      bytes: try batch.document, salt: Array(repeating: 13, count: 32))
    try book.record(
      OldDecisionsAttested(
        body: board, source: SHA256.hash(Array("2019.csv".utf8)), part: 1, of: 1,
        batch: document.digest, count: 1),
      by: secretary, documents: [document])
  }

  /// An interest keeps one seat away, a proxy and an alternate vote, the holder overrides the alternate, and
  /// the chair breaks the tie.
  private func weigh(
    _ risk: Digest, beside newcomer: SamplePerson, _ aide: SamplePerson
  ) throws {
    let text = salted("Shares in who builds rooms.", 15)
    let interest = try book.record(
      InterestDeclared(about: .organization(people[4].organization), text: text.digest),
      by: newcomer, documents: [text])
    try book.record(
      InterestAmended(
        interest: interest, about: .body(try Identifier(named: Self.board)), text: text.digest),
      by: newcomer)
    let motion = try move(
      "Pump the room dry",
      acts: [
        Act(MitigateRisk(risk: risk, reviewBy: book.ledger.now.adding(100 * Timestamp.day)))
      ], by: people[0])
    try book.record(
      SeatRecused(seat: try board(3), fromMotion: motion, interest: interest), by: newcomer)
    let proxy = try book.record(
      ProxyGranted(seat: try board(1), to: people[4].id, for: .motion(motion)), by: people[2])
    try book.record(
      PollDemanded(
        motion: motion, version: 1, body: try Identifier(named: Self.board), seat: try board(4)),
      by: people[0])
    let seal = try open(motion, by: people[2])
    try cast(.yes, in: seal, for: 1, by: people[4], proxy: proxy)
    try cast(.yes, in: seal, for: 4, by: aide, asAlternate: true)
    try cast(.no, in: seal, for: 4, by: people[0])
    try close(seal, by: aide)
    try book.record(PollTieBroken(poll: seal, choice: .yes), by: people[2])
    let dissent = HandedDocument(bytes: Array("A drier room was to be had.".utf8))
    try book.record(
      DissentStated(
        poll: seal, seat: try board(4),
        text: TextReference(name: dissent.name, size: Int64(dissent.bytes.count))),
      by: people[0], documents: [dissent])
    try book.record(
      RiskReviewed(risk: risk, reviewBy: book.ledger.now.adding(50 * Timestamp.day)),
      by: people[4])
    try book.record(ProxyRevoked(proxy: proxy), by: people[2])
    try book.record(InterestEnded(interest: interest), by: newcomer)
  }

  /// An amendment, a consent agenda from which one motion is pulled, and a repeal that a member objects to.
  private func consent(beside newcomer: SamplePerson) throws {
    let (draft, final) = (
      HandedDocument(bytes: Array("A letter each month.\n".utf8)),
      HandedDocument(bytes: Array("A letter each quarter.\n".utf8))
    )
    let letter = try move("Publish a letter", texts: [draft], by: people[2])
    let wording = TextReference(name: final.name, size: Int64(final.bytes.count))
    try carry(
      try move(
        "Less often",
        acts: [
          Act(
            AmendMotion(
              motion: letter, version: 1, base: [draft.digest],
              result: .init(title: "Publish a letter", texts: [wording])))
        ], texts: [final], by: people[0]))
    let chairs = try move("Buy chairs", by: people[0])
    let agenda = try move(
      "What nobody contests",
      acts: [
        Act(
          ConsentAgenda(items: [
            .init(motion: letter, version: 2), .init(motion: chairs, version: 1),
          ]))
      ], by: people[2])
    try book.record(
      MotionPulled(agenda: agenda, motion: chairs, seat: try board(3)), by: newcomer)
    try carry(agenda)
    try carry(
      try move(
        "Repeal openness",
        acts: [Act(RepealPolicy(policy: try Identifier(named: "openness")))], by: people[0]))
    let reason = salted("Minutes must stay public.", 17)
    guard let repealed = try book.ledger.view({ try $0.register.motions().last?.id }) else {
      throw SampleMistake("no motion")
    }
    try book.record(
      DecisionObjected(
        motion: repealed, organization: people[1].organization, reason: reason.digest),
      by: try rotated(), documents: [reason])
  }

  /// Two organizations say that they are under common control, and one no longer.
  private func affiliate() throws {
    let group = try Identifier(named: "northern-group")
    let second = try rotated()
    try book.record(
      OrganizationAffiliated(organization: second.organization, group: group), by: second)
    let declared = try book.record(
      OrganizationAffiliated(organization: people[2].organization, group: group), by: people[2])
    try book.record(
      AffiliationConfirmed(affiliation: declared, of: people[2].organization), by: second)
    try book.record(
      OrganizationDisaffiliated(organization: people[2].organization), by: people[2])
  }

  /// One ruling of the chair is overturned, another taken back.
  private func rule() throws {
    let board = try Identifier(named: Self.board)
    let motion = try move("Dance", by: people[0])
    func rule(_ question: String, on motion: Digest?) throws -> Digest {
      let text = HandedDocument(bytes: Array("The chair rules: \(question)\n".utf8))
      return try book.record(
        ChairRuled(
          body: board, question: question,
          text: TextReference(name: text.name, size: Int64(text.bytes.count)), motion: motion,
          isOutOfOrder: motion != nil),
        by: people[2], documents: [text])
    }
    let ruling = try rule("Is dancing business?", on: motion)
    try carry(
      try move(
        "The chair is wrong", acts: [Act(OverturnRuling(ruling: ruling))], by: people[0]))
    try book.record(
      RulingWithdrawn(ruling: try rule("Who speaks first?", on: nil)), by: people[2])
  }

  /// Two motions would remove somebody: one answers at a hearing, the other waives it.
  private func hear(_ newcomer: SamplePerson) throws {
    let charges = HandedDocument(bytes: Array("Never comes.\n".utf8))
    let motion = try move(
      "Expel who never comes", acts: [Act(ExpelMember(organization: newcomer.organization))],
      texts: [charges], by: people[0])
    try book.record(
      HearingCalled(motion: motion, at: book.ledger.now.adding(2 * Timestamp.day)), by: people[2])
    let answer = salted("I came by train.", 21)
    try book.record(
      HearingAnswered(
        motion: motion, accused: .organization(newcomer.organization),
        text: TextReference(name: answer.name, size: Int64(answer.bytes.count), role: .annex)),
      by: newcomer, documents: [answer])
    let other = try move(
      "Expel another", acts: [Act(ExpelMember(organization: people[2].organization))],
      texts: [charges], by: people[0])
    try book.record(
      HearingWaived(motion: other, accused: .organization(people[2].organization)),
      by: people[2])
  }

  /// Dues are paid, and given back.
  private func attestDues(of organization: Identifier) throws {
    let secretary = try rotated()
    let met = try book.record(
      FormalityMet(try Identifier(named: "dues"), by: organization), by: secretary)
    let reason = salted("The bank sent it back.", 23)
    try book.record(FormalityLapsed(met, reason: reason.digest), by: secretary, documents: [reason])
  }

  private func leave(to aide: SamplePerson) throws {
    try book.record(
      SeatRecalled(seat: try board(4), person: aide.id, asAlternate: true), by: people[0])
    try book.record(
      PrincipalHanded(organization: people[0].organization, person: aide.id), by: people[0])
    try book.record(
      OfficeResigned(office: try Identifier(named: "secretary")), by: try rotated())
    try book.record(MemberWithdrawn(organization: people[3].organization), by: people[3])
  }

  /// Who has handed an organization over goes to another one.
  private func changeEmployer() throws {
    let principal = try rotated()
    let move = try book.record(PersonMoved(to: principal.organization), by: people[0])
    try book.record(PersonConfirmed(move: move, of: people[0].id), by: principal)
  }
}
