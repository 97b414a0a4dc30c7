import Governance
import Signing
import Sodium

/// Every question that a register can be asked, over all names of the book, with its answer.
struct Answers: Equatable {
  private(set) var all: [String: AnyHashable] = [:]

  static let ids: [Identifier] = [
    "ibm", "cern", "ibm-rep", "cern-rep", "founder", "academic", "board", "toc", "members",
    "board-1", "board-2", "board-3", "chair", "secretary", "majority", "ai", "board-2026-001",
    "board-2026-002", "board-m2026-001", "board-m2026-002", "peers", "partners", "sig-docs",
    "wg-ai", "cards", "board-r2026-001", "board-o2026-001",
    "nothing",
  ]
  static let digests: [Digest] = [
    "genesis", "m", "n", "p", "q", "x", "y", "offer of late", "offer of early", "nothing",
  ]
  static let fingerprints: [Fingerprint] = ["ibm-rep", "early", "late", "nothing"]
  static let handles: [Handle] = ["Ann", "bob_1", "ann"]
  static let names = ["power.change", "power.change body:toc", "board-2026", "nothing"]

  init(of register: some RegisterLists) throws {
    try askForLists(register)
    for id in Self.ids {
      try askForMembership(register, id)
      try askForBodies(register, id)
    }
    for digest in Self.digests { try ask(register, digest) }
    for fingerprint in Self.fingerprints {
      let key = try register.personKey(fingerprint)
      all["personKey \(fingerprint)"] = key
      if let point = key?.publicKey.point {
        all["personKey holding \(point)"] = try register.personKey(holding: point)
      }
      all["vouchedBy \(fingerprint)"] = try register.personKeys(vouchedBy: fingerprint)
      all["confirmedWith \(fingerprint)"] = try register.keyConfirmations(with: fingerprint)
      all["committed \(fingerprint)"] = try register.keyCommitments(of: fingerprint)
    }
    for key in ["partner", "nothing"] as [PublicKey] {
      all["commitments with \(key)"] = try register.commitments(signedWith: key)
    }
    for name in Self.names {
      all["powers \(name)"] = try register.powers(named: name)
      all["counter \(name)"] = try register.counter(name)
    }
  }

  private mutating func askForLists(_ register: some RegisterLists) throws {
    all["founding"] = try register.founding()
    all["charters"] = try register.charters()
    all["cosignedHeads"] = try register.cosignedHeads()
    all["heldBallots"] = try register.heldBallots()
    for poll: Digest in ["p", "q"] {
      all["heldBallots in \(poll)"] = try register.heldBallots(in: poll)
    }
    all["newestCosignedHead"] = try register.newestCosignedHead()
    for time: Timestamp in [99, 100, 130, 200] {
      all["cosignedHead by \(time)"] = try register.cosignedHead(by: time)
    }
    all["memberClasses"] = try register.memberClasses()
    all["admissions"] = try register.admissions()
    all["organizations"] = try register.organizations()
    all["memberSpans"] = try register.memberSpans()
    all["affiliations"] = try register.affiliations()
    all["persons"] = try register.persons()
    all["moves"] = try register.moves()
    all["personKeys"] = try register.personKeys()
    all["keyConfirmations"] = try register.keyConfirmations()
    all["keyCommitments"] = try register.keyCommitments()
    all["keyHandings"] = try register.keyHandings()
    all["compromisedKeys"] = try register.compromisedKeys()
    all["bodies"] = try register.bodies()
    all["tenures"] = try register.tenures()
    all["offices"] = try register.offices()
    all["officeTenures"] = try register.officeTenures()
    all["rules"] = try register.rules()
    all["powers"] = try register.powers()
    all["policies"] = try register.policies()
    all["motions"] = try register.motions()
    all["polls"] = try register.polls()
    all["rulings"] = try register.rulings()
    all["meetings"] = try register.meetings()
    all["unfinishedMeetings"] = try register.unfinishedMeetings()
    all["oldBatches"] = try register.oldBatches()
    all["rollCalls"] = try register.rollCalls()
    all["rosters"] = try register.rosters()
    all["namedDocuments"] = try register.namedDocuments()
    all["delegations"] = try register.delegations()
    all["delegatedDecisions"] = try register.delegatedDecisions()
    all["objectionPeriods"] = try register.objectionPeriods()
    all["objectives"] = try register.objectives()
    all["risks"] = try register.risks()
    all["initiatives"] = try register.initiatives()
    all["interests"] = try register.interests()
    all["proxies"] = try register.proxies()
    all["fulfilments"] = try register.fulfilments()
    all["unclosedPolls"] = try register.unclosedPolls()
  }

