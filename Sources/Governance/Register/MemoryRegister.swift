public import Signing
public import Sodium

/// The register of a replay: the newest version of every record, in memory.
///
/// The ballots of a poll are forgotten when it is decided, unless it is told to keep them: no rule reads
/// them again, and they are what grows with a ledger. Only those of a lost one are kept until nobody can
/// move to reconsider any more, where the rule leaves that to the prevailing side.
public struct MemoryRegister: Register, Sendable {
  private let keepsClosedPolls: Bool
  private var foundingRecord: Founding?
  private var charterVersions = Table<Charter>()
  private var memberClassTable = Table<MemberClass>()
  private var admissionTable = Table<Admission>()
  private var organizationTable = Table<Organization>()
  private var members = Table<Member>()
  private var personTable = Table<Person>()
  private var keys = Table<PersonKey>()
  private var bodyTable = Table<Body>()
  private var seatTable = Table<Seat>()
  private var tenureTable = Table<Tenure>()
  private var officeTable = Table<Office>()
  private var officeTenureTable = Table<OfficeTenure>()
  private var ruleTable = Table<Rule>()
  private var powerTable = Table<Power>()
  private var policyTable = Table<Policy>()
  private var motionTable = Table<Motion>()
  private var secondTable = Table<Second>()
  private var demandTable = Table<Demand>()
  private var pollTable = Table<Poll>()
  private var effectTable = Table<Effect>()
  private var counters = Table<Counter>()
  private var participations = Table<Participation>()
  private var turnouts: [Digest: Turnout] = [:]
  private var documentTable = Table<NamedDocument>()
  private var authority = AuthorityTables()
  var meetingTables = MeetingTables()
  var rosterTables = RosterTables()
  private var rollCallTables = RollCallTables()
  private var dissentTables = DissentTables()
  var rulingTables = RulingTables()
  var hearingTables = HearingTables()
  private var oldDecisionTables = OldDecisionTables()
  private var objectiveTables = ObjectiveTables()
  private var riskTables = RiskTables()
  private var initiativeTables = InitiativeTables()
  private var interestTables = InterestTables()
  private var proxyTables = ProxyTables()
  private var fulfilmentTables = FulfilmentTables()
  private var absenceTable = Table<Absence>()
  private var affiliationTables = AffiliationTables()
  private var moveTables = MoveTables()
  private var keyTables = KeyTables()
  private var keyHandingTables = KeyHandingTables()
  var cosignedHeadTable = CosignedHeadTable()
  var heldBallotTable = HeldBallotTable()
  private var floors: [Digest: PollFloor] = [:]
  var motionCourses = MotionCourses()
  var consentTable = ConsentItems()
  private var ratificationTable = Table<Ratification>()
  /// Closed polls whose ballots tell who may move to reconsider, and until when.
  private var reconsiderable: [Digest: Timestamp] = [:]

  private var admissionsByOrganization = Index<Identifier, Admission>()
  private var spansByOrganization = Index<Identifier, Member>()
  private var personsByOrganization = Index<Identifier, Person>()
  private var keysByPerson = Index<Identifier, PersonKey>()
  private var keysByVoucher = Index<Fingerprint, PersonKey>()
  private var keyByOffer: [Digest: Fingerprint] = [:]
  private var keyByPoint: [PublicKey: Fingerprint] = [:]
  private var seatsByBody = Index<Identifier, Seat>()
  private var tenuresBySeat = Index<Identifier, Tenure>()
  private var tenuresByOrganization = Index<Identifier, Tenure>()
  private var officeTenuresByOffice = Index<Identifier, OfficeTenure>()
  private var officeTenuresByPerson = Index<Identifier, OfficeTenure>()
  private var rulesById = Index<Identifier, Rule>()
  private var powersByName = Index<String, Power>()
  private var policiesById = Index<Identifier, Policy>()
  private var policiesByMotion = Index<Digest, Policy>()
  private var undecidedByBody: [Identifier: [Digest]] = [:]
  private var secondsByMotion = Index<Digest, Second>()
  private var demandsByMotion = Index<Digest, Demand>()
  private var pollsByMotion = Index<Digest, Poll>()
  private var effectsByMotion = Index<Digest, Effect>()
  private var unclosed: [Digest] = []

