/// Why an event is not lawful: a stable code, a sentence with the facts, the next step.
public struct Refusal: Error, Hashable, Sendable, CustomStringConvertible {
  public let code: RefusalCode
  public let sentence: String
  /// What the person can do about it.
  public let next: String

  init(_ code: RefusalCode, _ sentence: String, next: String) {
    self.code = code
    self.sentence = sentence
    self.next = next
  }

  public var description: String { "\(sentence)  [\(code.rawValue)]" }
}

/// The stable codes of refusals. A code is never given another meaning.
public enum RefusalCode: String, CaseIterable, Sendable {
  // The event and its place in the log.
  case eventMalformed = "E-EVENT-MALFORMED"
  case eventRepeated = "E-EVENT-REPEATED"
  case kindReserved = "E-KIND-RESERVED"
  case ledgerOther = "E-LEDGER-OTHER"
  case signedAhead = "E-SIGNED-AHEAD"
  case signedBehind = "E-SIGNED-BEHIND"
  case untilPassed = "E-UNTIL-PASSED"
  case untilTooFar = "E-UNTIL-TOO-FAR"
  case recordedBackwards = "E-RECORDED-BACKWARDS"
  case seenUnknown = "E-SEEN-UNKNOWN"
  case seenTooShort = "E-SEEN-TOO-SHORT"
  case seenBehind = "E-SEEN-BEHIND"
  case rateExceeded = "E-RATE-EXCEEDED"
  case retroactive = "E-RETROACTIVE"
  case signatureWrong = "E-SIGNATURE-WRONG"

  // Founding.
  case notFounded = "E-LEDGER-NOT-FOUNDED"
  case alreadyFounded = "E-LEDGER-FOUNDED"
  case charterMissing = "E-CHARTER-MISSING"
  case charterMalformed = "E-CHARTER-MALFORMED"
  case ledgerKeyMalformed = "E-LEDGER-KEY"
  case notFounder = "E-FOUNDER-NOT"
  case genesisUnknown = "E-GENESIS-UNKNOWN"
  case predecessorUnsound = "E-PREDECESSOR"
  case ledgerKeyUnproved = "E-LEDGER-KEY-PROOF"
  case ledgerKeyTaken = "E-LEDGER-KEY-TAKEN"
  case ledgerKeyHanded = "E-LEDGER-KEY-HANDED"
  case foundersMissing = "E-FOUNDERS-MISSING"

  // Keys and persons.
  case keyUnknown = "E-KEY-UNKNOWN"
  case keyOfAnother = "E-KEY-OF-ANOTHER"
  case keyTooYoung = "E-KEY-TOO-YOUNG"
  case keyEnded = "E-KEY-ENDED"
  case keyWeak = "E-KEY-WEAK"
  case keyTaken = "E-KEY-TAKEN"
  case keyIsLedgers = "E-KEY-IS-LEDGERS"
  case keySpeaks = "E-KEY-SPEAKS"
  case keyNotOlder = "E-KEY-NOT-OLDER"
  case keySinceAhead = "E-KEY-SINCE-AHEAD"
  case keyCommitted = "E-KEY-COMMITTED"
  case keyUncommitted = "E-KEY-UNCOMMITTED"
  case recoveryNotGranted = "E-RECOVERY-NONE"
  case recoveryByOneself = "E-RECOVERY-OWN"
  case recoveryByYoungKey = "E-RECOVERY-YOUNG"
  case recoveryTwice = "E-RECOVERY-TWICE"
  case offerUnknown = "E-OFFER-UNKNOWN"
  case offerSettled = "E-OFFER-SETTLED"
  case offerOfAnother = "E-OFFER-OF-ANOTHER"
  case voucherOfAnother = "E-VOUCHER-OF-ANOTHER"
  case personUnknown = "E-PERSON-UNKNOWN"
  case personOfAnother = "E-PERSON-OF-ANOTHER"
  case identifierTaken = "E-ID-TAKEN"