  private mutating func askForMembership(
    _ register: some RegisterLists, _ id: Identifier
  ) throws {
    all["memberClass \(id)"] = try register.memberClass(id)
    all["admissions \(id)"] = try register.admissions(of: id)
    all["organization \(id)"] = try register.organization(id)
    all["memberSpans \(id)"] = try register.memberSpans(of: id)
    all["person \(id)"] = try register.person(id)
    all["affiliations of \(id)"] = try register.affiliations(of: id)
    all["affiliations in \(id)"] = try register.affiliations(in: id)
    all["moves of \(id)"] = try register.moves(of: id)
    all["persons \(id)"] = try register.persons(of: id)
    all["personKeys \(id)"] = try register.personKeys(of: id)
  }

  private mutating func askForBodies(_ register: some RegisterLists, _ id: Identifier) throws {
    all["body \(id)"] = try register.body(id)
    all["held \(id)"] = try register.meetingsHeld(by: id, last: 2)
    all["absence \(id)"] = try register.absence(of: id, in: "board")
    all["participation \(id)"] = try register.participation(of: id, in: "board")
    all["seat \(id)"] = try register.seat(id)
    all["seats \(id)"] = try register.seats(of: id)
    all["tenures of \(id)"] = try register.tenures(of: id)
    all["tenures for \(id)"] = try register.tenures(onBehalfOf: id)
    all["office \(id)"] = try register.office(id)
    all["officeTenures of \(id)"] = try register.officeTenures(of: id)
    all["officeTenures by \(id)"] = try register.officeTenures(by: id)
    all["rules \(id)"] = try register.rules(id)
    all["policies \(id)"] = try register.policies(id)
    all["delegation \(id)"] = try register.delegation(id)
    all["delegations to \(id)"] = try register.delegations(to: id)
    all["last old \(id)"] = try register.lastOldBatch(of: id)
    all["fourth old \(id)"] = try register.oldBatch(holding: 4, of: id)
    all["third old \(id)"] = try register.oldBatch(holding: 3, of: id)
    all["open \(id)"] = try register.openMeeting(of: id)
    all["objective \(id)"] = try register.objectives(id)
    all["reports on \(id)"] = try register.reports(on: id)
    all["risk numbered \(id)"] = try register.risk(numbered: id)
    all["risks before \(id)"] = try register.openRisks(before: id)
    all["ruling numbered \(id)"] = try register.ruling(numbered: id)
    all["rulings of \(id)"] = try register.rulings(of: id, appealableAt: 500)
    all["initiative \(id)"] = try register.initiative(id)
    all["commitments of \(id)"] = try register.commitments(of: id)
    all["initiatives under \(id)"] = try register.openInitiatives(under: id)
    all["commitments to \(id)"] = try register.offeredCommitments(to: id)
    for owner in [Owner.body(id), .organization(id), .person(id)] {
      all["risks of \(owner)"] = try register.openRisks(of: owner)
      all["objectives of \(owner)"] = try register.openObjectives(of: owner)
    }
    all["roster \(id)"] = try register.roster(id)
    all["rosterGroups of \(id)"] = try register.rosterGroups(of: id)
    all["rosterGroups \(id)"] = try register.rosterGroups(id, of: "partners")
    all["rosterPlaces of \(id)"] = try register.rosterPlaces(of: id)
    all["rosterPlaces in \(id)"] = try register.rosterPlaces(in: id, of: "partners")
    for handle in Self.handles {
      all["rosterPlaces by \(handle) in \(id)"] = try register.rosterPlaces(
        by: handle, in: id, of: "partners")
    }
    all["fulfilments by \(id)"] = try register.fulfilments(byOrganization: id)
    all["fulfilments by person \(id)"] = try register.fulfilments(byPerson: id)
    all["proxies of \(id)"] = try register.proxies(of: id)
    all["interests of \(id)"] = try register.interests(of: id)
    for about in [Subject.organization(id), .policy(id), .body(id)] {
      all["interests \(about.text)"] = try register.interests(about: about)
    }
    all["undecided \(id)"] = try register.undecidedMotions(of: id)
    all["motion \(id)"] = try register.motion(numbered: id)
    all["meeting \(id)"] = try register.meeting(numbered: id)
    for digest in Self.digests {
      all["document \(digest)"] = try register.namedDocument(digest)
    }
    for poll in Self.digests {
      all["recusal \(id) \(poll)"] = try register.recusal(of: id, from: poll)
      all["turnout \(poll)"] = try register.turnout(of: poll)
      all["elector \(id) \(poll)"] = try register.elector(id, in: poll)
      for capacity in Ballot.Capacity.allCases {
        all["lastBallot \(id) \(poll) \(capacity)"] = try register.lastBallot(
          of: id, in: poll, as: capacity)
      }
      all["proxyBallots \(id) \(poll)"] = try register.proxyBallots(by: id, in: poll)
    }
  }