  /// - Parameter keepsClosedPolls: whether ballots stay readable after their poll has closed.
  public init(keepsClosedPolls: Bool = false) {
    self.keepsClosedPolls = keepsClosedPolls
  }

  public func founding() -> Founding? { foundingRecord }
  public func charters() -> [Charter] { charterVersions.all }
  public func memberClass(_ id: Identifier) -> MemberClass? { memberClassTable[id] }

  public func memberClasses() -> [MemberClass] { memberClassTable.all }
  public func admissions() -> [Admission] { admissionTable.all }
  public func officeTenures() -> [OfficeTenure] { officeTenureTable.all }

  public func admissions(of organization: Identifier) -> [Admission] {
    admissionTable.select(admissionsByOrganization[organization])
  }
  public func organization(_ id: Identifier) -> Organization? { organizationTable[id] }
  public func organizations() -> [Organization] { organizationTable.all }
  public func memberSpans(of organization: Identifier) -> [Member] {
    members.select(spansByOrganization[organization])
  }
  public func memberSpans() -> [Member] { members.all }
  public func person(_ id: Identifier) -> Person? { personTable[id] }
  public func persons() -> [Person] { personTable.all }
  public func persons(of organization: Identifier) -> [Person] {
    personTable.select(personsByOrganization[organization])
  }
  public func personKey(_ fingerprint: Fingerprint) -> PersonKey? { keys[fingerprint] }
  public func personKeys() -> [PersonKey] { keys.all }
  public func personKey(offeredBy event: Digest) -> PersonKey? {
    keyByOffer[event].flatMap { keys[$0] }
  }
  public func personKey(holding point: PublicKey) -> PersonKey? {
    keyByPoint[point].flatMap { keys[$0] }
  }
  public func personKeys(of person: Identifier) -> [PersonKey] {
    keys.select(keysByPerson[person])
  }
  public func personKeys(vouchedBy key: Fingerprint) -> [PersonKey] {
    keys.select(keysByVoucher[key])
  }

  public func body(_ id: Identifier) -> Body? { bodyTable[id] }
  public func bodies() -> [Body] { bodyTable.all }
  public func seat(_ id: Identifier) -> Seat? { seatTable[id] }
  public func seats(of body: Identifier) -> [Seat] { seatTable.select(seatsByBody[body]) }
  public func tenures() -> [Tenure] { tenureTable.all }
  public func tenures(of seat: Identifier) -> [Tenure] { tenureTable.select(tenuresBySeat[seat]) }
  public func tenures(onBehalfOf organization: Identifier) -> [Tenure] {
    tenureTable.select(tenuresByOrganization[organization])
  }
  public func office(_ id: Identifier) -> Office? { officeTable[id] }
  public func offices() -> [Office] { officeTable.all }
  public func officeTenures(of office: Identifier) -> [OfficeTenure] {
    officeTenureTable.select(officeTenuresByOffice[office])
  }
  public func officeTenures(by person: Identifier) -> [OfficeTenure] {
    officeTenureTable.select(officeTenuresByPerson[person])
  }
  public func rules() -> [Rule] { ruleTable.all }
  public func rules(_ id: Identifier) -> [Rule] { ruleTable.select(rulesById[id]) }
  public func powers(named name: String) -> [Power] { powerTable.select(powersByName[name]) }
  public func powers() -> [Power] { powerTable.all }
  public func policies() -> [Policy] { policyTable.all }
  public func policies(_ id: Identifier) -> [Policy] { policyTable.select(policiesById[id]) }
  public func policies(adoptedBy motion: Digest) -> [Policy] {
    policyTable.select(policiesByMotion[motion])
  }