  // Organizations and members.
  case organizationUnknown = "E-ORGANIZATION-UNKNOWN"
  case notPrincipal = "E-PRINCIPAL-NOT"
  case alreadyPrincipal = "E-PRINCIPAL-ALREADY"
  case notMember = "E-MEMBER-NOT"
  case alreadyMember = "E-MEMBER-ALREADY"
  case alreadySuspended = "E-MEMBER-SUSPENDED"
  case notSuspended = "E-MEMBER-NOT-SUSPENDED"
  case alreadyInClass = "E-MEMBER-IN-CLASS"
  case classUnknown = "E-CLASS-UNKNOWN"
  case admissionUnknown = "E-ADMISSION-UNKNOWN"
  case admissionSettled = "E-ADMISSION-SETTLED"
  case admissionPending = "E-ADMISSION-PENDING"
  case admissionLapsed = "E-ADMISSION-LAPSED"
  case notNamedPrincipal = "E-ADMISSION-PRINCIPAL"
  case notNamedKey = "E-ADMISSION-KEY"

  // Affiliate groups.
  case affiliatedAlready = "E-AFFILIATION-ALREADY"
  case notAffiliated = "E-AFFILIATION-NOT"
  case affiliationDecided = "E-AFFILIATION-DECIDED"
  case affiliationUnknown = "E-AFFILIATION-UNKNOWN"
  case notOfGroup = "E-AFFILIATION-GROUP"

  // Persons who go to another member.
  case moveToOwn = "E-MOVE-OWN"
  case moveOfPrincipal = "E-MOVE-PRINCIPAL"
  case moveEnding = "E-MOVE-ENDING"
  case moveUnknown = "E-MOVE-UNKNOWN"

  // Bodies, seats and offices.
  case bodyUnknown = "E-BODY-UNKNOWN"
  case bodyWithoutSeats = "E-BODY-WITHOUT-SEATS"
  case bodyKindFixed = "E-BODY-KIND-FIXED"
  case bodyHasChildren = "E-BODY-HAS-CHILDREN"
  case parentCircle = "E-BODY-CIRCLE"
  case notDeferrable = "E-ACT-NOT-DEFERRABLE"
  case notRescindable = "E-ACT-NOT-RESCINDABLE"
  case seatUnknown = "E-SEAT-UNKNOWN"
  case seatElsewhere = "E-SEAT-ELSEWHERE"
  case seatHeld = "E-SEAT-HELD"
  case seatCapped = "E-SEAT-CAP"
  case seatVacant = "E-SEAT-VACANT"
  case seatName = "E-SEAT-NAME"
  case seatInAssembly = "E-SEAT-IN-ASSEMBLY"
  case notHolder = "E-SEAT-NOT-HOLDER"
  case notDesignated = "E-SEAT-NOT-DESIGNATED"
  case notFilledByBody = "E-SEAT-NOT-FILLED"
  case nothingToResign = "E-NOTHING-TO-RESIGN"
  case nothingToRecall = "E-NOTHING-TO-RECALL"
  case appointmentUnknown = "E-APPOINTMENT-UNKNOWN"
  case appointmentSettled = "E-APPOINTMENT-SETTLED"
  case appointmentOfAnother = "E-APPOINTMENT-OF-ANOTHER"
  case officeUnknown = "E-OFFICE-UNKNOWN"

  // Rules, powers, policies.
  case ruleUnknown = "E-RULE-UNKNOWN"
  case ruleTooLax = "E-RULE-TOO-LAX"
  case ruleChanged = "E-RULE-CHANGED"
  case thresholdUnreachable = "E-THRESHOLD-UNREACHABLE"
  case powerMissing = "E-POWER-MISSING"
  case powerChanged = "E-POWER-CHANGED"
  case powerOrphaned = "E-POWER-ORPHANED"
  case powerNotCovered = "E-POWER-NOT-COVERED"
  case charterBroken = "E-CHARTER-BROKEN"
  case policyNotInForce = "E-POLICY-NOT-IN-FORCE"
  case policyDates = "E-POLICY-DATES"

