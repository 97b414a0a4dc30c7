import CanonicalJSON
import Signing
import Sodium
import Testing
import TransparencyLog

@testable import Governance

/// One of every kind of event and act, with everything in it that may be there, and as little as may.
enum Samples {
  static let digest = Digest.of("digest")
  static let key = Keys.secret("sample").publicKey
  static let fingerprint = Fingerprint(of: key)
  static let time: Timestamp = "2024-02-08"
  static let text = TextReference(name: .plain(digest), size: 5)
  static let salted = TextReference(
    name: .salted(.of("salted")), size: 0, role: .annex, media: "application/pdf",
    language: "pt-br", access: "body:board")
  static let acts = [
    Act(SuspendMember(organization: .ibm), effective: time),
    Act(AdoptPolicy(policy: "p", title: "P", text: digest)),
  ]

  static let founding: [any EventKind] = [
    LedgerFounded(charter: digest, key: Consortium.verifierKey(), rehearsal: false),
    CharterAccepted(genesis: digest, key: key, organization: .ibm),
    KeyOffered(key: key, person: .ibmRep),
    KeyOffered(key: key, person: .ibmRep, organization: .ibm, personName: digest),
    KeyVouched(offer: digest), KeyRotated(offer: digest), KeyCancelled(key: fingerprint),
    KeyRevoked(key: fingerprint), KeyRevoked(key: fingerprint, since: 7, reason: digest),
    KeyConfirmed(offer: digest), KeyCommitted(next: fingerprint),
    KeySucceeded(key: SSHPublicKey(key)), KeySucceeded(key: SSHPublicKey(key), since: 7),
    RegistrarHanded(Consortium.proof()),
    PrincipalHanded(organization: .ibm, person: .ibmRep),
    MemberAccepted(admission: digest, key: key, organization: .ibm),
    MemberWithdrawn(organization: .ibm), MemberWithdrawn(organization: .ibm, effective: time),
    OrganizationAffiliated(organization: .ibm, group: "big"),
    OrganizationAffiliated(organization: .ibm, group: "big", effective: time),
    OrganizationDisaffiliated(organization: .ibm),
    OrganizationDisaffiliated(organization: .ibm, effective: time),
    AffiliationConfirmed(affiliation: digest, of: .ibm),
    PersonMoved(to: .cern), PersonConfirmed(move: digest, of: .ibmRep),
  ]

  static let posts: [any EventKind] = [
    SeatDesignated(seat: .boardIbm, person: .ibmRep),
    SeatDesignated(seat: .boardIbm, person: .ibmRep, effective: time),
    SeatAccepted(seat: .boardIbm, appointment: digest), SeatResigned(seat: .boardIbm),
    SeatResigned(seat: .boardIbm, effective: time),
    OfficeAccepted(office: .chair, appointment: digest), OfficeResigned(office: .chair),
    OfficeResigned(office: .chair, effective: time),
  ]

