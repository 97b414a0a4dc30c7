/// A new version of one record. Applying it cannot be refused.
///
/// The large records are boxed: an opening changes one poll and an elector for each seat, and every change in
/// its list takes as much room as the largest that is not.
public enum Change: Hashable, Sendable {
  indirect case founding(Founding)
  indirect case charter(Charter)
  indirect case memberClass(MemberClass)
  indirect case admission(Admission)
  indirect case organization(Organization)
  indirect case member(Member)
  indirect case person(Person)
  indirect case personKey(PersonKey)
  indirect case body(Body)
  indirect case seat(Seat)
  indirect case tenure(Tenure)
  indirect case office(Office)
  indirect case officeTenure(OfficeTenure)
  indirect case rule(Rule)
  indirect case power(Power)
  indirect case policy(Policy)
  indirect case motion(Motion)
  case second(Second)
  case demand(Demand)
  indirect case poll(Poll)
  case elector(Elector)
  case ballot(Ballot)
  case effect(Effect)
  case counter(Counter)
  case participation(Participation)
  case turnout(Turnout)
  indirect case meeting(Meeting)
  indirect case meetingDemand(MeetingDemand)
  indirect case noticeWaiver(NoticeWaiver)
  indirect case attendance(Attendance)
  indirect case rollCall(RollCall)
  indirect case rolledChoice(RolledChoice)
  indirect case dissent(Dissent)
  indirect case minutesVersion(MinutesVersion)
  indirect case oldBatch(OldBatch)
  indirect case roster(Roster)
  indirect case rosterGroup(RosterGroup)
  indirect case rosterPlace(RosterPlace)
  indirect case namedDocument(NamedDocument)
  indirect case objectionPeriod(ObjectionPeriod)
  indirect case objection(Objection)
  indirect case reversal(Reversal)
  indirect case delegation(Delegation)
  indirect case delegatedDecision(DelegatedDecision)
  indirect case objective(Objective)
  indirect case objectiveReport(ObjectiveReport)
  indirect case risk(Risk)
  indirect case riskStep(RiskStep)
  indirect case initiative(Initiative)
  indirect case commitment(Commitment)
  indirect case interest(Interest)
  indirect case recusal(Recusal)
  indirect case proxy(Proxy)
  indirect case motionCourse(MotionCourse)
  case subsidiaryMotion(SubsidiaryMotion)
  case consentItem(ConsentItem)
  case ratification(Ratification)
  indirect case fulfilment(Fulfilment)
  indirect case absence(Absence)
  indirect case ruling(Ruling)
  case appeal(Appeal)
  indirect case hearing(Hearing)
  indirect case hearingAnswer(HearingAnswer)
  indirect case affiliation(Affiliation)
  indirect case personMove(PersonMove)
  case keyConfirmation(KeyConfirmation)
}

extension Change {
  /// Which record of which kind.
  struct RecordKey: Hashable {
    let kind: Int
    let key: AnyHashable
  }