  // Delays and objections.
  case mixedDelays = "E-MOTION-MIXED-DELAYS"
  case objectionsClosed = "E-OBJECTION-CLOSED"
  case objectionClass = "E-OBJECTION-CLASS"
  case objectedAlready = "E-OBJECTION-TWICE"

  // Delegations and their countermand.
  case delegationUnknown = "E-DELEGATION-UNKNOWN"
  case delegationOver = "E-DELEGATION-OVER"
  case reserved = "E-POWER-RESERVED"
  case mixedDelegations = "E-MOTION-MIXED-DELEGATIONS"
  case notDelegated = "E-MOTION-NOT-DELEGATED"
  case countermandLate = "E-COUNTERMAND-LATE"

  // Rosters.
  case rosterUnknown = "E-ROSTER-UNKNOWN"
  case attestedAhead = "E-ATTESTED-AHEAD"
  case attestedBehind = "E-ATTESTED-BEHIND"
  case groupUnknown = "E-GROUP-UNKNOWN"
  case groupOpen = "E-GROUP-OPEN"
  case groupOccupied = "E-GROUP-OCCUPIED"
  case placeTaken = "E-PLACE-TAKEN"
  case placeUnknown = "E-PLACE-UNKNOWN"

  // Objectives.
  case objectiveUnknown = "E-OBJECTIVE-UNKNOWN"
  case notOwner = "E-OWNER-NOT"
  case reportAhead = "E-REPORT-AHEAD"
  case reportMeasure = "E-REPORT-MEASURE"
  case deadlinePast = "E-DEADLINE-PAST"

  // Initiatives.
  case initiativeUnknown = "E-INITIATIVE-UNKNOWN"
  case commitmentUnknown = "E-COMMITMENT-UNKNOWN"
  case commitmentSigned = "E-COMMITMENT-SIGNED"
  case notSignatory = "E-SIGNATORY-NOT"

  // Risks.
  case riskUnknown = "E-RISK-UNKNOWN"
  case riskClosed = "E-RISK-CLOSED"
  case riskHasOwner = "E-RISK-OWNED"
  case riskUndecided = "E-RISK-UNDECIDED"
  case reviewTooLate = "E-REVIEW-TOO-LATE"

  // Interests and recusals.
  case interestUnknown = "E-INTEREST-UNKNOWN"
  case interestOfAnother = "E-INTEREST-OF-ANOTHER"
  case interestTwice = "E-INTEREST-TWICE"
  case interestEnded = "E-INTEREST-ENDED"
  case seatRecused = "E-BALLOT-RECUSED"
  case recusedAlready = "E-RECUSED-ALREADY"
  case recusalNeedsPoll = "E-RECUSAL-POLL"

  // Proxies and alternates.
  case proxyUnknown = "E-PROXY-UNKNOWN"
  case proxyOfAnother = "E-PROXY-OF-ANOTHER"
  case proxyNotAllowed = "E-PROXY-NOT-ALLOWED"
  case proxyCarrier = "E-PROXY-CARRIER"
  case proxyEnded = "E-PROXY-ENDED"
  case proxyScope = "E-PROXY-SCOPE"
  case proxyReplaced = "E-PROXY-REPLACED"
  case proxyCap = "E-PROXY-CAP"
  case ballotOverridden = "E-BALLOT-OVERRIDDEN"
  case notAlternate = "E-ALTERNATE-NOT"
  case seatWithoutAlternate = "E-SEAT-WITHOUT-ALTERNATE"

  // Formalities.
  case formalityUnknown = "E-FORMALITY-UNKNOWN"
  case formalityBearer = "E-FORMALITY-BEARER"
  case notAttester = "E-FORMALITY-ATTESTER"
  case formalityDocument = "E-FORMALITY-DOCUMENT"
  case formalityUntil = "E-FORMALITY-UNTIL"
  case fulfilmentUnknown = "E-FORMALITY-NOT-MET"
  case formalityStands = "E-FORMALITY-STANDS"
  case formalityOver = "E-FORMALITY-OVER"
  case seatIneligible = "E-BALLOT-INELIGIBLE"
  case attesterMissing = "E-FORMALITY-OFFICE"

