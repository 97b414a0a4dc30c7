public import Signing
public import Sodium

/// The current state, computed from the entries: what rules read and what their changes are applied to.
///
/// It has two homes, memory and SQLite. Each reading gives the newest version of the records that it
/// names; which of them are in force at a time is the rules' to say. Lists are in the order of the
/// records' first appearance in the log. A register in memory never throws; one on a disk can fail to
/// read, which is no refusal.
public protocol Register {
  func founding() throws -> Founding?
  /// Each entry by which the ledger's own key was handed on, in their order.
  func keyHandings() throws -> [KeyHanding]
  func charters() throws -> [Charter]
  func memberClass(_ id: Identifier) throws -> MemberClass?

  func admissions() throws -> [Admission]
  func admissions(of organization: Identifier) throws -> [Admission]
  func organization(_ id: Identifier) throws -> Organization?
  func memberSpans(of organization: Identifier) throws -> [Member]
  func memberSpans() throws -> [Member]
  /// Every span of one organization's affiliations.
  func affiliations(of organization: Identifier) throws -> [Affiliation]
  /// Every span of every organization's in one group.
  func affiliations(in group: Identifier) throws -> [Affiliation]
  func person(_ id: Identifier) throws -> Person?
  /// Every move of one person to another member, those too that wait or that a newer one replaced.
  func moves(of person: Identifier) throws -> [PersonMove]
  func persons(of organization: Identifier) throws -> [Person]
  func personKey(_ fingerprint: Fingerprint) throws -> PersonKey?
  func personKey(offeredBy event: Digest) throws -> PersonKey?
  /// The one with these 32 bytes, in a security key or not.
  func personKey(holding point: PublicKey) throws -> PersonKey?
  func personKeys(of person: Identifier) throws -> [PersonKey]
  func personKeys(vouchedBy key: Fingerprint) throws -> [PersonKey]
  func keyConfirmations(of offer: Digest) throws -> [KeyConfirmation]
  func keyConfirmations(with key: Fingerprint) throws -> [KeyConfirmation]
  /// Every commitment that this key has made, in their order.
  func keyCommitments(of key: Fingerprint) throws -> [KeyCommitment]

  func body(_ id: Identifier) throws -> Body?
  func bodies() throws -> [Body]
  func seat(_ id: Identifier) throws -> Seat?
  func seats(of body: Identifier) throws -> [Seat]
  func tenures(of seat: Identifier) throws -> [Tenure]
  func tenures(onBehalfOf organization: Identifier) throws -> [Tenure]
  func office(_ id: Identifier) throws -> Office?
  func offices() throws -> [Office]
  func officeTenures(of office: Identifier) throws -> [OfficeTenure]
  func officeTenures(by person: Identifier) throws -> [OfficeTenure]
  func rules(_ id: Identifier) throws -> [Rule]
  func powers(named name: String) throws -> [Power]
  func powers() throws -> [Power]
  func policies(_ id: Identifier) throws -> [Policy]
  func policies(adoptedBy motion: Digest) throws -> [Policy]

  func motion(_ id: Digest) throws -> Motion?
  func undecidedMotions(of body: Identifier) throws -> [Motion]
  func seconds(of motion: Digest, version: Int64) throws -> [Second]
  func demands(for motion: Digest, version: Int64, in body: Identifier) throws -> [Demand]
  func poll(_ seal: Digest) throws -> Poll?
  func polls(on motion: Digest) throws -> [Poll]
  func unclosedPolls() throws -> [Poll]
  func elector(_ seat: Identifier, in poll: Digest) throws -> Elector?
  func electors(of poll: Digest) throws -> [Elector]
  /// The seat's ballot with the highest turn in this capacity, of a poll that is open, or lost under a rule that leaves it to the
  /// prevailing side to reconsider for as long as that may.
  func lastBallot(
    of seat: Identifier, in poll: Digest, as capacity: Ballot.Capacity
  ) throws -> Ballot?
  /// The ballots of an open poll that a person cast by proxy, in log order.
  func proxyBallots(by person: Identifier, in poll: Digest) throws -> [Ballot]
  /// Every ballot of a poll that is not closed, in log order.
  func ballots(in poll: Digest) throws -> [Ballot]
  func effects(of motion: Digest) throws -> [Effect]
  func course(of motion: Digest) throws -> MotionCourse?
  /// What a motion says of another one.
  func subsidiaryMotion(_ motion: Digest) throws -> SubsidiaryMotion?
  /// The motions about one, in the order in which they were proposed.
  func subsidiaryMotions(on main: Digest) throws -> [SubsidiaryMotion]
  /// The agendas that a motion was put on.
  func consentItems(of motion: Digest) throws -> [ConsentItem]
  func consentItems(on agenda: Digest) throws -> [ConsentItem]
  func ratification(of event: Digest) throws -> Ratification?
  func counter(_ series: String) throws -> Counter?
  /// The meetings of a body that were adjourned, the last first, at most so many.
  func meetingsHeld(by body: Identifier, last count: Int64) throws -> [Meeting]
  func participation(of seat: Identifier, in body: Identifier) throws -> Participation?
  func absence(of seat: Identifier, in body: Identifier) throws -> Absence?
  func turnout(of poll: Digest) throws -> Turnout?

