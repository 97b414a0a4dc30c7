/// What is said of a failure, in one place.
extension StoreError: CustomStringConvertible {
  /// A stable name for programs.
  public var code: String {
    switch self {
    case .missing: "E-STORE-MISSING"
    case .exists: "E-STORE-EXISTS"
    case .notALedger: "E-STORE-NOT-A-LEDGER"
    case .foreignFile: "E-STORE-FOREIGN-FILE"
    case .newerSchema: "E-STORE-NEWER-SCHEMA"
    case .schemaAltered: "E-STORE-SCHEMA-ALTERED"
    case .settingRefused: "E-STORE-SETTING"
    case .readOnly: "E-STORE-READ-ONLY"
    case .busy: "E-STORE-BUSY"
    case .full: "E-STORE-FULL"
    case .ioError: "E-STORE-IO"
    case .dead: "E-STORE-DEAD"
    case .uncertain: "E-STORE-UNCERTAIN"
    case .corrupt: "E-STORE-CORRUPT"
    case .failed: "E-STORE-FAILED"
    }
  }

  /// The program's exit code (DESIGN, 7): 10 no ledger, 11 busy, 3 integrity, 13 outcome unknown,
  /// 1 other.
  public var exitCode: Int32 {
    switch self {
    case .missing, .notALedger, .foreignFile: 10
    case .busy: 11
    case .uncertain: 13
    case .schemaAltered, .corrupt: 3
    case .exists, .newerSchema, .settingRefused, .readOnly, .full, .ioError, .dead, .failed: 1
    }
  }

  /// What happened, for a person.
  public var sentence: String {
    switch self {
    case .missing(let path): "there is no ledger at \(path)"
    case .exists(let path): "there is a file at \(path) already"
    case .notALedger(let path): "\(path) is not a ledger"
    case .foreignFile(let path, let found): "\(path) is not a ledger: it is \(found)"
    case .newerSchema(let path, let found):
      "\(path) is in format \(found), and this program knows formats up to \(Schema.version)"
    case .schemaAltered(let path, let object):
      "somebody changed the tables of \(path): \(object)"
    case .settingRefused(let setting, let wanted, let found):
      "SQLite keeps \(setting) at \(found) instead of \(wanted)"
    case .readOnly: "the ledger is open for reading only"
    case .busy: "another process is using the ledger"
    case .full: "there is no space left for the ledger"
    case .ioError(let detail): "the disk failed: \(detail)"
    case .dead: "an earlier write failed, and what it left is not known"
    case .uncertain(let failure):
      "\(failure.sentence), at the end of a recording: whether it took effect is not known"
    case .corrupt(let detail): "the ledger's file is damaged: \(detail)"
    case .failed(let code, let detail): "SQLite failed with code \(code): \(detail)"
    }
  }

  /// What the person can do about it.
  public var nextStep: String {
    switch self {
    case .missing: "name the ledger with --ledger, or make one with `gavel init`"
    case .exists: "choose another name, or move the file away"
    case .notALedger, .foreignFile: "name the ledger with --ledger"
    case .newerSchema: "update gavel"
    case .schemaAltered, .corrupt:
      "run `gavel verify`, and put back what is missing with `gavel restore`"
    case .settingRefused: "use the SQLite that gavel was built with"
    case .readOnly: "ask for the right to write the file and its folder"
    case .busy: "try again in a moment"
    case .full: "make space, then try again: nothing was recorded"
    case .ioError, .dead: "stop, check the disk, then run `gavel verify`"
    case .uncertain: "stop, check the disk, then see whether the entry is there: gavel log"
    case .failed: "run `gavel verify`; if it is green, try again"
    }
  }

  public var description: String { "\(sentence) [\(code)]" }
}