  // Participation.
  case nothingExpected = "E-GROUND-NONE"
  case seatActive = "E-GROUND-ACTIVE"
  case groundAct = "E-GROUND-ACT"

  // Motions.
  case motionUnknown = "E-MOTION-UNKNOWN"
  case motionSettled = "E-MOTION-SETTLED"
  case motionLapsed = "E-MOTION-LAPSED"
  case motionCarried = "E-MOTION-CARRIED"
  case motionFailed = "E-MOTION-FAILED"
  case notCarried = "E-MOTION-NOT-CARRIED"
  case notFailed = "E-MOTION-NOT-FAILED"
  case notMover = "E-MOTION-NOT-MOVER"
  case versionStale = "E-MOTION-VERSION"
  case ownSecond = "E-SECOND-OWN"
  case secondedAlready = "E-SECOND-TWICE"
  case secondsMissing = "E-SECONDS-MISSING"
  case notThisBody = "E-MOTION-BODY"
  case mixedRules = "E-MOTION-MIXED-RULES"
  case operativeText = "E-TEXT-OPERATIVE"
  case textTwice = "E-TEXT-TWICE"
  case textSize = "E-TEXT-SIZE"
  case actTextMissing = "E-ACT-TEXT"

  // Documents.
  case documentUnnamed = "E-DOCUMENT-UNNAMED"
  case documentPlain = "E-DOCUMENT-PLAIN"
  case documentRedacted = "E-DOCUMENT-REDACTED"
  case documentPublic = "E-DOCUMENT-PUBLIC"
  case documentNamedOtherwise = "E-DOCUMENT-NAMED"
  case documentConfidential = "E-DOCUMENT-CONFIDENTIAL"
  case accessOther = "E-ACCESS-BODY"
  case actTextConfidential = "E-ACT-TEXT-CONFIDENTIAL"

  // Motions about motions.
  case motionTabled = "E-MOTION-TABLED"
  case motionNotTabled = "E-MOTION-NOT-TABLED"
  case motionReferred = "E-MOTION-REFERRED"
  case motionNotReferred = "E-MOTION-NOT-REFERRED"
  case motionPostponed = "E-MOTION-POSTPONED"
  case motionPending = "E-MOTION-PENDING"
  case motionDilatory = "E-MOTION-DILATORY"
  case notMain = "E-MOTION-NOT-MAIN"
  case actNotAlone = "E-ACT-NOT-ALONE"
  case otherKind = "E-MOTION-KIND"
  case bodysWording = "E-MOTION-BODYS-WORDING"
  case amendmentBase = "E-AMENDMENT-BASE"
  case amendmentEmpty = "E-AMENDMENT-EMPTY"
  case amendmentDegree = "E-AMENDMENT-DEGREE"
  case timeOutside = "E-MOTION-TIME"
  case referredNowhere = "E-REFER-BODY"
  case partsUneven = "E-DIVIDE-PARTS"
  case notPrevailing = "E-RECONSIDER-SIDE"
  case reconsideredLate = "E-RECONSIDER-LATE"
  case ratifiableUnknown = "E-RATIFY-UNKNOWN"
  case nothingToRatify = "E-RATIFY-NOTHING"
  case notListable = "E-CONSENT-NOT-MAIN"
  case notOnAgenda = "E-CONSENT-NOT-LISTED"
  case consentMixed = "E-CONSENT-MIXED"