  public func motion(_ id: Digest) -> Motion? { motionTable[id] }
  public func motions() -> [Motion] { motionTable.all }
  public func undecidedMotions(of body: Identifier) -> [Motion] {
    motionTable.select(undecidedByBody[body] ?? [])
  }
  public func seconds(of motion: Digest, version: Int64) -> [Second] {
    secondTable.select(secondsByMotion[motion]).filter { $0.version == version }
  }
  public func demands(for motion: Digest, version: Int64, in body: Identifier) -> [Demand] {
    demandTable.select(demandsByMotion[motion]).filter {
      $0.version == version && $0.body == body
    }
  }
  public func poll(_ seal: Digest) -> Poll? { pollTable[seal] }
  public func polls() -> [Poll] { pollTable.all }
  public func polls(on motion: Digest) -> [Poll] { pollTable.select(pollsByMotion[motion]) }
  public func unclosedPolls() -> [Poll] { pollTable.select(unclosed) }
  public func elector(_ seat: Identifier, in poll: Digest) -> Elector? {
    floors[poll]?.electors[seat]
  }
  public func electors(of poll: Digest) -> [Elector] {
    guard let floor = floors[poll] else { return [] }
    return floor.order.compactMap { floor.electors[$0] }
  }
  public func lastBallot(
    of seat: Identifier, in poll: Digest, as capacity: Ballot.Capacity
  ) -> Ballot? {
    capacity == .holder
      ? floors[poll]?.last[seat] : floors[poll]?.lastOfDeputies[Pair(seat, capacity)]
  }
  public func proxyBallots(by person: Identifier, in poll: Digest) -> [Ballot] {
    floors[poll]?.proxied[person] ?? []
  }
  public func affiliations() -> [Affiliation] { affiliationTables.all }
  public func affiliations(of organization: Identifier) -> [Affiliation] {
    affiliationTables.all(of: organization)
  }
  public func affiliations(in group: Identifier) -> [Affiliation] {
    affiliationTables.all(in: group)
  }

  public func keyConfirmations() -> [KeyConfirmation] { keyTables.allConfirmations }
  public func keyConfirmations(of offer: Digest) -> [KeyConfirmation] {
    keyTables.confirmations(of: offer)
  }
  public func keyConfirmations(with key: Fingerprint) -> [KeyConfirmation] {
    keyTables.confirmations(with: key)
  }
  public func keyCommitments() -> [KeyCommitment] { keyTables.allCommitments }
  public func keyCommitments(of key: Fingerprint) -> [KeyCommitment] {
    keyTables.commitments(of: key)
  }

  public func keyHandings() -> [KeyHanding] { keyHandingTables.all }

  public func moves() -> [PersonMove] { moveTables.all }
  public func moves(of person: Identifier) -> [PersonMove] { moveTables.all(of: person) }

  public func proxy(_ id: Digest) -> Proxy? { proxyTables.proxies[id] }
  public func proxies() -> [Proxy] { proxyTables.proxies.all }
  public func proxies(of seat: Identifier) -> [Proxy] { proxyTables.all(of: seat) }
  public func ballots(in poll: Digest) -> [Ballot] { floors[poll]?.ballots ?? [] }
  public func effects() -> [Effect] { effectTable.all }
  public func effects(of motion: Digest) -> [Effect] {
    effectTable.select(effectsByMotion[motion])
  }
  public func counter(_ series: String) -> Counter? { counters[series] }
  public func participation(of seat: Identifier, in body: Identifier) -> Participation? {
    participations[Pair(body, seat)]
  }
  public func absence(of seat: Identifier, in body: Identifier) -> Absence? {
    absenceTable[Pair(body, seat)]
  }
  public func turnout(of poll: Digest) -> Turnout? { turnouts[poll] }

  public func namedDocument(_ digest: Digest) -> NamedDocument? { documentTable[digest] }
  public func namedDocuments() -> [NamedDocument] { documentTable.all }

  public func openMeeting(of body: Identifier) -> Meeting? {
    rollCallTables.openMeeting(of: body)
  }
  public func rollCall(_ id: Digest) -> RollCall? { rollCallTables[id] }
  public func rollCalls() -> [RollCall] { rollCallTables.all }
  public func rollCalls(on poll: Digest) -> [RollCall] { rollCallTables.rollCalls(on: poll) }
  public func rolledChoices(of rollCall: Digest) -> [RolledChoice] {
    rollCallTables.choices(of: rollCall)
  }

  public func dissents() -> [Dissent] { dissentTables.allDissents }
  public func dissents(from poll: Digest) -> [Dissent] { dissentTables.dissents(from: poll) }
  public func minutesVersions() -> [MinutesVersion] { dissentTables.allMinutes }
  public func minutesVersions(of meeting: Digest) -> [MinutesVersion] {
    dissentTables.minutes(of: meeting)
  }

