import Governance

extension Change {
  /// The record that the change is a new version of.
  var record: any StoredRecord {
    switch self {
    case .founding(let record): record
    case .charter(let record): record
    case .memberClass(let record): record
    case .admission(let record): record
    case .organization(let record): record
    case .member(let record): record
    case .person(let record): record
    case .personKey(let record): record
    case .body(let record): record
    case .seat(let record): record
    case .tenure(let record): record
    case .office(let record): record
    case .officeTenure(let record): record
    case .rule(let record): record
    case .power(let record): record
    case .policy(let record): record
    case .motion(let record): record
    case .second(let record): record
    case .demand(let record): record
    case .poll(let record): record
    case .elector(let record): record
    case .ballot(let record): record
    case .effect(let record): record
    case .counter(let record): record
    case .participation(let record): record
    case .turnout(let record): record
    case .meeting(let record): record
    case .meetingDemand(let record): record
    case .noticeWaiver(let record): record
    case .attendance(let record): record
    case .rollCall(let record): record
    case .rolledChoice(let record): record
    case .dissent(let record): record
    case .minutesVersion(let record): record
    case .oldBatch(let record): record
    case .roster(let record): record
    case .rosterGroup(let record): record
    case .rosterPlace(let record): record
    case .namedDocument(let record): record
    case .objectionPeriod(let record): record
    case .objection(let record): record
    case .reversal(let record): record
    case .delegation(let record): record
    case .delegatedDecision(let record): record
    case .objective(let record): record
    case .objectiveReport(let record): record
    case .risk(let record): record
    case .riskStep(let record): record
    case .initiative(let record): record
    case .commitment(let record): record
    case .interest(let record): record
    case .recusal(let record): record
    case .proxy(let record): record
    case .fulfilment(let record): record
    case .absence(let record): record
    case .motionCourse(let record): record
    case .subsidiaryMotion(let record): record
    case .consentItem(let record): record
    case .ratification(let record): record
    case .ruling(let record): record
    case .appeal(let record): record
    case .hearing(let record): record
    case .hearingAnswer(let record): record
    case .affiliation(let record): record
    case .personMove(let record): record
    case .keyConfirmation(let record): record
    case .keyCommitment(let record): record
    case .keyHanding(let record): record
    case .cosignedHead(let record): record
    case .heldBallot(let record): record
    }
  }

  /// Every table of the register.
  static let tables: [TableLayout] = [
    Founding.table, Charter.table, MemberClass.table, Admission.table, Organization.table,
    Member.table, Person.table, PersonKey.table, Body.table, Seat.table, Tenure.table,
    Office.table, OfficeTenure.table, Rule.table, Power.table, Policy.table, Motion.table,
    Second.table, Demand.table, Poll.table, Elector.table, Ballot.table, Effect.table,
    Counter.table, Participation.table, Turnout.table, Meeting.table, MeetingDemand.table,
    NoticeWaiver.table, Attendance.table,
    RollCall.table, RolledChoice.table, Dissent.table, MinutesVersion.table,
    OldBatch.table,
    Roster.table, RosterGroup.table, RosterPlace.table,
    NamedDocument.table, ObjectionPeriod.table, Objection.table, Reversal.table,
    Delegation.table, DelegatedDecision.table, Objective.table, ObjectiveReport.table,
    Risk.table, RiskStep.table, Interest.table, Recusal.table, Proxy.table, Fulfilment.table,
    Absence.table, MotionCourse.table, SubsidiaryMotion.table, ConsentItem.table,
    Ratification.table, Initiative.table, Commitment.table, Ruling.table, Appeal.table,
    Affiliation.table, PersonMove.table, KeyConfirmation.table, KeyCommitment.table,
    KeyHanding.table,
    Hearing.table, HearingAnswer.table, CosignedHead.table, HeldBallot.table,
  ]
}
