import Signing

/// Why something could not be done: a stable code, a sentence with the facts, the next step, and the
/// exit status of a program that stops because of it (DESIGN 7).
public struct LedgerError: Error, Hashable, Sendable, CustomStringConvertible {
  public let code: String
  public let sentence: String
  public let next: String
  public let exitStatus: Int32

  public init(_ code: String, _ sentence: String, next: String, exitStatus: Int32) {
    self.code = code
    self.sentence = sentence
    self.next = next
    self.exitStatus = exitStatus
  }

  public var description: String { "\(sentence)  [\(code)]" }
}

extension LedgerError {
  static func clockBehind(by seconds: Int64) -> LedgerError {
    LedgerError(
      "E-CLOCK-BEHIND",
      "the clock of this computer is \(seconds) s behind the last entry of the ledger",
      next: "set the clock; nothing was recorded", exitStatus: 5)
  }

  static func clockAhead(by seconds: Int64) -> LedgerError {
    let days = seconds / 86_400
    return LedgerError(
      "E-CLOCK-AHEAD",
      "the clock of this computer is \(days) \(days == 1 ? "day" : "days") ahead of the last entry of "
        + "the ledger",
      next: "if the clock is right, confirm it with --clock-ahead", exitStatus: 5)
  }

  static func notRegistrar(_ origin: String) -> LedgerError {
    LedgerError(
      "E-REGISTRAR-NOT", "this computer does not hold the key of \(origin), so it cannot record",
      next: "hand the signed event to the registrar: gavel submit FILE", exitStatus: 4)
  }

  static func signatureNotMade(_ key: Fingerprint, _ made: StoredSignature) -> LedgerError {
    let wasUntouched = made.authenticator.map { !$0.isUserPresent } ?? false
    return LedgerError(
      "E-SIGNATURE-NOT-MADE",
      "what came back is no signature of the event by \(key)"
        + (wasUntouched ? ": nobody touched the security key" : ""),
      next: wasUntouched
        ? "make a key that asks for a touch: ssh-keygen -t ed25519-sk"
        : "find out what answers for the agent, or sign with another key", exitStatus: 4)
  }

  static func registrarKeyWrong(_ origin: String) -> LedgerError {
    LedgerError(
      "E-REGISTRAR-KEY", "the key file is not the key that signs the checkpoints of \(origin) now",
      next:
        "use the key that gavel init made, or that the registrar was handed to: gavel ledger show",
      exitStatus: 4)
  }

  static func checkpointUnsound(_ reason: String) -> LedgerError {
    LedgerError(
      "E-CHECKPOINT", "the newest checkpoint in the ledger is not sound: \(reason)",
      next: "find out what happened: gavel verify", exitStatus: 3)
  }

  static func behindHead(size: Int64, head: Int64) -> LedgerError {
    LedgerError(
      "E-HEAD-BEHIND",
      "this file has \(size) entries, and this computer has seen \(head) of this ledger",
      next:
        "do not write to it; find the newer file, or put the lost entries back from a copy or a trail: "
        + "gavel ledger refill COPY",
      exitStatus: 3)
  }

  static func forkedFromHead(size: Int64, root: String, seen: String) -> LedgerError {
    LedgerError(
      "E-HEAD-FORKED",
      "at \(size) entries this file has the root \(root), and this computer has seen \(seen)",
      next: "do not write to it; compare it with other copies: gavel verify --against OTHER",
      exitStatus: 3)
  }

  static func succeeded(_ origin: String, by successor: String) -> LedgerError {
    LedgerError(
      "E-LEDGER-SUCCEEDED", "\(origin) is followed by \(successor), which was founded here",
      next: "record in the successor: gavel --ledger FILE; the old ledger can be read",
      exitStatus: 4)
  }

  static func otherLedger(_ what: String, here: String, pinned: String) -> LedgerError {
    LedgerError(
      "E-PIN", "the \(what) is \(here), and this computer knows the ledger with \(pinned)",
      next: "do not trust this file; compare it with other copies", exitStatus: 3)
  }

  static func documentMissing(_ digest: String) -> LedgerError {
    LedgerError(
      "E-DOCUMENT-MISSING", "the event names the document \(digest), which was not handed over",
      next: "hand it over with the event", exitStatus: 5)
  }

  static func documentAltered(_ digest: String) -> LedgerError {
    LedgerError(
      "E-DOCUMENT-ALTERED", "the document \(digest) is not what its digest names",
      next: "see gavel verify", exitStatus: 3)
  }

  static func documentForeign(_ digest: String) -> LedgerError {
    LedgerError(
      "E-DOCUMENT-FOREIGN", "the document \(digest) is handed over, but the event does not name it",
      next: "leave it out", exitStatus: 5)
  }

  static func submissionMalformed(_ reason: String) -> LedgerError {
    LedgerError(
      "E-SUBMISSION", "this is not a signed event on its way to the registrar: \(reason)",
      next: "make it again with gavel", exitStatus: 1)
  }

  static func rehearsalClock() -> LedgerError {
    LedgerError(
      "E-CLOCK-REHEARSAL", "GAVEL_CLOCK is set, and this ledger is not a rehearsal",
      next: "unset GAVEL_CLOCK", exitStatus: 64)
  }

  static func trailUnreadable(_ path: String, _ reason: String) -> LedgerError {
    LedgerError(
      "E-TRAIL", "\(path) is not a trail that can be read: \(reason)",
      next: "ask for another copy", exitStatus: 3)
  }

  static func outputExists(_ path: String) -> LedgerError {
    LedgerError(
      "E-OUTPUT-EXISTS", "\(path) exists already",
      next: "name another place, or write over it with --force", exitStatus: 1)
  }

  static func file(_ path: String, _ reason: String) -> LedgerError {
    LedgerError(
      "E-FILE", "\(path): \(reason)", next: "check the path and your permissions", exitStatus: 1)
  }

  static func notVerified(_ path: String) -> LedgerError {
    LedgerError(
      "E-NOT-VERIFIED", "\(path) does not verify, so nothing was made of it",
      next: "see why: gavel verify \(path)", exitStatus: 3)
  }
}