  public func oldBatches() -> [OldBatch] { oldDecisionTables.all }
  public func oldBatches(from source: Digest, of body: Identifier) -> [OldBatch] {
    oldDecisionTables.batches(from: source, of: body)
  }
  public func lastOldBatch(of body: Identifier) -> OldBatch? { oldDecisionTables.last(of: body) }
  public func oldBatch(reaching state: Digest, of body: Identifier) -> OldBatch? {
    oldDecisionTables.batches(of: body).first { $0.state == state }
  }

  public func ratification(of event: Digest) -> Ratification? { ratificationTable[event] }
  public func ratifications() -> [Ratification] { ratificationTable.all }

  public func objectionPeriod(on motion: Digest) -> ObjectionPeriod? { authority.periods[motion] }
  public func objectionPeriods() -> [ObjectionPeriod] { authority.periods.all }
  public func objections(to motion: Digest) -> [Objection] { authority.objections(to: motion) }
  public func objections() -> [Objection] { authority.objections.all }
  public func reversal(of motion: Digest) -> Reversal? { authority.reversals[motion] }
  public func reversals() -> [Reversal] { authority.reversals.all }
  public func delegation(_ id: Identifier) -> Delegation? { authority.delegations[id] }
  public func delegations() -> [Delegation] { authority.delegations.all }
  public func delegations(to body: Identifier) -> [Delegation] {
    authority.delegations(to: body)
  }
  public func delegatedDecision(_ motion: Digest) -> DelegatedDecision? {
    authority.delegatedDecisions[motion]
  }
  public func delegatedDecisions() -> [DelegatedDecision] { authority.delegatedDecisions.all }

  public func objectives() -> [Objective] { objectiveTables.all }
  public func objectives(_ id: Identifier) -> [Objective] { objectiveTables.versions(of: id) }
  public func objectiveReports() -> [ObjectiveReport] { objectiveTables.allReports }
  public func reports(on objective: Identifier) -> [ObjectiveReport] {
    objectiveTables.reports(on: objective)
  }

  public func risk(_ id: Digest) -> Risk? { riskTables[id] }
  public func risks() -> [Risk] { riskTables.all }
  public func riskSteps() -> [RiskStep] { riskTables.allSteps }
  public func steps(ofRisk id: Digest) -> [RiskStep] { riskTables.steps(of: id) }

  public func interest(_ id: Digest) -> Interest? { interestTables.interests[id] }
  public func interests() -> [Interest] { interestTables.interests.all }
  public func interests(of person: Identifier) -> [Interest] { interestTables.all(of: person) }
  public func interests(about subject: Subject) -> [Interest] { interestTables.all(about: subject) }
  public func recusals() -> [Recusal] { interestTables.recusals.all }
  public func recusals(from: Digest) -> [Recusal] { interestTables.all(from: from) }
  public func firstRecusal(from: Digest) -> Recusal? { interestTables.first(from: from) }
  public func recusal(of seat: Identifier, from: Digest) -> Recusal? {
    interestTables.recusals[Pair(from, seat)]
  }

  public func fulfilment(_ id: Digest) -> Fulfilment? { fulfilmentTables[id] }
  public func fulfilments() -> [Fulfilment] { fulfilmentTables.all }
  public func fulfilments(byOrganization id: Identifier) -> [Fulfilment] {
    fulfilmentTables.all(byOrganization: id)
  }
  public func fulfilments(byPerson id: Identifier) -> [Fulfilment] {
    fulfilmentTables.all(byPerson: id)
  }

  public func initiative(_ id: Identifier) -> Initiative? { initiativeTables[id] }
  public func initiatives() -> [Initiative] { initiativeTables.all }
  public func commitments() -> [Commitment] { initiativeTables.allCommitments }
  public func commitments(of initiative: Identifier) -> [Commitment] {
    initiativeTables.commitments(of: initiative)
  }
  public func commitments(signedWith key: PublicKey) -> [Commitment] {
    initiativeTables.commitments(signedWith: key)
  }

