internal import Governance

extension CodeBook {
  /// The event and its place in the log, founding, keys.
  static let eventRefusals: [RefusalCode: String] = [
    .eventMalformed:
      "The bytes are not an event as the format has it: not canonical JSON, a field too many or too few, "
      + "or a value out of its range. Such bytes are never repaired.",
    .eventRepeated:
      "The same event stands in the log already. Nothing is lost by sending it twice.",
    .kindReserved: "This kind of event is known by name and kept for a later version.",
    .ledgerOther: "The event names another ledger. An event belongs to one ledger for ever.",
    .signedAhead: "The author's clock was more than five minutes ahead of the registrar's.",
    .signedBehind:
      "The author's clock was more than five minutes behind the last entry that the event has seen.",
    .untilPassed:
      "A signed event may be recorded until the time it names, so that nobody keeps one in a drawer. "
      + "Sign it again.",
    .untilTooFar: "An event may be recorded for at most 90 days after it was signed.",
    .recordedBackwards: "The time of recording never goes back from one entry to the next.",
    .seenUnknown:
      "The event was signed over a head that this log never had: another copy of the ledger, or a "
      + "history that was rewritten.",
    .seenTooShort:
      "An event must have seen every entry that it refers to, so that its author knew what they signed.",
    .seenBehind: "An author's later event may not have seen less than the earlier one.",
    .rateExceeded: "One person may not record more events than this in so short a time.",
    .retroactive: "Nothing takes effect before it was recorded.",
    .signatureWrong:
      "The signature was not made by the key that the entry names, over these bytes.",
    .notFounded: "The ledger has no genesis, so nothing can be recorded in it.",
    .alreadyFounded: "The genesis is entry 0 and there is only one.",
    .charterMissing: "The genesis names a charter whose text was not handed over.",
    .charterMalformed: "The charter document does not read, or contradicts itself.",
    .ledgerKeyMalformed: "The ledger's key is not a C2SP verifier key named like the ledger.",
    .ledgerKeyUnproved:
      "Whoever offers a key as the ledger's signs with it which key it follows upon.",
    .ledgerKeyTaken:
      "The keys of the ledger and those of persons are apart for ever, and none is the ledger's twice.",
    .ledgerKeyHanded: "One entry is covered by one checkpoint, and one key signs that.",
    .notFounder: "Only a founder that the charter names, by its own key, may do this.",
    .genesisUnknown: "An acceptance of the charter names the genesis of this ledger.",
    .predecessorUnsound:
      "A successor names another ledger, the head of it from which it goes on, and what was lost after that.",
    .foundersMissing:
      "The genesis confers nothing by itself: no poll opens before the charter's share of founders has "
      + "accepted it.",
    .keyUnknown: "The key is not known to this ledger. A key is offered, then vouched for.",
    .keyOfAnother: "The key belongs to another person, once and for ever.",
    .keyTooYoung: "A new key speaks after the charter's delay, so that its owner can object.",
    .keyEnded: "The key was rotated, cancelled or revoked, or its person's membership ended.",
    .keyWeak: "Programs that verify signatures do not agree about this key, so it is not taken.",
    .keyTaken: "This key has been enrolled. One public key belongs to one person.",
    .keyIsLedgers: "The ledger's key signs checkpoints and nothing else.",
    .keySpeaks: "A key can be cancelled before it speaks; afterwards it can be revoked.",
    .keyNotOlder:
      "A key acts upon itself and upon younger keys of its person, never upon older ones.",
    .keySinceAhead: "A revocation reaches back to an entry that is there.",
    .keyCommitted:
      "A key that has committed to a next one is rotated to that one alone, so that no thief of it can bring in another.",
    .keyUncommitted:
      "A key takes another one's place only where that one has committed to it and the charter's delay is over; "
      + "and one takes a place once.",
    .recoveryNotGranted:
      "Colleagues recover a lost key only where the charter's key_recovery says how many; else a motion does.",
    .recoveryByOneself: "Who is to be recovered is none of the hands that confirm it.",
    .recoveryByYoungKey:
      "A key confirms another person's only when it has spoken for the charter's delay itself, so that a thief cannot bring in hands.",
    .recoveryTwice: "Each person counts once, with whatever key.",
    .offerUnknown: "There is no such offer of a key.",
    .offerSettled: "The offer was vouched for, rotated in or cancelled already.",
    .offerOfAnother: "The offer was made by another person.",
    .voucherOfAnother:
      "A known person's key is vouched for by an older key of the same person, a new person's by the "
      + "principal of the organization that the offer names. No officer can add a voter's key.",
    .personUnknown: "The ledger does not know this person.",
    .personOfAnother: "The person belongs to another organization.",
    .identifierTaken: "An id is never used twice, not even after what it named has ended.",
  ]
}
