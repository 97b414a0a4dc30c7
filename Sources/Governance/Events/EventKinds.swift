/// Every kind of event that this version knows.
public enum EventKinds {
  public static let all: [any EventKind.Type] = [
    LedgerFounded.self, CharterAccepted.self,
    KeyOffered.self, KeyVouched.self, KeyRotated.self, KeyCancelled.self, KeyRevoked.self,
    KeyConfirmed.self, KeyCommitted.self, KeySucceeded.self,
    PrincipalHanded.self,
    MemberAccepted.self, MemberWithdrawn.self,
    OrganizationAffiliated.self, OrganizationDisaffiliated.self, AffiliationConfirmed.self,
    PersonMoved.self, PersonConfirmed.self,
    SeatDesignated.self, SeatRecalled.self, SeatAccepted.self, SeatResigned.self,
    OfficeAccepted.self, OfficeResigned.self,
    MotionProposed.self, MotionRevised.self, MotionSeconded.self, MotionWithdrawn.self,
    MotionPulled.self,
    PollDemanded.self, PollOpened.self, BallotCast.self, PollClosed.self, PollTieBroken.self,
    MeetingCalled.self, MeetingDemanded.self, NoticeWaived.self, MeetingOpened.self,
    MeetingArrived.self, MeetingDeparted.self, MeetingAttended.self, MeetingAdjourned.self,
    DissentStated.self,
    ChairRuled.self, RulingWithdrawn.self,
    HearingCalled.self, HearingAnswered.self, HearingWaived.self,
    RollCallRecorded.self, RollCallConfirmed.self, RollCallDisputed.self,
    OldDecisionsAttested.self,
    RosterAttested.self,
    DecisionObjected.self,
    ObjectiveReported.self,
    RiskIdentified.self, RiskOwned.self, RiskReviewed.self,
    InterestDeclared.self, InterestAmended.self, InterestEnded.self, SeatRecused.self,
    ProxyGranted.self, ProxyRevoked.self,
    CommitmentSigned.self, CommitmentAttested.self,
    FormalityMet.self, FormalityLapsed.self,
    RegistrarHanded.self, HeadCosigned.self,
    BallotHeld.self,
  ]

  /// Names that later versions will give a meaning.
  public static let reserved: Set<String> = [
    "motion.postponed",
    "motion.referred", "motion.tabled", "epoch.raised",
  ]

  /// The `v` of every kind in this version's epoch.
  public static let version: Int64 = 1

  static let byName: [String: any EventKind.Type] = Dictionary(
    uniqueKeysWithValues: all.map { ($0.name, $0) })
}
