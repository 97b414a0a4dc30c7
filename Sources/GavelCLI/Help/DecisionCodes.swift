internal import Governance

extension CodeBook {
  /// Motions, polls and ballots.
  static let decisionRefusals: [RefusalCode: String] = [
    .motionUnknown: "There is no such motion.",
    .motionSettled: "The motion was decided, withdrawn or has lapsed.",
    .motionLapsed: "The motion was not brought to a vote within the time that its rule allows.",
    .motionCarried: "The motion was carried already.",
    .motionFailed: "The motion failed, and its rule does not let it be polled again.",
    .notCarried: "Only a carried motion can be rescinded.",
    .notFailed: "Only a failed motion can be reconsidered.",
    .notMover: "Only who moved the motion may revise or withdraw it.",
    .versionStale: "There is a newer version of the motion. Read it, then act upon it.",
    .ownSecond: "Whoever moves a motion can't second it.",
    .secondedAlready: "The seat has seconded this version already.",
    .secondsMissing: "The rule asks for more seconds before the vote.",
    .notThisBody: "The motion belongs to another body.",
    .mixedRules: "All acts of one motion are decided by one rule. Propose them apart.",
    .operativeText:
      "A motion has one operative text, text/plain or text/markdown, which prevails over all others.",
    .textTwice: "The same text stands twice in the motion.",
    .textSize: "The motion states another size than the text has.",
    .actTextMissing: "An act names a text that the motion does not bring along.",
    .documentUnnamed: "No entry names this document as a text or by a salted name.",
    .documentPlain:
      "Only a document that was named with a salt can be redacted: of another the hash would still tell what it "
      + "said.",
    .documentRedacted: "The document was redacted by a motion, and does not come back.",
    .documentPublic: "The document is public already.",
    .documentNamedOtherwise: "One hash does not stand for a plain and a salted text.",
    .documentConfidential:
      "Only a motion (document.publish) gives a document to more eyes than it was named for first.",
    .accessOther: "A text is public, or confidential to the body that it goes to.",
    .actTextConfidential: "What is put in force for everybody is a public text.",
    .pollUnknown: "There is no poll with this seal.",
    .pollClosed:
      "A ballot is in time when the registrar records it before the poll's close; one at the close is too "
      + "late. Ballots cast before stand.",
    .pollOpen: "The poll is still open. Anyone may close it after its deadline.",
    .polledAlready: "A poll on this motion is open.",
    .pollNotAgain: "The motion has been polled, and its rule allows no further poll.",
    .discussionOpen: "The rule asks for a time of discussion since the final text.",
    .notOpener: "The rule says who opens a poll: the chair, the proposer, or a number of seats.",
    .demandsMissing: "Too few seats have demanded the poll.",
    .demandedAlready: "The seat has demanded this poll already.",
    .textsChanged: "The texts of the motion are not those that the seal names.",
    .windowOutside: "A poll is open for no less and no longer than its rule says.",
    .electorateChanged:
      "Between signing and recording of the seal the electorate changed. Open the poll again.",
    .pollOverUnclosed: "The poll is past its deadline and must be closed first.",
    .notElector: "The seat is not in the electorate that the poll sealed.",
    .ballotUntil: "A ballot may not be recorded after its poll has closed.",
    .turnLower:
      "A seat's ballots are numbered by turn, so that an old ballot can't replace a newer one.",
    .ballotFinal:
      "The rule of this poll makes the first ballot of a seat its last one.",
    .turnAhead:
      "The turns of a seat's ballots count up without wide gaps, so that one ballot can't use them up.",
    .countWrong: "The count is not what the rules compute from the ballots.",
    .ballotsWrong: "The ballots named by the closing are not those in the log.",
    .notTied: "Only a tied poll has a casting vote.",
    .noCastingVote: "The rule gives no casting vote.",
    .notChair: "Only who holds the chair at this time may do this.",
  ]