  private mutating func ask(_ register: some RegisterLists, _ digest: Digest) throws {
    all["risk \(digest)"] = try register.risk(digest)
    all["steps \(digest)"] = try register.steps(ofRisk: digest)
    all["offer \(digest)"] = try register.personKey(offeredBy: digest)
    all["policies by \(digest)"] = try register.policies(adoptedBy: digest)
    all["motion \(digest)"] = try register.motion(digest)
    all["seconds \(digest)"] = try register.seconds(of: digest, version: 1)
    all["demands \(digest)"] = try register.demands(for: digest, version: 1, in: "board")
    all["poll \(digest)"] = try register.poll(digest)
    all["polls on \(digest)"] = try register.polls(on: digest)
    all["electors \(digest)"] = try register.electors(of: digest)
    all["ballots \(digest)"] = try register.ballots(in: digest)
    all["effects \(digest)"] = try register.effects(of: digest)
    all["ratification \(digest)"] = try register.ratification(of: digest)
    all["agendas \(digest)"] = try register.consentItems(of: digest)
    all["items \(digest)"] = try register.consentItems(on: digest)
    all["course \(digest)"] = try register.course(of: digest)
    all["subsidiary \(digest)"] = try register.subsidiaryMotion(digest)
    all["subsidiaries \(digest)"] = try register.subsidiaryMotions(on: digest)
    all["meeting \(digest)"] = try register.meeting(digest)
    all["meeting demands \(digest)"] = try register.meetingDemands(for: digest)
    all["old from \(digest)"] = try register.oldBatches(from: digest, of: "board")
    all["old reaching \(digest)"] = try register.oldBatch(reaching: digest, of: "board")
    all["dissents \(digest)"] = try register.dissents(from: digest)
    all["ruling \(digest)"] = try register.ruling(digest)
    all["rulings on \(digest)"] = try register.rulings(on: digest)
    all["rulings at \(digest)"] = try register.rulings(at: digest)
    all["hearings \(digest)"] = try register.hearings(on: digest)
    all["answers \(digest)"] = try register.hearingAnswers(to: digest)
    all["appeals \(digest)"] = try register.appeals(from: digest)
    all["minutes \(digest)"] = try register.minutesVersions(of: digest)
    all["rollCall \(digest)"] = try register.rollCall(digest)
    all["rollCalls on \(digest)"] = try register.rollCalls(on: digest)
    all["rolledChoices \(digest)"] = try register.rolledChoices(of: digest)
    all["waivers \(digest)"] = try register.waivers(of: digest)
    all["objectionPeriod \(digest)"] = try register.objectionPeriod(on: digest)
    all["objections \(digest)"] = try register.objections(to: digest)
    all["delegatedDecision \(digest)"] = try register.delegatedDecision(digest)
    all["reversal \(digest)"] = try register.reversal(of: digest)
    all["attendances \(digest)"] = try register.attendances(at: digest)
    all["fulfilment \(digest)"] = try register.fulfilment(digest)
    all["proxy \(digest)"] = try register.proxy(digest)
    all["interest \(digest)"] = try register.interest(digest)
    all["interests on \(digest)"] = try register.interests(about: .motion(digest))
    all["recusals \(digest)"] = try register.recusals(from: digest)
    all["first recusal \(digest)"] = try register.firstRecusal(from: digest)
  }

  /// The questions that are answered differently.
  func differing(from other: Answers) -> [String] {
    Set(all.keys).union(other.all.keys).filter { all[$0] != other.all[$0] }.sorted()
  }
}
