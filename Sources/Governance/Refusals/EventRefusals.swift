public import Signing
import Sodium

/// What is wrong with an event or its place in the log.
extension Refusal {
  static func malformed(_ reason: String) -> Refusal {
    Refusal(
      .eventMalformed,
      "the event is not well-formed: \(reason)",
      next: "make it again with gavel; what is not canonical is never repaired")
  }

  static func repeated(entry: Int64) -> Refusal {
    Refusal(
      .eventRepeated,
      "the event is recorded already, as entry \(entry)",
      next: "nothing is left to do")
  }

  static func kindReserved(_ type: String) -> Refusal {
    Refusal(
      .kindReserved,
      "\(type) is a kind of event that a later version brings",
      next: "update gavel, and raise the epoch of the ledger by a motion")
  }

  static func ledgerOther(_ named: String, here: String) -> Refusal {
    Refusal(
      .ledgerOther,
      "the event is for the ledger \(named), not for \(here)",
      next: "submit it to \(named)")
  }

  static func signedAhead(_ at: Timestamp, recorded: Timestamp) -> Refusal {
    Refusal(
      .signedAhead,
      "the event says that it was signed at \(at), more than 300 s after \(recorded)",
      next: "set the clock of the computer that signs, then sign again")
  }

  static func signedBehind(_ at: Timestamp, seen: Timestamp) -> Refusal {
    Refusal(
      .signedBehind,
      "the event says that it was signed at \(at), more than 300 s before the entry of \(seen) that it has seen",
      next: "set the clock of the computer that signs, then sign again")
  }

  static func untilPassed(_ until: Timestamp, recorded: Timestamp) -> Refusal {
    Refusal(
      .untilPassed,
      "the event could be recorded until \(until), and now is \(recorded)",
      next: "sign it again")
  }

  static func untilTooFar(_ until: Timestamp, at: Timestamp) -> Refusal {
    Refusal(
      .untilTooFar,
      "\(until) is before, or more than 90 days after, the signing at \(at)",
      next: "sign it again with an earlier --until")
  }

  static func recordedBackwards(_ recorded: Timestamp, last: Timestamp) -> Refusal {
    Refusal(
      .recordedBackwards,
      "\(recorded) is before the last entry, of \(last)",
      next: "set the clock of the registrar")
  }

  public static func seenUnknown(size: Int64) -> Refusal {
    Refusal(
      .seenUnknown,
      "the history of \(size) entries that the signer had seen is not the history of this ledger",
      next: "compare the two: gavel verify --against OTHER; do not sign until it is understood")
  }

  static func seenTooShort(_ what: String, entry: Int64, seenSize: Int64) -> Refusal {
    Refusal(
      .seenTooShort,
      "the signer had seen \(seenSize) entries, but \(what) is entry \(entry)",
      next: "sign it again with a newer copy of the ledger")
  }

  static func seenBehind(_ size: Int64, previous: Int64) -> Refusal {
    Refusal(
      .seenBehind,
      "the signer had seen \(size) entries, but \(previous) when signing the entry before",
      next: "sign it again with a newer copy of the ledger")
  }

  static func rateExceeded(_ person: Identifier, limit: Int64) -> Refusal {
    Refusal(
      .rateExceeded,
      "\(person) has recorded \(limit) entries today, as many as the charter allows",
      next: "go on tomorrow")
  }

  static func offersExceeded(_ concerned: Identifier, limit: Int64) -> Refusal {
    Refusal(
      .rateExceeded,
      "\(limit) keys were offered today for \(concerned), as many as the charter allows entries",
      next: "offer it tomorrow")
  }

  static func retroactive(_ effective: Timestamp, recorded: Timestamp) -> Refusal {
    Refusal(
      .retroactive,
      "it would take effect at \(effective), before \(recorded)",
      next: "name a later time, or none")
  }

  static func signatureWrong(_ key: Fingerprint) -> Refusal {
    Refusal(
      .signatureWrong,
      "the signature is not one by \(key) over this event",
      next: "sign it again; if it was carried, somebody altered it")
  }
}

/// The refusals that the caller of the rules states, who checks signatures and files.
extension Refusal {
  public static func wrongSignature(by key: Fingerprint) -> Refusal { .signatureWrong(key) }
  public static func missingGenesis() -> Refusal { .notFounded() }
  public static func malformedEntry(_ reason: String) -> Refusal { .malformed(reason) }
}