  static func decisions() throws -> [any EventKind] {
    let totals: JSON = [
      "abstain": 1, "eligible": 5, "holders": 4, "no": 1, "recused": 0, "yes": 2,
    ]
    let closing: JSON = [
      "ballots": ["counted": 4, "left_out": 1, "root": .string(digest.hex)], "outcome": "carried",
      "poll": .string(digest.hex), "totals": totals,
    ]
    return [
      MotionProposed(
        body: .board, title: "T", acts: [Act(VacateSeat(seat: .boardIbm))],
        ground: MotionGround(inactivity: .boardIbm)),
      MotionProposed(body: .board, title: "T"),
      MotionProposed(body: .board, title: "T", texts: [text, salted], acts: acts),
      MotionRevised(motion: digest, version: 2, title: "T", texts: [text], acts: acts),
      MotionSeconded(motion: digest, version: 1, seat: .boardIbm),
      MotionPulled(agenda: digest, motion: digest, seat: .boardIbm),
      MotionWithdrawn(motion: digest),
      PollDemanded(motion: digest, version: 1, body: .board, seat: .boardIbm),
      PollOpened(
        motion: digest, version: 1, body: .board, electorate: digest, rule: digest,
        texts: [digest], closes: time),
      BallotCast(poll: digest, seat: .boardIbm, choice: .abstain, turn: 1),
      BallotCast(poll: digest, seat: .boardIbm, choice: .yes, turn: 1_000_000, reason: digest),
      try PollClosed(canonical: try closing.canonicalBytes()),
      PollTieBroken(poll: digest, choice: .no),
      RiskIdentified(body: .toc, title: "T"),
      RiskIdentified(body: .toc, title: "T", text: text),
      RiskOwned(risk: digest, owner: .organization(.ibm)),
      RiskReviewed(risk: digest, reviewBy: time),
      RiskReviewed(risk: digest, reviewBy: time, text: text),
      CommitmentSigned(initiative: "i", commitment: "c", version: 1),
      CommitmentSigned(initiative: "i", commitment: "c", version: 2, key: key),
      CommitmentAttested(initiative: "i", commitment: "c", version: 1, source: digest),
      ObjectiveReported(objective: "o", asOf: time, value: 0),
      ObjectiveReported(objective: "o", asOf: time, reached: false, text: text),
      RosterAttested(roster: "partners", asOf: time, source: digest),
      RosterAttested(
        roster: "partners", asOf: time, source: digest,
        opened: [.init(group: "docs", title: "T", kind: "sig", parent: "ai")],
        left: [.init(group: "docs", handle: "Ann", role: "lead")],
        joined: [.init(group: "docs", handle: "b_1", role: "lead")], closed: ["ai"]),
    ]
  }

  static let meetings: [any EventKind] = [
    MeetingCalled(body: .board, title: "T", starts: time),
    MeetingCalled(
      body: .board, title: "T", starts: time,
      agenda: [AgendaItem(title: "I"), AgendaItem(title: "II", motion: digest)],
      papers: [text, salted], seat: .boardIbm),
    MeetingDemanded(meeting: digest, seat: .boardIbm),
    NoticeWaived(meeting: digest, seat: .boardIbm), MeetingOpened(meeting: digest),
    MeetingArrived(meeting: digest), MeetingArrived(meeting: digest, seat: .boardIbm),
    MeetingDeparted(meeting: digest), MeetingDeparted(meeting: digest, seat: .boardIbm),
    MeetingAttended(meeting: digest, present: []),
    MeetingAttended(
      meeting: digest,
      present: [
        MeetingAttended.Present(.seat(.boardIbm)),
        MeetingAttended.Present(.person(.nasaRep), name: digest),
      ]),
    MeetingAdjourned(meeting: digest),
  ]

  static let interests: [any EventKind] = [
    InterestDeclared(about: .organization(.ibm)), InterestDeclared(about: nil, text: digest),
    InterestAmended(interest: digest, about: .policy("p"), text: digest),
    InterestAmended(interest: digest, about: .motion(digest)), InterestEnded(interest: digest),
    SeatRecused(seat: .boardIbm, fromMotion: digest),
    SeatRecused(seat: .boardIbm, fromPoll: digest, interest: digest, reason: digest),
    ProxyGranted(seat: .boardIbm, to: .cernRep, for: .body),
    ProxyGranted(seat: .boardIbm, to: .cernRep, for: .poll(digest), expires: time),
    ProxyGranted(seat: .boardIbm, to: .cernRep, for: .motion(digest)),
    ProxyGranted(seat: .boardIbm, to: .cernRep, for: .meeting(digest)),
    ProxyRevoked(proxy: digest),
    FormalityMet("dues", by: .ibm),
    FormalityMet("briefing", person: .ibmRep, document: digest, until: time),
    FormalityLapsed(digest), FormalityLapsed(digest, reason: digest),
    BallotCast(poll: digest, seat: .boardIbm, choice: .no, turn: 1, proxy: digest),
    BallotCast(poll: digest, seat: .boardIbm, choice: .no, turn: 1, asAlternate: true),
    SeatDesignated(seat: .boardIbm, person: .ibmRep, asAlternate: true),
  ]