  // Polls and ballots.
  case pollUnknown = "E-POLL-UNKNOWN"
  case pollClosed = "E-POLL-CLOSED"
  case pollOpen = "E-POLL-OPEN"
  case polledAlready = "E-POLL-ALREADY"
  case pollNotAgain = "E-POLL-NOT-AGAIN"
  case discussionOpen = "E-POLL-DISCUSSION"
  case notOpener = "E-POLL-OPENER"
  case demandsMissing = "E-DEMANDS-MISSING"
  case demandedAlready = "E-DEMAND-TWICE"
  case textsChanged = "E-POLL-TEXTS"
  case windowOutside = "E-POLL-WINDOW"
  case electorateChanged = "E-ELECTORATE-CHANGED"
  case pollOverUnclosed = "E-POLL-UNCLOSED"
  case notElector = "E-BALLOT-NOT-ELECTOR"
  case ballotUntil = "E-BALLOT-UNTIL"
  case turnLower = "E-BALLOT-TURN"
  case turnAhead = "E-BALLOT-TURN-AHEAD"
  case ballotFinal = "E-BALLOT-FINAL"
  case countWrong = "E-COUNT-WRONG"
  case ballotsWrong = "E-COUNT-BALLOTS"
  case notTied = "E-TIE-NOT"
  case noCastingVote = "E-TIE-NO-CASTING-VOTE"
  case notChair = "E-CHAIR-NOT"

  // Meetings.
  case meetingsNotHeld = "E-MEETINGS-NOT-HELD"
  case meetingUnknown = "E-MEETING-UNKNOWN"
  case notCaller = "E-MEETING-CALLER"
  case meetingCalled = "E-MEETING-CALLED"
  case meetingDemandedAlready = "E-MEETING-DEMAND-TWICE"
  case meetingDemandsMissing = "E-MEETING-DEMANDS"
  case meetingLapsed = "E-MEETING-LAPSED"
  case meetingTooEarly = "E-MEETING-EARLY"
  case meetingOpened = "E-MEETING-OPENED"
  case meetingNotOpen = "E-MEETING-NOT-OPEN"
  case meetingAdjourned = "E-MEETING-ADJOURNED"
  case meetingNotAdjourned = "E-MEETING-NOT-ADJOURNED"
  case minutesApproved = "E-MINUTES-APPROVED"
  case noticeShort = "E-NOTICE-SHORT"
  case noticeWaivedAlready = "E-NOTICE-WAIVED"
  case presentAlready = "E-PRESENT-ALREADY"
  case otherCapacity = "E-PRESENT-OTHERWISE"
  case notPresent = "E-PRESENT-NOT"
  case listedTwice = "E-PRESENT-TWICE"
  case notSecretary = "E-SECRETARY-NOT"

  // Dissents and minutes.
  case dissentsNotTaken = "E-DISSENTS-NOT-TAKEN"
  case dissentLate = "E-DISSENT-LATE"
  case dissentTwice = "E-DISSENT-TWICE"
  case minutesOther = "E-MINUTES-OTHER"
  case listChanged = "E-MINUTES-LIST"

  // Rulings of the chair.
  case rulingsNotTaken = "E-RULINGS-NOT-TAKEN"
  case rulingUnknown = "E-RULING-UNKNOWN"
  case rulingSettled = "E-RULING-SETTLED"
  case ruledAlready = "E-RULED-ALREADY"
  case rulingOnAppeal = "E-RULING-ON-APPEAL"
  case ruledOutOfOrder = "E-MOTION-RULED-OUT"
  case appealLate = "E-APPEAL-LATE"
  case appealDecided = "E-APPEAL-DECIDED"

  // Hearings.
  case hearingNone = "E-HEARING-NONE"
  case chargesMissing = "E-CHARGES-MISSING"
  case hearingMissing = "E-HEARING-MISSING"
  case hearingAhead = "E-HEARING-AHEAD"
  case hearingCalled = "E-HEARING-CALLED"
  case hearingTime = "E-HEARING-TIME"
  case notHearingCaller = "E-HEARING-CALLER"
  case notAccused = "E-HEARING-NOT-CONCERNED"
  case answeredAlready = "E-HEARING-ANSWERED"