  /// Dissents and minutes.
  static let dissentRefusals: [RefusalCode: String] = [
    .dissentsNotTaken:
      "A rule says how long after the closing a dissent is kept with the decision.",
    .dissentLate: "A dissent is stated within the time that the rule of the poll gives.",
    .dissentTwice: "A seat states its dissent from a decision once.",
    .hearingNone: "A hearing is held before somebody is removed by a rule that asks for one.",
    .chargesMissing: "Whoever moves to remove somebody says why, in a text of the motion.",
    .hearingMissing:
      "Under a rule with a hearing nobody is removed unheard: the hearing was held, or all concerned have waived it.",
    .hearingAhead: "The poll opens after the hearing.",
    .hearingCalled: "One hearing is held on each version of a motion.",
    .hearingTime:
      "A hearing is called with the notice that the rule gives, and no further off than twice that and the time for "
      + "opening.",
    .notHearingCaller:
      "The chair or the secretary calls a hearing, and the mover where they have not in the time for opening.",
    .notAccused: "Those are heard whom the motion would remove.",
    .answeredAlready: "Each answers, and waives, once to each version.",
    .rulingsNotTaken:
      "A body says within which time a ruling of its chair can be appealed; without that the chair makes none.",
    .rulingUnknown: "There is no such ruling.",
    .rulingSettled: "The ruling was withdrawn by the chair, or overturned by the body.",
    .ruledAlready:
      "The chair rules a motion out of order once: not again while that stands, when the body has overturned it, or "
      + "on the same version when it was withdrawn.",
    .rulingOnAppeal: "The chair whose ruling is appealed does not rule on the appeal.",
    .ruledOutOfOrder:
      "What the chair has ruled out of order is not voted on, unless the body overturns the ruling on appeal or the "
      + "chair withdraws it.",
    .appealLate: "An appeal is moved within the time that the body gives for it.",
    .appealDecided:
      "A ruling is put to the body once: what it has sustained or is voting on, it decides once.",
    .minutesOther: "A correction names the text of the minutes that is approved, and another one.",
    .listChanged:
      "Minutes are approved of the list of those present that the mover had seen: a later list wants a new "
      + "motion.",
  ]

  /// Decisions from before the ledger.
  static let oldDecisionRefusals: [RefusalCode: String] = [
    .batchTwice: "A part of a source is attested of a body once.",
    .batchOrder: "The parts of a source are attested in their order.",
    .batchMalformed:
      "The document of a batch has the form and the number of decisions that are said.",
    .stateUnknown: "A motion adopts a state that the old decisions of the body had.",
    .stateAdopted: "The body has adopted this state already.",
  ]

  /// Roll calls.
  static let rollCallRefusals: [RefusalCode: String] = [
    .rollCallsNotTaken:
      "A body takes roll calls where its meetings say how long they can be disputed.",
    .meetingElsewhere: "A roll is called at a meeting of the body that decides.",
    .signedBallotsOnly:
      "Members, rules, powers, bodies' definitions and the charter change by signed ballots only, and "
      + "so does what a late quorum can prolong.",
    .rollCallUnknown: "There is no such roll call on this poll.",
    .rollCallStands:
      "A roll call on the poll was recorded; another one must say that it corrects it.",
    .rollCallCorrected: "Another roll call has taken its place.",
    .rollCallConfirmed: "What the chair has confirmed is not corrected any more.",
    .rollCallOneHand: "The secretary writes down and the chair confirms: two persons.",
    .notListed: "The seat does not stand in the roll call.",
    .notListedPerson: "A choice is disputed by whoever is said to have made it.",
    .disputedAlready: "The choice is disputed already, and counts for nothing.",
    .disputesOver: "The time in which the choice could be disputed is over.",
    .disputesOpen:
      "A choice that the secretary alone vouches for counts when nobody has disputed it in time: the poll "
      + "is closed then.",
  ]