  static func successor() throws -> LedgerFounded {
    var founded = LedgerFounded(
      charter: digest, key: Consortium.verifierKey(), rehearsal: true)
    let predecessor: JSON = [
      "lost": ["root": .string(digest.base64), "size": 4], "origin": "old.example/ledger",
      "root": .string(digest.base64), "size": 3,
    ]
    founded.predecessor = try LedgerFounded.Predecessor(
      canonical: try predecessor.canonicalBytes())
    return founded
  }

  static func events() throws -> [any EventKind] {
    founding + posts + (try decisions()) + meetings + rollCalls + interests + [try successor()]
      + authority
  }

  static let authority: [any EventKind] = [
    DecisionObjected(motion: digest, organization: .ibm, reason: .of("reason"))
  ]

  private static let delayed = PowerDefinition(
    act: "policy.adopt", requires: FixtureCharter.powers[0].requires,
    delay: PowerDefinition.Delay(span: 9, memberClass: .science, objections: 2),
    reserved: true)

  private static let delegation = DelegationDefinition(
    id: "guidelines", title: "T",
    acts: [.init(act: "policy.adopt"), .init(act: "seat.fill", scope: .body(.toc))], from: .board,
    to: .toc, rule: .debated, until: time,
    countermand: DelegationDefinition.Countermand(within: 9, waits: true))

  private static let dates = PolicyDates(reviewBy: time, sunset: time)

  static let rollCalls: [any EventKind] = [
    HeadCosigned(checkpoint: cosigned), BallotHeld(handed, seat: .boardMeta),
    OldDecisionsAttested(
      body: .board, source: digest, part: 1, of: 2, batch: .of("batch"), count: 3),
    DissentStated(
      poll: digest, seat: .boardIbm, text: TextReference(name: .plain(.of("dissent")), size: 3)),
    ChairRuled(
      body: .board, question: "Is it?", text: TextReference(name: .plain(digest), size: 3),
      motion: digest, isOutOfOrder: true, meeting: digest),
    RulingWithdrawn(ruling: digest),
    HearingCalled(
      motion: digest, at: "2024-01-01", text: TextReference(name: .plain(digest), size: 3)),
    HearingAnswered(
      motion: digest, accused: .organization(.ibm),
      text: TextReference(name: .salted(digest), size: 3)),
    HearingWaived(motion: digest, accused: .seat(.boardIbm)),
    SeatRecalled(seat: .boardIbm, person: .ibmRep, effective: "2024-01-01", asAlternate: true),
    RollCallRecorded(poll: digest, meeting: digest, choices: [.init(.boardIbm, .abstain)]),
    RollCallRecorded(
      poll: digest, meeting: digest, choices: [.init(.boardIbm, .yes), .init(.boardMeta, .no)],
      corrects: .of("earlier")),
    RollCallConfirmed(rollCall: digest), RollCallDisputed(rollCall: digest, seat: .boardIbm),
    RollCallDisputed(rollCall: digest, seat: .boardIbm, reason: digest),
  ]

  private static var handed: HandedBallot {
    do {
      let bytes = try Event.bytes(
        of: BallotCast(poll: digest, seat: .boardIbm, choice: .no, turn: 2, reason: digest),
        by: .ibmRep, at: time, until: time, ledger: Consortium.origin,
        seen: Event.Seen(root: digest, size: 3))
      let key = Keys.first(of: .ibmRep)
      return try HandedBallot(
        Event(bytes), key: Fingerprint(of: key.publicKey),
        signature: EventSignature.sign(bytes, with: key))
    } catch {
      preconditionFailure("\(error)")
    }
  }

  private static var cosigned: SignedCheckpoint {
    guard let origin = Origin(Consortium.origin) else { preconditionFailure("no origin") }
    return NoteSigner(name: KeyName(origin), secretKey: Consortium.ledgerKey)
      .sign(Checkpoint(origin: origin, size: 3, root: digest))
  }