  var recordKey: RecordKey {
    switch self {
    case .founding(let record): RecordKey(kind: 0, key: record.key)
    case .charter(let record): RecordKey(kind: 1, key: record.key)
    case .memberClass(let record): RecordKey(kind: 2, key: record.key)
    case .admission(let record): RecordKey(kind: 3, key: record.key)
    case .organization(let record): RecordKey(kind: 4, key: record.key)
    case .member(let record): RecordKey(kind: 5, key: record.key)
    case .person(let record): RecordKey(kind: 6, key: record.key)
    case .personKey(let record): RecordKey(kind: 7, key: record.key)
    case .body(let record): RecordKey(kind: 8, key: record.key)
    case .seat(let record): RecordKey(kind: 9, key: record.key)
    case .tenure(let record): RecordKey(kind: 10, key: record.key)
    case .office(let record): RecordKey(kind: 11, key: record.key)
    case .officeTenure(let record): RecordKey(kind: 12, key: record.key)
    case .rule(let record): RecordKey(kind: 13, key: record.key)
    case .power(let record): RecordKey(kind: 14, key: record.key)
    case .policy(let record): RecordKey(kind: 15, key: record.key)
    case .motion(let record): RecordKey(kind: 16, key: record.key)
    case .second(let record): RecordKey(kind: 17, key: record.key)
    case .demand(let record): RecordKey(kind: 18, key: record.key)
    case .poll(let record): RecordKey(kind: 19, key: record.key)
    case .elector(let record): RecordKey(kind: 20, key: record.key)
    case .ballot(let record): RecordKey(kind: 21, key: record.key)
    case .effect(let record): RecordKey(kind: 22, key: record.key)
    case .counter(let record): RecordKey(kind: 23, key: record.key)
    case .participation(let record): RecordKey(kind: 24, key: record.key)
    case .turnout(let record): RecordKey(kind: 25, key: record.key)
    case .meeting(let record): RecordKey(kind: 26, key: record.key)
    case .meetingDemand(let record): RecordKey(kind: 27, key: record.key)
    case .noticeWaiver(let record): RecordKey(kind: 28, key: record.key)
    case .attendance(let record): RecordKey(kind: 29, key: record.key)
    case .roster(let record): RecordKey(kind: 30, key: record.key)
    case .rosterGroup(let record): RecordKey(kind: 31, key: record.key)
    case .rosterPlace(let record): RecordKey(kind: 32, key: record.key)
    case .namedDocument(let record): RecordKey(kind: 33, key: record.key)
    case .objectionPeriod(let record): RecordKey(kind: 34, key: record.key)
    case .objection(let record): RecordKey(kind: 35, key: record.key)
    case .reversal(let record): RecordKey(kind: 36, key: record.key)
    case .delegation(let record): RecordKey(kind: 37, key: record.key)
    case .delegatedDecision(let record): RecordKey(kind: 38, key: record.key)
    case .objective(let record): RecordKey(kind: 39, key: record.key)
    case .objectiveReport(let record): RecordKey(kind: 40, key: record.key)
    case .risk(let record): RecordKey(kind: 41, key: record.key)
    case .riskStep(let record): RecordKey(kind: 42, key: record.key)
    case .initiative(let record): RecordKey(kind: 43, key: record.key)
    case .commitment(let record): RecordKey(kind: 44, key: record.key)
    case .motionCourse(let record): RecordKey(kind: 45, key: record.key)
    case .subsidiaryMotion(let record): RecordKey(kind: 46, key: record.key)
    case .rollCall(let record): RecordKey(kind: 47, key: record.key)
    case .rolledChoice(let record): RecordKey(kind: 48, key: record.key)
    case .dissent(let record): RecordKey(kind: 49, key: record.key)
    case .minutesVersion(let record): RecordKey(kind: 50, key: record.key)
    case .oldBatch(let record): RecordKey(kind: 51, key: record.key)
    case .interest(let record): RecordKey(kind: 52, key: record.key)
    case .recusal(let record): RecordKey(kind: 53, key: record.key)
    case .proxy(let record): RecordKey(kind: 54, key: record.key)
    case .consentItem(let record): RecordKey(kind: 55, key: record.key)
    case .ratification(let record): RecordKey(kind: 56, key: record.key)
    case .fulfilment(let record): RecordKey(kind: 240, key: record.key)
    case .absence(let record): RecordKey(kind: 241, key: record.key)
    case .ruling(let record): RecordKey(kind: 200, key: record.key)
    case .appeal(let record): RecordKey(kind: 201, key: record.key)
    case .hearing(let record): RecordKey(kind: 202, key: record.key)
    case .hearingAnswer(let record): RecordKey(kind: 203, key: record.key)
    case .affiliation(let record): RecordKey(kind: 220, key: record.key)
    case .personMove(let record): RecordKey(kind: 260, key: record.key)
    case .keyConfirmation(let record): RecordKey(kind: 270, key: record.key)
    }
  }
}

extension Change {
  /// Whether the record can get a newer version. The others are made once, an electorate's by the hundred.
  var isVersioned: Bool {
    switch self {
    case .second, .demand, .elector, .ballot, .meetingDemand, .noticeWaiver, .objection,
      .subsidiaryMotion, .dissent, .minutesVersion, .objectiveReport, .riskStep, .ratification,
      .appeal, .hearing, .hearingAnswer:
      false
    default: true
    }
  }
}