  /// Motions about motions.
  static let procedureRefusals: [RefusalCode: String] = [
    .motionTabled: "The body has laid the motion on the table and has not taken it from there.",
    .motionNotTabled: "Only what lies on the table is taken from there.",
    .motionReferred: "Another body is to report on the motion first.",
    .motionNotReferred: "A body reports on what it was asked to, once, and in time.",
    .motionPostponed: "The body has postponed the motion to a time.",
    .motionPending:
      "A motion about a motion is decided before it: to lay on the table, to postpone, to refer, to divide, "
      + "to amend, in this order.",
    .motionDilatory:
      "So that nobody holds a motion up with one motion after the other, each kind about one version of it "
      + "is moved once by one person, but for those that carried.",
    .notMain: "What is about another motion is not referred, postponed or tabled by itself.",
    .actNotAlone: "What is about a pending motion is voted on by itself.",
    .otherKind:
      "A new wording keeps a motion what it is: a main motion, or one about the same motion.",
    .bodysWording: "Once the body has voted on the wording, only the body changes it.",
    .amendmentBase: "An amendment is about the texts of one version. There is another one by now.",
    .amendmentEmpty: "An amendment changes a title, a text or an act.",
    .amendmentDegree: "An amendment can be amended, and the amendment of an amendment can't.",
    .timeOutside:
      "A motion is postponed, or to be reported on, for no longer than its rule lets a motion wait.",
    .referredNowhere:
      "A motion is referred to another body; to decide what performs no act, to one below.",
    .notPrevailing:
      "The rule leaves it to those who voted no, and so prevailed, to move that a motion that failed be "
      + "reconsidered.",
    .reconsideredLate: "The rule gives a time after the closing in which a motion is reconsidered.",
    .ratifiableUnknown: "There is no motion, poll or meeting with this id.",
    .nothingToRatify:
      "What is ratified is a motion that had the votes but no quorum, or a meeting that is over.",
    .notListable: "What is about other motions is voted on by itself.",
    .notOnAgenda: "Only what is on the agenda, and before its poll opens, is pulled from it.",
    .consentMixed:
      "All items of a consent agenda need the same one body and rule, so that nothing carries by less than it "
      + "needs.",
    .partsUneven: "A division leaves nothing out: each act goes to one part, each text to some.",
  ]

  /// Meetings.
  static let meetingRefusals: [RefusalCode: String] = [
    .meetingsNotHeld: "A body holds meetings where its definition says how they are called.",
    .meetingUnknown: "There is no such meeting.",
    .notCaller:
      "A body's definition says who calls its meetings: the chair, the secretary, or a number of seats.",
    .meetingCalled: "Enough seats have joined in the call already.",
    .meetingDemandedAlready: "A seat, and a person, joins in a call once.",
    .meetingDemandsMissing: "Too few seats have joined in the call of the meeting.",
    .meetingLapsed: "A meeting that is not opened within a day after it was to begin lapses.",
    .meetingTooEarly:
      "A meeting is opened when its time has come; who comes can say so from an hour before.",
    .meetingOpened: "The meeting was opened already.",
    .meetingNotOpen: "Who attended is listed, and a meeting adjourned, after it was opened.",
    .meetingAdjourned: "The meeting is over; only the secretary's list can be corrected.",
    .meetingNotAdjourned: "Minutes are approved after the meeting is adjourned.",
    .minutesApproved:
      "Once minutes are approved the list of those present stays; a corrected text takes a motion.",
    .noticeShort:
      "A meeting on shorter notice than the rule asks for opens only when every seat with a vote that "
      + "somebody holds has waived the notice or is there.",
    .noticeWaivedAlready: "The seat has waived the notice already.",
    .presentAlready: "The attendee is present already.",
    .otherCapacity:
      "Who holds a seat of the body is at its meeting for the seat, and nobody is there in two capacities.",
    .notPresent: "Only who is present can leave.",
    .listedTwice: "The list of those present names everybody once.",
  ]
}