  static let actKinds: [any ActKind] = [
    AmendCharter(text: digest, witnesses: Witnesses.rule(within: 60)),
    AdoptPolicy(policy: "p", title: "P", text: digest, dates: dates),
    AmendPolicy(policy: "p", text: digest, dates: dates),
    SupersedePolicy(policy: "p", by: "q", dates: dates), ChangePower(power: delayed),
    DelegatePower(delegation: delegation), EndDelegation(delegation: "guidelines"),
    CountermandDecision(motion: digest), DeclareVoid(motion: digest, text: .of("reason")),
    AdmitMember(
      organization: .ibm, title: "T", memberClass: .science, principal: .ibmRep, key: key),
    GrantRoster(roster: "partners", title: "T", body: .board), EndRoster(roster: "partners"),
    AdoptObjective(
      objective: "o", title: "T", body: .board, owner: .person(.ibmRep), measure: "M",
      target: Target(.atMost, 0, unit: "U"), deadline: time, text: digest),
    AdoptObjective(
      objective: "o", title: "T", body: .board, owner: .organization(.ibm), measure: "M",
      deadline: time),
    AmendObjective(objective: "o"),
    AmendObjective(
      objective: "o", title: "T", owner: .body(.toc), measure: "M",
      target: Target(.atLeast, 1, unit: "U"), deadline: time, text: digest),
    DropObjective(objective: "o"),
    StartInitiative(initiative: "i", title: "T", body: .board),
    StartInitiative(initiative: "i", title: "T", body: .board, text: digest),
    CommitInitiative(
      initiative: "i", commitment: "c", title: "T", partner: "p", signatory: "s", text: digest,
      renewBy: time),
    CommitInitiative(
      initiative: "i", commitment: "c", title: "T", partner: "p", signatory: "s", key: key,
      text: digest, renewBy: time),
    RenewInitiative(initiative: "i", commitment: "c", renewBy: time),
    RenewInitiative(initiative: "i", commitment: "c", renewBy: time, text: digest),
    EndInitiative(initiative: "i"), EndInitiative(initiative: "i", commitment: "c"),
    AssignRisk(risk: digest, owner: .body(.toc)), MitigateRisk(risk: digest, reviewBy: time),
    MitigateRisk(risk: digest, reviewBy: time, owner: .person(.ibmRep), text: digest),
    AcceptRisk(risk: digest, reviewBy: time),
    AcceptRisk(risk: digest, reviewBy: time, owner: .organization(.ibm), text: digest),
    CloseRisk(risk: digest), CloseRisk(risk: digest, text: digest),
    AmendMotion(
      motion: digest, version: 2, base: [digest],
      result: AmendMotion.Wording(
        title: "T", texts: [TextReference(name: .plain(digest), size: 1)],
        acts: [Act(EndRoster(roster: "partners"))])),
    ReferMotion(motion: digest, to: .toc),
    ReferMotion(motion: digest, to: .toc, reportBy: "2024-01-01"),
    ReportMotion(motion: digest, recommends: .amend),
    PostponeMotion(motion: digest, until: "2024-01-01"), TableMotion(motion: digest),
    TakeMotion(motion: digest), RatifyDecision(event: digest),
    ConsentAgenda(items: [ConsentAgenda.Item(motion: digest, version: 1)]),
    DivideMotion(
      motion: digest, version: 1,
      parts: [
        DivideMotion.Part(title: "A", texts: [digest], acts: [0, 2]),
        DivideMotion.Part(title: "B", acts: [1]),
      ]),
    SuspendMember(organization: .ibm), ReinstateMember(organization: .ibm),
    ExpelMember(organization: .ibm), ReclassifyMember(organization: .ibm, memberClass: .science),
    AffiliateMember(organization: .ibm, group: "big"), DisaffiliateMember(organization: .ibm),
    RecoverKey(offer: digest, of: .ibmRep, organization: .ibm),
    ReplaceLedgerKey(Consortium.proof()),
    FillSeat(seat: .boardIbm, person: .ibmRep),
    FillSeat(seat: .boardIbm, person: .ibmRep, asAlternate: true),
    FillSeat(seat: .boardIbm, person: .ibmRep, organization: .ibm), VacateSeat(seat: .boardIbm),
    CreateSeat(seat: FixtureCharter.seats[0]), CreateSeat(seat: FixtureCharter.seats[2]),
    CreateSeat(seat: FixtureCharter.seats[4]), EndSeat(seat: .boardIbm),
    CharterBody(body: FixtureCharter.bodies[1], mandate: digest, seats: []),
    CharterBody(
      body: FixtureCharter.bodies[0], mandate: digest, seats: [FixtureCharter.seats[3]]),
    AmendBody(body: FixtureCharter.bodies[0]),
    AmendBody(
      body: BodyDefinition(
        id: .members, kind: .assembly, title: "T", rule: .ordinary, classes: [.science],
        rulings: RulingRule(appealWithin: 9)),
      mandate: digest),
    AmendBody(
      body: BodyDefinition(
        id: .toc, kind: .committee, title: "T", rule: .ordinary,
        seatCap: SeatCap(
          organization: .share("1/4"), group: .seats(2), onBreach: .leaves(within: 60)))),
    AmendBody(
      body: BodyDefinition(
        id: .toc, kind: .committee, title: "T", rule: .ordinary,
        seatCap: SeatCap(group: .share("1/1"), onBreach: .stays))),
    AmendBody(
      body: BodyDefinition(
        id: .members, kind: .assembly, title: "T", rule: .ordinary,
        participation: .init(
          meetings: 2, polls: 3, rules: [.ordinary, .special], then: .reclassify(.science)))),
    AmendBody(
      body: BodyDefinition(
        id: .board, kind: .board, title: "T", rule: .ordinary,
        participation: .init(polls: 1, then: .vacate))),
    DissolveBody(body: .toc), AppointOfficer(office: .chair, person: .ibmRep),
    AdoptPolicy(policy: "p", title: "P", text: digest), AmendPolicy(policy: "p", text: digest),
    AmendPolicy(policy: "p", text: digest, title: "P"), SupersedePolicy(policy: "p", by: "q"),
    RepealPolicy(policy: "p"), RescindDecision(motion: digest), ReconsiderDecision(motion: digest),
    OverturnRuling(ruling: digest), SettlePoll(poll: digest, admitted: [digest, .of("other")]),
    GrantMandate(post: .boardCern, person: .cernRep, until: "2024-01-01", text: digest),
    RedactDocument(document: digest), PublishDocument(document: digest),
    ApproveMinutes(meeting: digest, text: .of("minutes")),
    AdoptOldDecisions(body: .board, state: digest),
    CorrectMinutes(meeting: digest, corrects: .of("minutes"), text: .of("better")),
    ChangeRule(rule: FixtureCharter.rules[0]), ChangeRule(rule: FixtureCharter.rules[3]),
    ChangePower(power: FixtureCharter.powers[0]),
    ChangePower(power: FixtureCharter.power("seat.fill", scope: .body(.toc), (.toc, .debated))),
    ChangePower(
      power: FixtureCharter.power(
        "policy.amend", scope: .policy("p"), (.toc, .debated), retroactive: true)),
    AmendCharter(text: digest),
    AmendCharter(text: digest, parameters: FixtureCharter.document.parameters),
    AmendCharter(text: digest, formalities: []),
    AmendCharter(text: digest, formalities: Formalities.all),
  ]

