public import CanonicalJSON
public import Governance
public import Sodium

/// What a verification found.
public struct VerificationReport: Sendable {
  public enum Result: String, Sendable {
    case valid, weaker, invalid
    /// Entries of a kind that this version does not know.
    case notSupported = "not_supported"
  }

  /// One thing that was asked, and how it came out.
  public struct Check: Hashable, Sendable {
    public enum State: String, Sendable {
      case passed, failed
      /// It was not asked for, or could not be answered in full.
      case skipped
    }

    public let name: String
    public let state: State
    public let detail: String
    /// How many of the things that were asked came out how; empty where nothing is counted.
    public let counts: [String: Int64]

    init(name: String, state: State, detail: String, counts: [String: Int64] = [:]) {
      self.name = name
      self.state = state
      self.detail = detail
      self.counts = counts
    }
  }

  /// One thing that is wrong.
  public struct Fault: Hashable, Sendable {
    /// The entry that is at fault, as far as one is.
    public let entry: Int64?
    public let code: String
    public let message: String
  }

  public var origin: String?
  public var genesis: Digest?
  /// The keys of the ledger's checkpoints.
  public var keys: LedgerKeys?
  public var rehearsal = false
  /// The ledger that this one follows, as its genesis names it.
  public var predecessor: LedgerFounded.Predecessor?
  /// Whether that one was verified, too.
  public var followed = false
  public var entries: Int64 = 0
  public var root: Digest?
  public var checks: [Check] = []
  public var faults: [Fault] = []
  /// Faults beyond those that are listed.
  public var furtherFaults = 0
  /// Why the verdict is weaker than it could be.
  public var weaknesses: [String] = []
  /// What is unusual and takes nothing from the verdict.
  public var remarks: [String] = []
  /// How many polls were decided with choices that were called at a meeting and not signed.
  public var decisionsOnRollCalls: Int64 = 0
  /// How many polls counted ballots of keys that were revoked later, from an entry before these on.
  public var decisionsOnCompromisedKeys: Int64 = 0
  /// The first entry of a kind that this version does not know.
  public var unsupportedFrom: Int64?

  public var result: Result {
    if !faults.isEmpty { return .invalid }
    if unsupportedFrom != nil { return .notSupported }
    return weaknesses.isEmpty ? .valid : .weaker
  }

  /// 0, 3 or 6 (DESIGN 7).
  public var exitStatus: Int32 {
    switch result {
    case .valid: 0
    case .invalid: 3
    case .weaker, .notSupported: 6
    }
  }

  /// The members of its JSON object, the schema apart.
  public var members: [String: JSON] {
    var object: [String: JSON] = [
      "checks": .array(checks.map(Self.json)),
      "entries": .integer(entries),
      "faults": .array(faults.map(Self.json)),
      "further_faults": .integer(Int64(furtherFaults)),
      "remarks": .array(remarks.map(JSON.string)),
      "rehearsal": .bool(rehearsal), "result": .string(result.rawValue),
      "weaknesses": .array(weaknesses.map(JSON.string)),
    ]
    if decisionsOnRollCalls > 0 {
      object["decisions_on_roll_calls"] = .integer(decisionsOnRollCalls)
    }
    if decisionsOnCompromisedKeys > 0 {
      object["decisions_on_compromised_keys"] = .integer(decisionsOnCompromisedKeys)
    }
    object["genesis"] = genesis.map { .string($0.hex) }
    if let predecessor, case .object(var told) = predecessor.json {
      told["followed"] = .bool(followed)
      object["predecessor"] = .object(told)
    }
    object["origin"] = origin.map(JSON.string)
    object["root"] = root.map { .string($0.base64) }
    object["unsupported_from"] = unsupportedFrom.map(JSON.integer)
    return object
  }

  private static func json(_ check: Check) -> JSON {
    var object: [String: JSON] = [
      "detail": .string(check.detail), "name": .string(check.name),
      "state": .string(check.state.rawValue),
    ]
    if !check.counts.isEmpty { object["counts"] = .object(check.counts.mapValues(JSON.integer)) }
    return .object(object)
  }

  private static func json(_ fault: Fault) -> JSON {
    var object: [String: JSON] = [
      "code": .string(fault.code), "message": .string(fault.message),
    ]
    object["entry"] = fault.entry.map(JSON.integer)
    return .object(object)
  }

  /// Every code that a fault can have besides those of refusals.
  public enum FaultCode: String, CaseIterable, Sendable {
    case empty = "F-EMPTY"
    case file = "F-FILE"
    case journal = "F-JOURNAL"
    case entryMalformed = "F-ENTRY-MALFORMED"
    case entryMissing = "F-ENTRY-MISSING"
    case entryAltered = "F-ENTRY-ALTERED"
    case entryColumns = "F-ENTRY-COLUMNS"
    case signature = "F-SIGNATURE"
    case seen = "F-SEEN"
    case node = "F-NODE"
    case checkpoint = "F-CHECKPOINT"
    case root = "F-ROOT"
    case register = "F-REGISTER"
    case document = "F-DOCUMENT"
    case derived = "F-DERIVED"
    case genesis = "F-GENESIS"
    case head = "F-HEAD"
    case tooShort = "F-TOO-SHORT"
    case against = "F-AGAINST"
    case receipt = "F-RECEIPT"
    case predecessor = "F-PREDECESSOR"
  }
}
