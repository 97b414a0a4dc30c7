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

  private static let board = SampleConsortium.board

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
  private func carry(_ motion: Digest) throws {
    let seal = try open(motion, by: people[2])
    try cast(.yes, in: seal, for: 1, by: people[2])
    try cast(.yes, in: seal, for: 4, by: people[0])
    try close(seal, by: people[4])
  }

  private func salted(_ text: String, _ salt: UInt8) -> HandedDocument {
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

  /// Somebody new, who becomes the alternate of a seat; a second key, a security key, is offered and stopped.
  private func enrolAide() throws -> SamplePerson {
    let aide = try SamplePerson("aide", of: people[0].organization)
    let offer = try book.record(
      KeyOffered(key: aide.key.publicKey, person: aide.id, organization: aide.organization),
      by: aide)
    try book.record(KeyVouched(offer: offer), by: people[0])
    book.pass(seconds: Timestamp.day)
    let other = try SamplePerson("aide", of: people[0].organization, serial: 2)
    let token = try SecurityKeyModel(other.key, application: "ssh:gavel")
    let second = try book.record(
      KeyOffered(key: token.publicKey, person: other.id), as: token.signer(of: other.id))
    try book.record(KeyVouched(offer: second), by: aide)
    try book.record(KeyCancelled(key: Fingerprint(of: token.publicKey)), by: aide)
    let designation = try book.record(
      SeatDesignated(seat: try board(4), person: aide.id, asAlternate: true), by: people[0])
    try book.record(SeatAccepted(seat: try board(4), appointment: designation), by: aide)
    return aide
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

  /// A roll call at a meeting: corrected, confirmed, and disputed by one who did not sign the arrival.
  private func callTheRoll(beside newcomer: SamplePerson) throws -> Digest {
    let secretary = try rotated()
    let motion = try move("Thank the guests", by: people[0])
    let starts = book.ledger.now.adding(2 * Timestamp.day)
    let meeting = try book.record(
      MeetingCalled(
        body: try Identifier(named: Self.board), title: "Spring", starts: starts,
        agenda: [AgendaItem(title: "Guests", motion: motion)]),
      by: people[2])
    book.pass(seconds: 2 * Timestamp.day)
    try book.record(MeetingArrived(meeting: meeting, seat: try board(3)), by: newcomer)
    try book.record(MeetingOpened(meeting: meeting), by: people[2])
    try book.record(
      MeetingAttended(meeting: meeting, present: [.init(.seat(try board(4)))]), by: secretary)
    let seal = try open(motion, by: people[2])
    let first = try book.record(
      RollCallRecorded(
        poll: seal, meeting: meeting, choices: [.init(try board(3), .yes)]), by: secretary)
    let second = try book.record(
      RollCallRecorded(
        poll: seal, meeting: meeting,
        choices: [.init(try board(3), .yes), .init(try board(4), .no)], corrects: first),
      by: secretary)
    try book.record(RollCallConfirmed(rollCall: second), by: people[2])
    let reason = salted("I said nothing.", 19)
    try book.record(
      RollCallDisputed(rollCall: second, seat: try board(4), reason: reason.digest),
      by: people[0], documents: [reason])
    try book.record(MeetingAdjourned(meeting: meeting), by: people[2])
    try close(seal, by: people[4])
    return meeting
  }

  /// The minutes, and in the same poll a reason that is taken out of the book.
  private func approveMinutes(of meeting: Digest) throws {
    let minutes = HandedDocument(bytes: Array("# Spring\n\nThe guests were thanked.\n".utf8))
    try carry(
      try move(
        "Approve the minutes, redact a reason",
        acts: [
          Act(ApproveMinutes(meeting: meeting, text: minutes.digest)),
          Act(RedactDocument(document: salted("I said nothing.", 19).digest)),
        ], texts: [minutes], by: people[0]))
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

  /// Who lost every key offers a new one; a colleague confirms it, too few, and the board recovers it.
  private func recoverKey(of aide: SamplePerson) throws {
    let found = try SamplePerson("aide", of: aide.organization, serial: 3)
    let offer = try book.record(KeyOffered(key: found.key.publicKey, person: found.id), by: found)
    try book.record(KeyConfirmed(offer: offer), by: people[0])
    try carry(
      try move(
        "Give the aide a new key",
        acts: [Act(RecoverKey(offer: offer, of: aide.id, organization: aide.organization))],
        by: people[0]))
  }

  /// The aide's key commits to a next one, of which a thief knows nothing, and that one takes its place.
  private func succeedKey(of aide: SamplePerson) throws {
    let committed = try SamplePerson(aide.id.text, of: aide.organization, serial: 3)
    let drawer = try SamplePerson(aide.id.text, of: aide.organization, serial: 4)
    let since = try book.ledger.head().size
    try book.record(KeyCommitted(next: Fingerprint(of: drawer.key.publicKey)), by: committed)
    book.pass(seconds: 2 * Timestamp.day)
    try book.record(
      KeySucceeded(key: SSHPublicKey(drawer.key.publicKey), since: since + 1), by: drawer)
  }

  /// The secretary goes on with another machine; then the board takes the key from that one.
  private func handRegistrarOn() throws {
    let consortium = book.consortium
    try book.record(
      RegistrarHanded(try consortium.proof(ofRegistrar: 0, after: consortium.registrar)),
      by: try rotated())
    let proof = try consortium.proof(ofRegistrar: 1, after: consortium.laterRegistrars[0])
    try carry(
      try move(
        "Take the ledger's key from a machine that was stolen",
        acts: [Act(ReplaceLedgerKey(proof))], by: people[0]))
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