  /// A value and its JSON, so that one test does for all.
  struct Written: Sendable, CustomTestStringConvertible {
    let name: String
    let json: JSON
    let reread: @Sendable ([UInt8]) throws -> JSON
    var testDescription: String { name }

    init<Value: JSONObject>(_ value: Value, _ name: String) {
      self.name = name
      json = value.json
      reread = { bytes in
        let read = try Value(canonical: bytes, limits: .document)
        return read.json
      }
    }
  }

  static func all() throws -> [Written] {
    func written(_ event: any EventKind) -> Written { Written(event, type(of: event).name) }
    return try events().map(written) + actKinds.map { Written(Act($0, effective: time), "act") }
      + actKinds.map { Written(Act($0), "act") } + [Written(FixtureCharter.document, "charter")]
  }
}

@Suite("Every kind of event and act as JSON")
struct RoundTripTests {
  @Test func `there is a sample of each kind`() throws {
    let events = Set(try Samples.events().map { type(of: $0).name })
    #expect(events == Set(EventKinds.all.map { $0.name }))
    #expect(Set(Samples.actKinds.map { type(of: $0).name }) == ActKinds.names)
  }

  @Test(arguments: try Samples.all())
  func `is read as it is written`(sample: Samples.Written) throws {
    let bytes = try sample.json.canonicalBytes(limits: .document)
    #expect(try sample.reread(bytes) == sample.json)
  }