  public mutating func apply(_ change: Change) {
    switch change {
    case .objectionPeriod, .objection, .reversal, .delegation, .delegatedDecision:
      authority.apply(change)
    case .ballot(let ballot):
      floors[ballot.poll, default: PollFloor()].add(ballot)
    case .elector(let elector):
      floors[elector.poll, default: PollFloor()].add(elector)
    case .poll(let poll): apply(poll)
    case .motion(let motion): apply(motion)
    case .founding(let founding): foundingRecord = founding
    case .charter(let charter): charterVersions.put(charter)
    case .memberClass(let memberClass): memberClassTable.put(memberClass)
    case .admission(let admission):
      admissionTable.put(admission, in: &admissionsByOrganization, under: admission.organization)
    case .organization(let organization): organizationTable.put(organization)
    case .member(let member):
      members.put(member, in: &spansByOrganization, under: member.organization)
    case .person(let person): apply(person)
    case .personKey(let key): apply(key)
    case .body(let body): bodyTable.put(body)
    case .seat(let seat): seatTable.put(seat, in: &seatsByBody, under: seat.definition.body)
    case .tenure(let tenure): apply(tenure)
    case .office(let office): officeTable.put(office)
    case .officeTenure(let tenure): apply(tenure)
    case .rule(let rule): ruleTable.put(rule, in: &rulesById, under: rule.id)
    case .power(let power): powerTable.put(power, in: &powersByName, under: power.name)
    case .policy(let policy): apply(policy)
    case .second(let second):
      secondTable.put(second, in: &secondsByMotion, under: second.motion)
    case .demand(let demand):
      demandTable.put(demand, in: &demandsByMotion, under: demand.motion)
    case .effect(let effect):
      effectTable.put(effect, in: &effectsByMotion, under: effect.motion)
    case .counter(let counter): counters.put(counter)
    case .participation(let participation): participations.put(participation)
    case .turnout(let turnout): turnouts[turnout.poll] = turnout
    case .meeting(let meeting):
      meetingTables.put(meeting)
      rollCallTables.apply(meeting)
    case .meetingDemand(let demand): meetingTables.put(demand)
    case .noticeWaiver(let waiver): meetingTables.put(waiver)
    case .attendance(let attendance): meetingTables.put(attendance)
    case .namedDocument(let document): documentTable.put(document)
    case .rollCall(let rollCall): rollCallTables.apply(rollCall)
    case .rolledChoice(let choice): rollCallTables.apply(choice)
    case .dissent(let dissent): dissentTables.apply(dissent)
    case .cosignedHead(let head): cosignedHeadTable.put(head)
    case .heldBallot(let held): heldBallotTable.put(held)
    case .ruling(let ruling): rulingTables.apply(ruling)
    case .appeal(let appeal): rulingTables.apply(appeal)
    case .hearing(let hearing): hearingTables.apply(hearing)
    case .hearingAnswer(let answer): hearingTables.apply(answer)
    case .minutesVersion(let version): dissentTables.apply(version)
    case .oldBatch(let batch): oldDecisionTables.apply(batch)
    case .roster(let roster): rosterTables.put(roster)
    case .rosterGroup(let group): rosterTables.put(group)
    case .rosterPlace(let place): rosterTables.put(place)
    case .objective(let objective): objectiveTables.put(objective)
    case .objectiveReport(let report): objectiveTables.put(report)
    case .risk(let risk): riskTables.put(risk)
    case .riskStep(let step): riskTables.put(step)
    case .initiative(let initiative): initiativeTables.put(initiative)
    case .commitment(let commitment): initiativeTables.put(commitment)
    case .interest(let interest): interestTables.put(interest)
    case .recusal(let recusal): interestTables.put(recusal)
    case .proxy(let proxy): proxyTables.put(proxy)
    case .affiliation(let affiliation): affiliationTables.put(affiliation)
    case .personMove(let move): moveTables.put(move)
    case .keyConfirmation(let confirmation): keyTables.put(confirmation)
    case .keyCommitment(let commitment): keyTables.put(commitment)
    case .keyHanding(let handing): keyHandingTables.put(handing)
    case .motionCourse(let course): motionCourses.put(course)
    case .subsidiaryMotion(let subsidiary): motionCourses.put(subsidiary)
    case .consentItem(let item): consentTable.put(item)
    case .ratification(let ratification): ratificationTable.put(ratification)
    case .fulfilment(let fulfilment): fulfilmentTables.put(fulfilment)
    case .absence(let absence): absenceTable.put(absence)
    }
  }

