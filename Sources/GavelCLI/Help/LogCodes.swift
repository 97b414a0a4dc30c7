extension CodeBook {
  /// The log: notes, checkpoints, proofs and the keys that sign them.
  static let logCodes: [String: Meaning] = [
    "E-CHECKPOINT": Meaning(
      3, "The newest checkpoint of the ledger does not sign what the file holds."),
    "E-CHECKPOINT-EXTENSION": Meaning(3, "A checkpoint of a ledger has three lines and no more."),
    "E-CHECKPOINT-FORM": Meaning(3, "The text is not a checkpoint (C2SP tlog-checkpoint)."),
    "E-CHECKPOINT-ORIGIN": Meaning(3, "The first line of a checkpoint is the ledger's origin."),
    "E-CHECKPOINT-ROOT": Meaning(3, "The third line of a checkpoint is a root: 32 bytes, base64."),
    "E-CHECKPOINT-SIZE": Meaning(3, "The second line of a checkpoint is a count of entries."),
    "E-NOTE-CHARACTERS": Meaning(3, "A signed note is UTF-8 without control characters."),
    "E-NOTE-FORM": Meaning(
      3, "A signed note is a text, an empty line and signatures (C2SP signed-note)."),
    "E-NOTE-LIMIT": Meaning(
      3, "The note is longer, or has more signatures, than a checkpoint needs."),
    "E-NOTE-SIGNATURE-LINE": Meaning(3, "A line of the note's signatures does not read."),
    "E-NOTE-UNSIGNED": Meaning(3, "The note has no signature."),
    "E-PROOF-EMPTY-ROOT": Meaning(3, "A log of no entries has one root only, and this is another."),
    "E-PROOF-FORK": Meaning(3, "One size of a log has one root. Two of them show two histories."),
    "E-PROOF-INDEX": Meaning(3, "The entry lies beyond the size that the proof is about."),
    "E-PROOF-LENGTH": Meaning(
      3, "The proof has more or fewer hashes than this place in the tree needs."),
    "E-PROOF-ROOT": Meaning(3, "The proof leads to another root than the one that was signed."),
    "E-PROOF-SIZES": Meaning(3, "A log grows: the older size can't be the larger one."),
    "E-SIGNATURE-AMBIGUOUS": Meaning(3, "Two keys of one name and id sign the note."),
    "E-SIGNATURE-BAD": Meaning(3, "The signature was not made by this key over this text."),
    "E-SIGNATURE-MISSING": Meaning(3, "The key that was asked for has not signed the note."),
    "E-SIGNATURE-ORIGIN": Meaning(3, "The key that signs a checkpoint has the origin's name."),
    "E-VKEY-FORM": Meaning(3, "A verifier key is NAME+ID+KEY (C2SP signed-note)."),
    "E-VKEY-ID": Meaning(3, "The id of the verifier key is not the one that name and key give."),
    "E-VKEY-TYPE": Meaning(
      3, "The verifier key is of another type than belongs there: 1 signs notes, 4 cosigns."),
    "E-VKEY-WEAK": Meaning(3, "Programs that verify signatures do not agree about this key."),
  ]

  /// A ledger's file, its registrar and what was seen of it.
  static let ledgerCodes: [String: Meaning] = [
    "E-CLOCK-AHEAD": Meaning(
      5, "The clock is more than a day ahead of the ledger: recorded once, such a time stays."),
    "E-CLOCK-BEHIND": Meaning(5, "The clock is over five minutes behind the ledger's last entry."),
    "E-CLOCK-REHEARSAL": Meaning(64, "Only a rehearsal ledger takes its time from GAVEL_CLOCK."),
    "E-BALLOT-REQUEST": Meaning(
      3, "The file is no request for a ballot, or its parts do not belong together."),
    "E-BALLOT-REQUEST-SEAT": Meaning(5, "The seat is none of those that vote in the poll."),
    "E-BALLOT-UNREAD": Meaning(5, "No ballot is signed on a text that is not at hand to be read."),
    "E-COPY-UNSOUND": Meaning(
      3, "A backup, or what was to be restored from one, does not verify. Nothing was changed."),
    "E-DECISION-OPEN": Meaning(
      5,
      "Only a decision that a closed poll has made can be proved: of a consent agenda, the agenda."),
    "E-DECISION-PROOF": Meaning(
      3, "The file is no proof of a decision, spelled as one is written."),
    "E-DECISION-UNPROVED": Meaning(
      3, "The entries of a proof do not show by themselves that the decision was lawful."),
    "E-DOCUMENT-ALTERED": Meaning(
      3, "The document that the ledger holds is not the one that its digest names."),
    "E-DOCUMENT-FOREIGN": Meaning(5, "A document came along that the event does not name."),
    "E-DOCUMENT-MISSING": Meaning(5, "The event names a document that did not come along."),
    "E-DOCUMENT-UNKNOWN": Meaning(
      5, "The ledger holds no such document, or several whose digests begin so."),
    "E-ENTRY-UNKNOWN": Meaning(5, "The log has no entry of this number."),
    "E-HEAD-BEHIND": Meaning(
      3, "This computer has seen more of the ledger than the file has: it is old, or was cut."),
    "E-HEAD-FORKED": Meaning(
      3, "This computer has seen another history of the ledger than the file has."),
    "E-LEDGER-SUCCEEDED": Meaning(
      4,
      "Another ledger goes on in this one's place: a size of the old log never gets a second root."),
    "E-CITATION-FORM": Meaning(64, "A citation is checked whole, as gavel cite printed it."),
    "E-NAME-SEVERAL": Meaning(64, "What was given names several things. Give more of it."),
    "E-NAME-UNKNOWN": Meaning(5, "The ledger has nothing that is called so, now or ever."),
    "E-NOT-VERIFIED": Meaning(3, "Nothing is made of a ledger or trail that does not verify."),
    "E-ORIGIN-TAKEN": Meaning(
      1, "A ledger's name is for that ledger for ever; two of one name could not be told apart."),
    "E-PIN": Meaning(
      3, "This computer knows the ledger of this name with another genesis or key."),
    "E-RECEIPT-ENTRY": Meaning(
      64, "A proof does not hold its entry, and none was named beside it."),
    "E-RECEIPT-FOREIGN": Meaning(3, "A receipt of one ledger holds the event of another."),
    "E-RECEIPT-OTHER": Meaning(3, "A receipt holds another entry than the one beside it."),
    "E-RECEIPT-MALFORMED": Meaning(3, "What a receipt shows to be in the ledger is no entry."),
    "E-RECEIPT-UNKNOWN": Meaning(5, "This computer keeps no receipt of that entry."),
    "E-REGISTRAR-KEY": Meaning(
      4, "The key at hand is none with which this ledger's checkpoints are signed."),
    "E-REGISTRAR-HANDED": Meaning(
      4, "The registrar was handed on to another machine, whose key alone signs from then on."),
    "E-HANDING-UNCOVERED": Meaning(
      3,
      "Whoever hands the ledger's key on shows it by the last checkpoint of that key; here it is missing."
    ),
    "E-LEDGER-KEY-FILE": Meaning(64, "The file is not what gavel ledger key writes."),
    "E-PREPARED": Meaning(5, "A prepared event is a file as --prepare writes it."),
    "E-PREPARED-AUTHOR": Meaning(
      4, "An event is signed by the person whom it names as its author."),
    "E-SIGNATURE-OTHER": Meaning(
      5, "A signature that is joined to a prepared event must be over its exact bytes."),
    "E-SIGNATURE-NOT-MADE": Meaning(
      4, "What an agent or a security key answers is checked before anybody gets it."),
    "E-REGISTRAR-NOT": Meaning(
      4, "Only the computer with the ledger's key records. Hand the signed event to it."),
    "E-SOURCE-FORKED": Meaning(
      3, "A copy that entries were to be put back from holds another history than the file."),
    "E-SOURCE-UNSOUND": Meaning(
      3, "A copy that entries were to be put back from does not verify."),
    "E-SUBMISSION": Meaning(1, "The file is not a signed event with its documents."),
    "E-TRAIL": Meaning(3, "The folder or archive is not a trail that can be read."),
    "E-VERIFY-UNREADABLE": Meaning(3, "What was to be verified is no ledger that can be read."),
  ]
}