  @Test func `two readings of the same bytes are equal`() throws {
    func check<Kind: EventKind>(_ kind: Kind) throws {
      let read = try Kind(canonical: try kind.json.canonicalBytes(limits: .document))
      #expect(read == kind && read.hashValue == kind.hashValue)
    }
    for event in try Samples.events() { try check(event) }
    for content in Samples.actKinds {
      let act = Act(content, effective: Samples.time)
      let read = try Act(canonical: try act.json.canonicalBytes())
      #expect(read == act && read.hashValue == act.hashValue)
    }
  }

  @Test(arguments: try Samples.all())
  func `refuses an unknown field, at every depth`(sample: Samples.Written) throws {
    for altered in sample.json.withExtraField {
      #expect(throws: JSONError.self) {
        _ = try sample.reread(try altered.canonicalBytes(limits: .document))
      }
    }
  }

  @Test(arguments: try Samples.all())
  func `refuses a field that is missing or of another type`(sample: Samples.Written) throws {
    guard case .object(let members) = sample.json else { return }
    for (name, value) in members {
      var fewer = members
      fewer[name] = nil
      let read = try? sample.reread(try JSON.object(fewer).canonicalBytes(limits: .document))
      #expect(read == nil || read == .object(fewer), "without \(name)")
      var other = members
      if case .bool = value { other[name] = 1 } else { other[name] = true }
      #expect(throws: (any Error).self, "\(name) as another type") {
        _ = try sample.reread(try JSON.object(other).canonicalBytes(limits: .document))
      }
    }
  }

  @Test(arguments: [
    ("ballot.cast", "turn"), ("ballot.cast", "choice"), ("motion.proposed", "title"),
    ("poll.tie_broken", "choice"), ("key.revoked", "key"),
    ("key.committed", "next"), ("poll.opened", "closes"),
  ])
  func `refuses a value outside of its form`(type: String, field: String) throws {
    let event = try #require(
      try Samples.events().last { Swift.type(of: $0).name == type })
    guard case .object(var members) = event.json, let value = members[field] else {
      Issue.record("no such field")
      return
    }
    members[field] = if case .integer = value { 0 } else { "" }
    #expect(throws: (any Error).self) {
      _ = try Samples.Written(event, type).reread(try JSON.object(members).canonicalBytes())
    }
  }
}

extension JSON {
  /// This value with a field that nobody knows in it, once for each object of it.
  var withExtraField: [JSON] {
    switch self {
    case .object(let members):
      var more = members
      more["zzz_unknown"] = true
      return [.object(more)]
        + members.flatMap { name, value in
          value.withExtraField.map { changed in
            var members = members
            members[name] = changed
            return .object(members)
          }
        }
    case .array(let items):
      return items.indices.flatMap { index in
        items[index].withExtraField.map { changed in
          var items = items
          items[index] = changed
          return .array(items)
        }
      }
    default: return []
    }
  }
}