  private mutating func apply(_ person: Person) {
    let before = personTable[person.id]?.organization
    personTable.put(person, in: &personsByOrganization, under: person.organization)
    guard let before, before != person.organization else { return }
    for organization in [before, person.organization] {
      personsByOrganization.set(
        personTable.all.filter { $0.organization == organization }.map(\.key),
        under: organization)
    }
  }

  private mutating func apply(_ key: PersonKey) {
    let isNew = keys[key.fingerprint] == nil
    let voucherBefore = keys[key.fingerprint]?.vouchedBy
    keys.put(key, in: &keysByPerson, under: key.person)
    if isNew {
      keyByOffer[key.offer] = key.fingerprint
      keyByPoint[key.publicKey.point] = key.fingerprint
    }
    if let voucher = key.vouchedBy, voucherBefore != voucher {
      keysByVoucher.add(key.fingerprint, under: voucher)
    }
  }

  private mutating func apply(_ tenure: Tenure) {
    let before = tenureTable[tenure.key]?.organization
    tenureTable.put(tenure, in: &tenuresBySeat, under: tenure.seat)
    guard let before else {
      tenuresByOrganization.add(tenure.key, under: tenure.organization)
      return
    }
    // Whoever was appointed and had not begun goes on for another organization.
    guard before != tenure.organization else { return }
    for organization in [before, tenure.organization] {
      tenuresByOrganization.set(
        tenureTable.all.filter { $0.organization == organization }.map(\.key),
        under: organization)
    }
  }

  private mutating func apply(_ tenure: OfficeTenure) {
    let isNew = officeTenureTable[tenure.key] == nil
    officeTenureTable.put(tenure, in: &officeTenuresByOffice, under: tenure.office)
    if isNew { officeTenuresByPerson.add(tenure.key, under: tenure.person) }
  }

  private mutating func apply(_ policy: Policy) {
    let isNew = policyTable[policy.key] == nil
    policyTable.put(policy, in: &policiesById, under: policy.policy)
    if isNew { policiesByMotion.add(policy.key, under: policy.motion) }
  }

  private mutating func apply(_ motion: Motion) {
    let before = motionTable[motion.id]
    let wasUndecided = before?.state.isUndecided ?? false
    motionTable.put(motion)
    if motion.state.isUndecided, before != nil, !wasUndecided {
      // Polled once more: it goes back to its place among the motions that came after it.
      undecidedByBody[motion.body] = motionTable.all
        .filter { $0.body == motion.body && $0.state.isUndecided }.map(\.id)
    } else if motion.state.isUndecided, before == nil {
      undecidedByBody[motion.body, default: []].append(motion.id)
    } else if wasUndecided, !motion.state.isUndecided {
      undecidedByBody[motion.body]?.removeAll { $0 == motion.id }
    }
  }

  /// Forgets the ballots of a poll that has closed: at once, or where the prevailing side may move to
  /// reconsider, when the time for that is over. So never more are kept than of the polls lost lately.
  private mutating func forget(_ poll: Poll) {
    turnouts[poll.seal] = nil
    let now = poll.closed ?? poll.closes
    for (seal, end) in reconsiderable where end <= now {
      floors[seal] = nil
      reconsiderable[seal] = nil
    }
    if let within = poll.rule.reconsiderWithin, poll.outcome == .failed || poll.outcome == .tied {
      reconsiderable[poll.seal] = now.adding(within)
    } else {
      floors[poll.seal] = nil
    }
  }

  private mutating func apply(_ poll: Poll) {
    let before = pollTable[poll.seal]
    let wasOpen = before.map { !$0.isClosed }
    pollTable.put(poll, in: &pollsByMotion, under: poll.motion)
    // A contested one is counted again.
    if before?.isDecided == false, poll.isDecided, !keepsClosedPolls { forget(poll) }
    if wasOpen == nil, !poll.isClosed {
      unclosed.append(poll.seal)
    } else if wasOpen == true, poll.isClosed {
      unclosed.removeAll { $0 == poll.seal }
    }
  }
}