  // Mandates.
  case mandatesNotGranted = "E-MANDATES-NOT-GRANTED"
  case mandateTime = "E-MANDATE-TIME"
  case mandateTwice = "E-MANDATE-TWICE"
  case mandateOver = "E-MANDATE-OVER"

  // Decisions from before the ledger.
  case batchTwice = "E-BATCH-TWICE"
  case batchOrder = "E-BATCH-ORDER"
  case batchMalformed = "E-BATCH-MALFORMED"
  case stateUnknown = "E-STATE-UNKNOWN"
  case stateAdopted = "E-STATE-ADOPTED"

  // Roll calls.
  case rollCallsNotTaken = "E-ROLLCALLS-NOT-TAKEN"
  case meetingElsewhere = "E-MEETING-ELSEWHERE"
  case signedBallotsOnly = "E-BALLOTS-SIGNED-ONLY"
  case rollCallUnknown = "E-ROLLCALL-UNKNOWN"
  case rollCallStands = "E-ROLLCALL-STANDS"
  case rollCallCorrected = "E-ROLLCALL-CORRECTED"
  case rollCallConfirmed = "E-ROLLCALL-CONFIRMED"
  case rollCallOneHand = "E-ROLLCALL-ONE-HAND"
  case notListed = "E-ROLLCALL-NOT-LISTED"
  case notListedPerson = "E-ROLLCALL-PERSON"
  case disputedAlready = "E-DISPUTE-TWICE"
  case disputesOver = "E-DISPUTES-OVER"
  case disputesOpen = "E-DISPUTES-OPEN"

  // Witnesses and cosigned heads.
  case witnessesNotNamed = "E-WITNESSES-NOT-NAMED"
  case headUnknown = "E-HEAD-UNKNOWN"
  case headNotNewer = "E-HEAD-NOT-NEWER"
  case headUnsigned = "E-HEAD-UNSIGNED"
  case cosignatureUnsound = "E-COSIGNATURE"
  case cosignedAhead = "E-COSIGNED-AHEAD"
  case quorumOfWitnesses = "E-WITNESSES-QUORUM"
  case headOverdue = "E-HEAD-OVERDUE"
  case ballotsUncovered = "E-BALLOTS-UNCOVERED"
  case keyIsWitness = "E-KEY-IS-WITNESS"

  // Ballots held back, and contested polls.
  case contestsNotHeard = "E-CONTESTS-NOT-HEARD"
  case votingGoesOn = "E-HELD-EARLY"
  case heldByVoter = "E-HELD-BY-VOTER"
  case heldNotInTime = "E-HELD-NOT-IN-TIME"
  case heldUnknown = "E-HELD-UNKNOWN"
  case contestOpen = "E-CONTEST-OPEN"
  case pollContested = "E-POLL-CONTESTED"
  case notContested = "E-NOT-CONTESTED"

  /// Whether it is the signer who may not, rather than the act that may not be.
  public var concernsAuthority: Bool {
    switch self {
    case .signatureWrong, .notFounder, .keyUnknown, .keyOfAnother, .keyTooYoung, .keyEnded,
      .keyWeak, .keyTaken, .keyIsLedgers, .keyNotOlder, .offerOfAnother,
      .voucherOfAnother, .notPrincipal, .notNamedPrincipal, .notNamedKey, .notHolder,
      .appointmentOfAnother, .notMover, .notOpener, .notChair, .notElector, .notCaller,
      .notSecretary, .rollCallOneHand, .notListedPerson, .notOwner, .interestOfAnother,
      .proxyOfAnother, .notAlternate, .notPrevailing, .notSignatory, .notOfGroup,
      .notHearingCaller:
      true
    default: false
    }
  }
}

/// `a, b and c`, for sentences.
func listed(_ ids: [Identifier]) -> String {
  guard let last = ids.last, ids.count > 1 else { return ids.first?.text ?? "nobody" }
  return ids.dropLast().map(\.text).joined(separator: ", ") + " and " + last.text
}
