internal import Governance

extension CodeBook {
  /// Organizations, members, bodies, seats, offices, rules, powers and policies.
  static let standingRefusals: [RefusalCode: String] = [
    .organizationUnknown: "The ledger does not know this organization.",
    .notPrincipal: "Only the principal of the organization, its first representative, may do this.",
    .alreadyPrincipal: "The person is the principal already.",
    .notMember: "The organization is not a member, or not in standing, at this time.",
    .alreadyMember: "The organization is a member already.",
    .alreadySuspended: "The member is suspended already.",
    .notSuspended: "Only a suspended member can be reinstated.",
    .alreadyInClass: "The member is in this class already.",
    .classUnknown: "The charter has no such class of members.",
    .admissionUnknown: "No carried motion admits this organization under that id.",
    .admissionSettled: "The admission was accepted or has ended.",
    .admissionPending: "The organization has been admitted and has yet to accept.",
    .admissionLapsed: "An admission is accepted within the time that the charter allows.",
    .notNamedPrincipal: "The motion that admits the organization names who accepts for it.",
    .notNamedKey: "The motion that admits the organization names the key that accepts for it.",
    .affiliatedAlready: "The organization is in this affiliate group already.",
    .notAffiliated: "The organization is in no affiliate group, and has declared none.",
    .affiliationDecided:
      "What a motion or the charter says of an organization's group, only a motion changes.",
    .affiliationUnknown: "There is no such declaration that waits to be confirmed.",
    .notOfGroup:
      "An organization joins others in a group when the principal of one of these confirms it.",
    .moveToOwn: "Who goes to another member goes to another one than the present.",
    .moveOfPrincipal:
      "A principal hands the organization to another person first, so that it is never without.",
    .moveEnding: "The person's time ends with the membership, or has another end that is decided.",
    .moveUnknown:
      "There is no such move that waits to be confirmed: it was confirmed, or replaced by a newer one.",
    .bodyUnknown: "There is no such body, or it was dissolved.",
    .bodyWithoutSeats: "A body needs seats, or it could never decide.",
    .bodyKindFixed: "A body stays what it is: a body with seats, or an assembly of the members.",
    .bodyHasChildren: "Bodies below it must be dissolved first.",
    .parentCircle: "A body can't stand below itself.",
    .notDeferrable: "This act takes effect when the poll is closed, not later.",
    .notRescindable: "Rescinding a decision that is yet to come can't itself be taken back.",
    .seatUnknown: "There is no such seat, or it has ended.",
    .seatElsewhere: "The seat belongs to another body.",
    .seatHeld: "The seat is held, and must be vacated first.",
    .seatCapped:
      "The body caps how many of its voting seats one organization or affiliate group may have.",
    .seatVacant: "Nobody holds the seat.",
    .seatName: "The seat's id does not fit the body that it belongs to.",
    .seatInAssembly: "An assembly's seats are computed from the members; none is created or ended.",
    .notHolder: "Only who holds the seat at this time may do this.",
    .notDesignated: "The seat is not filled by designation.",
    .notFilledByBody: "The seat is not filled by the body.",
    .mandatesNotGranted:
      "A mandate lasts no longer than the charter's parameter mandate_longest; without it there is none.",
    .mandateTime: "A mandate ends within the charter's mandate_longest.",
    .mandateTwice:
      "No mandate follows upon a mandate: the post is filled as it should be in between.",
    .mandateOver: "A mandate is accepted before it ends.",
    .nothingToRecall:
      "An organization recalls whom it has designated; from a seat that a body fills, the body recalls by seat.vacate.",
    .nothingToResign: "The person does not hold it.",
    .appointmentUnknown: "There is no such appointment to accept.",
    .appointmentSettled: "The appointment was accepted already, or has ended.",
    .appointmentOfAnother: "An appointment is accepted by the person appointed.",
    .officeUnknown: "There is no such office.",
    .ruleUnknown: "There is no rule of this id.",
    .ruleTooLax:
      "A rule can't be replaced by a laxer one through a laxer rule: the change needs what the rule itself "
      + "asks for.",
    .ruleChanged: "The rule is no longer the one that the poll's seal names.",
    .thresholdUnreachable: "A threshold that no vote can meet would block the body for ever.",
    .charterBroken:
      "The act would leave a charter that could not found a ledger: a rule, body or seat that "
      + "something else still needs.",
    .powerChanged:
      "Between two polls on one motion the powers over its acts were given to others.",
    .powerMissing: "No power lets this body perform the act.",
    .powerOrphaned: "The change would leave an act that no body can perform any more.",
    .powerNotCovered: "The rule of the power does not cover this act.",
    .rosterUnknown: "No motion granted a roster of this id, or a motion ended it.",
    .notSecretary:
      "Only the secretary attests who was present at a meeting, and what a roster of others says.",
    .attestedAhead: "What is attested has come about: its day is not later than now.",
    .attestedBehind: "A roster is attested in the order of its days.",
    .groupUnknown: "The roster has no open group of this id.",
    .groupOpen: "A group is opened once, and again when it was closed.",
    .groupOccupied: "A group is closed when everybody was attested to have left it.",
    .placeTaken: "The handle has this role in the group already.",
    .placeUnknown: "The handle does not have this role in the group, and can't leave it.",
    .policyNotInForce:
      "The policy is not in force, so it can't be amended, superseded or repealed.",
    .interestUnknown: "Nobody has declared an interest under this id.",
    .interestOfAnother: "An interest is amended, ended or relied upon by whoever declared it.",
    .interestTwice: "A person declares an interest in the same thing once.",
    .interestEnded: "The interest was ended by whoever declared it.",
    .seatRecused:
      "A seat that stands aside, by its own word or by the rule, has no ballot in that poll.",
    .recusedAlready: "A recusal stands: it is said once, and not taken back.",
    .recusalNeedsPoll:
      "While a poll is open, a seat stands aside from the poll; from a motion, before.",
    .formalityUnknown: "The charter in force lists the formalities that can be met.",
    .formalityBearer: "The charter says whether an organization or a person meets a formality.",
    .notAttester:
      "A formality is recorded by the office that the charter names, or by the one it concerns.",
    .formalityDocument: "Where the charter names a document, nothing else meets the formality.",
    .formalityUntil:
      "A formality counts from when it was recorded, and no longer than the charter says.",
    .fulfilmentUnknown: "A formality is taken back by the event that recorded it.",
    .formalityStands: "The charter says which formalities the office that attests may take back.",
    .formalityOver: "It has run out or was taken back before.",
    .seatIneligible:
      "The rule asks for formalities, and the seat had not met them when the poll was opened.",
    .attesterMissing: "A formality that an office attests names an office of the charter.",
    .nothingExpected: "The charter of the body says whether it expects its seats to take part.",
    .seatActive:
      "The book finds no change due: the seat took part, is vacant, or its holder was not yet in as many.",
    .groundAct: "On this ground one act alone is proposed: the one that the body's charter names.",
    .proxyUnknown: "Nobody has granted this proxy for this seat.",
    .proxyOfAnother: "Only who granted a proxy or carries it may use or revoke it.",
    .proxyNotAllowed: "The rule under which the poll is held says whether there are proxies.",
    .proxyCarrier:
      "The rule says who may carry a proxy; nobody carries one for a seat of their own.",
    .proxyEnded:
      "A proxy ends when it is revoked, has run out, or who granted it no longer holds the seat.",
    .proxyScope: "A proxy is for one poll, motion or meeting, or for all polls of a body.",
    .proxyReplaced: "Of two proxies for the same seat and poll, the later one is good.",
    .proxyCap: "The rule says for how many seats one person may vote by proxy in a poll.",
    .ballotOverridden:
      "The holder's own ballot goes before that of a proxy, and a proxy's before the alternate's.",
    .notAlternate: "Only the seat's alternate, who was designated and has accepted, votes as such.",
    .seatWithoutAlternate: "The definition of a seat says whether it may have an alternate.",
  ]
}