  func meeting(_ id: Digest) throws -> Meeting?
  func meetingDemands(for meeting: Digest) throws -> [MeetingDemand]
  func waivers(of meeting: Digest) throws -> [NoticeWaiver]
  func attendances(at meeting: Digest) throws -> [Attendance]
  /// The meeting of a body that is open, the one opened last where there are several.
  func openMeeting(of body: Identifier) throws -> Meeting?

  func rollCall(_ id: Digest) throws -> RollCall?
  func rollCalls(on poll: Digest) throws -> [RollCall]
  func rolledChoices(of rollCall: Digest) throws -> [RolledChoice]

  func dissents(from poll: Digest) throws -> [Dissent]
  func ruling(_ id: Digest) throws -> Ruling?
  func rulings(on motion: Digest) throws -> [Ruling]
  func appeals(from ruling: Digest) throws -> [Appeal]
  func hearings(on motion: Digest) throws -> [Hearing]
  func hearingAnswers(to motion: Digest) throws -> [HearingAnswer]
  /// The texts of a meeting's minutes that were approved, the first before those that corrected it.
  func minutesVersions(of meeting: Digest) throws -> [MinutesVersion]

  func oldBatches(from source: Digest, of body: Identifier) throws -> [OldBatch]
  func lastOldBatch(of body: Identifier) throws -> OldBatch?
  /// The batch after which the body's old decisions had this state.
  func oldBatch(reaching state: Digest, of body: Identifier) throws -> OldBatch?

  /// The cosigned head with the most entries.
  func newestCosignedHead() throws -> CosignedHead?
  /// The one with the most entries of those whose witnesses met the policy at `time` or before.
  func cosignedHead(by time: Timestamp) throws -> CosignedHead?

  /// The ballots of a poll that were put on record after voting was over, in log order.
  func heldBallots(in poll: Digest) throws -> [HeldBallot]

  func namedDocument(_ digest: Digest) throws -> NamedDocument?

  func roster(_ id: Identifier) throws -> Roster?
  /// Every span of one group.
  func rosterGroups(_ group: Identifier, of roster: Identifier) throws -> [RosterGroup]
  /// Every span of every place in one group.
  func rosterPlaces(in group: Identifier, of roster: Identifier) throws -> [RosterPlace]
  /// Every span of one person's places in one group.
  func rosterPlaces(
    by handle: Handle, in group: Identifier, of roster: Identifier
  ) throws -> [RosterPlace]

  /// The time for objections to a motion whose acts take effect with a delay.
  func objectionPeriod(on motion: Digest) throws -> ObjectionPeriod?
  func objections(to motion: Digest) throws -> [Objection]
  /// What undid a decision.
  func reversal(of motion: Digest) throws -> Reversal?
  func delegation(_ id: Identifier) throws -> Delegation?
  func delegations(to body: Identifier) throws -> [Delegation]
  func delegatedDecision(_ motion: Digest) throws -> DelegatedDecision?

  /// Every version of an objective.
  func objectives(_ id: Identifier) throws -> [Objective]
  func reports(on objective: Identifier) throws -> [ObjectiveReport]
  func risk(_ id: Digest) throws -> Risk?
  func initiative(_ id: Identifier) throws -> Initiative?
  /// Every version of every commitment in an initiative.
  func commitments(of initiative: Identifier) throws -> [Commitment]
  /// Those that name this key of a partner's signatory.
  func commitments(signedWith key: PublicKey) throws -> [Commitment]

  /// The fulfilment that an event recorded.
  func fulfilment(_ id: Digest) throws -> Fulfilment?
  /// Those that have run out or were taken back too.
  func fulfilments(byOrganization id: Identifier) throws -> [Fulfilment]
  func fulfilments(byPerson id: Identifier) throws -> [Fulfilment]

  func proxy(_ id: Digest) throws -> Proxy?
  func proxies(of seat: Identifier) throws -> [Proxy]

  func interest(_ id: Digest) throws -> Interest?
  /// Ended ones too.
  func interests(about subject: Subject) throws -> [Interest]
  /// - Parameter from: the seal of the poll, or the motion.
  func recusal(of seat: Identifier, from: Digest) throws -> Recusal?
  func recusals(from: Digest) throws -> [Recusal]
  /// The first recusal from a poll or motion, if there is one.
  func firstRecusal(from: Digest) throws -> Recusal?

  /// Puts a new version of a record in the place of the newest.
  mutating func apply(_ change: Change) throws
}
