public import TransparencyLog

/// Why a witness's state cannot be used.
public enum WitnessStateError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The file is not what a witness wrote.
  case malformed(String)
  /// Another process holds it.
  case busy(path: String)
  /// There is none, and none is to be made here.
  case missing(path: String)
  /// It is another witness's.
  case otherWitness(here: WitnessKey, wanted: WitnessKey)
  /// It cannot be read or written.
  case file(path: String, reason: String)
  /// The name of the key is no origin of a log.
  case notALog(KeyName)
  /// The key is the witness's own.
  case ownKey
  case tooMany(limit: Int)

  /// A stable name for programs.
  public var code: String {
    switch self {
    case .malformed: "E-WITNESS-STATE"
    case .busy: "E-WITNESS-BUSY"
    case .missing: "E-WITNESS-NONE"
    case .otherWitness: "E-WITNESS-OTHER"
    case .file: "E-FILE"
    case .notALog, .ownKey, .tooMany: "E-WITNESS-KEY"
    }
  }

  /// What a program ends with that stops because of it (DESIGN 7).
  public var exitStatus: Int32 {
    switch self {
    case .malformed, .otherWitness: 3
    case .busy: 11
    case .missing, .file: 1
    case .notALog, .ownKey, .tooMany: 64
    }
  }

  /// What happened, with what was compared, for a person.
  public var sentence: String {
    switch self {
    case .malformed(let reason): "the state of the witness cannot be read: \(reason)"
    case .busy(let path): "another process holds the state of the witness in \(path)"
    case .missing(let path): "there is no state of a witness in \(path)"
    case .otherWitness(let here, let wanted): "the state is that of \(here), not of \(wanted)"
    case .file(let path, let reason): "\(path): \(reason)"
    case .notALog(let name): "\(name) is no origin of a log"
    case .ownKey: "the key is the witness's own, and no log's"
    case .tooMany(let limit): "the witness knows \(limit) logs already"
    }
  }

  /// What the person can do about it.
  public var nextStep: String {
    switch self {
    case .malformed:
      "put the file back as it was last; a witness without it begins anew under a new key"
    case .busy: "stop the witness that is served from it first"
    case .missing: "make it: gavel witness trust VKEY"
    case .otherWitness: "name the state that belongs to the key: --state FILE"
    case .file: "check the path and your permissions"
    case .notALog, .ownKey: "give the verifier key of a log: its export has it in log.vkey"
    case .tooMany: "run another witness, under a key of its own"
    }
  }

  public var description: String { "\(sentence) [\(code)]" }
}
