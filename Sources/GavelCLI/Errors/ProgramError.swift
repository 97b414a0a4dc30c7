internal import Signing

/// What stops the program itself: its arguments, settings, files and keys. Each case has what was found;
/// the sentences are made below, the next step apart.
enum ProgramError: Error, Hashable, Sendable {
  /// What the parser of the arguments says.
  case usage(String, next: String)
  case unknownCommand(String, after: String, closest: String?)
  case unknownCode(String, closest: String?)
  /// Nobody can be asked; the flag that answers.
  case promptNeeded(question: String, flag: String)
  case cancelled
  /// No *.gavel file in the folder or above.
  case noLedger(folder: String)
  case ledgerMissing(path: String, origin: String)
  case severalLedgers([String])
  case settingsFile(path: String, line: Int, reason: String)
  case setting(Setting, expected: String)
  case identifier(String)
  case time(String, of: String)
  case noKey(person: String?)
  case severalPersons([String])
  case keyNotHeld(fingerprint: String, person: String)
  case keyHeld(fingerprint: String, path: String)
  case keyMode(path: String, mode: Int, wanted: Int)
  /// No ssh-agent can be asked.
  case agent(String)
  /// The ssh-agent does not hold the key.
  case agentKey(String)
  case passphraseSource(String, reason: String)
  case passphraseEmpty
  case passphrasesDiffer
  case file(path: String, reason: String)
  case outputExists(String)
  case binaryToTerminal
  case noHome
  /// The program that opens sockets is missing, or fails.
  case networkProgram(reason: String)
  /// Nobody answers there, or not as expected.
  case network(place: String, reason: String)
  case witnessName(String)
  case severalWitnesses([String])
  case noWitness
  case unexpected(String)
}

extension ProgramError {
  /// Whether no file of this computer has the key.
  var saysKeyIsMissing: Bool {
    switch self {
    case .noKey, .keyNotHeld: true
    default: false
    }
  }
}

extension ProgramError: Explained {
  var explanation: Explanation {
    Explanation(code: code, sentence: sentence, next: next, exitStatus: exitStatus)
  }

  private var exitStatus: Int32 {
    switch self {
    case .cancelled: 2
    case .noKey, .keyNotHeld, .agent, .agentKey, .noWitness: 4
    case .noLedger, .ledgerMissing: 10
    case .usage, .unknownCommand, .unknownCode, .promptNeeded, .severalLedgers, .settingsFile,
      .setting, .identifier, .time, .severalPersons, .binaryToTerminal,
      .witnessName, .severalWitnesses:
      64
    case .keyHeld, .keyMode, .passphraseSource, .passphraseEmpty, .passphrasesDiffer, .file,
      .outputExists, .noHome, .networkProgram, .unexpected:
      1
    case .network: 13
    }
  }

  private var code: String {
    switch self {
    case .usage: "E-USAGE"
    case .unknownCommand: "E-COMMAND-UNKNOWN"
    case .unknownCode: "E-CODE-UNKNOWN"
    case .promptNeeded: "E-PROMPT"
    case .cancelled: "E-CANCELLED"
    case .noLedger: "E-LEDGER-NONE"
    case .ledgerMissing: "E-LEDGER-MISSING"
    case .severalLedgers: "E-LEDGER-SEVERAL"
    case .settingsFile: "E-CONFIG"
    case .setting: "E-SETTING"
    case .identifier: "E-ID"
    case .time: "E-TIME"
    case .noKey: "E-KEY-NONE"
    case .severalPersons: "E-SIGNER-SEVERAL"
    case .keyNotHeld: "E-KEY-NOT-HELD"
    case .keyHeld: "E-KEY-HELD"
    case .keyMode: "E-KEY-MODE"
    case .agent: "E-AGENT-NONE"
    case .agentKey: "E-AGENT-KEY"
    case .passphraseSource: "E-PASSPHRASE-SOURCE"
    case .passphraseEmpty: "E-PASSPHRASE-EMPTY"
    case .passphrasesDiffer: "E-PASSPHRASE-DIFFERS"
    case .file: "E-FILE"
    case .outputExists: "E-OUTPUT-EXISTS"
    case .binaryToTerminal: "E-BINARY"
    case .noHome: "E-HOME"
    case .networkProgram: "E-NETWORK-PROGRAM"
    case .network: "E-NETWORK"
    case .witnessName: "E-WITNESS-NAME"
    case .severalWitnesses: "E-WITNESS-SEVERAL"
    case .noWitness: "E-WITNESS-NO-KEY"
    case .unexpected: "E-UNEXPECTED"
    }
  }

  private var sentence: String {
    switch self {
    case .usage(let message, _): message
    case .unknownCommand(let word, let line, _): "there is no command \"\(word)\" after \(line)"
    case .unknownCode(let code, _): "there is neither a code nor a command \"\(code)\""
    case .promptNeeded(let question, _):
      "there is nobody to answer \"\(question.trimmingSpaces)\""
    case .cancelled: "cancelled; nothing was changed"
    case .noLedger(let folder): "there is no *.gavel file in \(folder) or above it"
    case .ledgerMissing(let path, let origin): "\(path) is not there (named by \(origin))"
    case .severalLedgers(let paths):
      "several ledgers are here, and it must be said which: \(paths.joined(separator: ", "))"
    case .settingsFile(let path, let line, let reason): "\(path), line \(line): \(reason)"
    case .setting(let setting, let expected):
      "\(setting.name.rawValue) is \"\(setting.value ?? "")\" by \(setting.origin), not \(expected)"
    case .identifier(let text): "\"\(text)\" is not an id"
    case .time(let text, let name): "\"\(text)\" is no time for \(name)"
    case .noKey(nil): "this computer holds no person's key"
    case .noKey(let person?): "this computer holds no key of \(person)"
    case .severalPersons(let persons):
      "this computer holds keys of several persons: \(persons.joined(separator: ", "))"
    case .keyNotHeld(let fingerprint, let person):
      "this computer holds no key \(fingerprint) of \(person)"
    case .keyHeld(let fingerprint, let path): "the key \(fingerprint) is held already, in \(path)"
    case .keyMode(let path, let mode, _):
      "\(path) can be read or changed by others (its mode is \(String(mode, radix: 8)))"
    case .agent(let reason): "no ssh-agent can be asked: \(reason)"
    case .agentKey(let what): "the ssh-agent holds \(what)"
    case .passphraseSource(let source, let reason): "no passphrase from \(source): \(reason)"
    case .passphraseEmpty: "the passphrase is empty"
    case .passphrasesDiffer: "the two passphrases differ; no key was made"
    case .file(let path, let reason): "\(path): \(reason)"
    case .outputExists(let path): "\(path) exists already"
    case .binaryToTerminal: "this is not text, and stdout is a terminal"
    case .noHome: "neither HOME nor the XDG variables say where to keep things"
    case .networkProgram(let reason): "gavel-network, which opens sockets for gavel: \(reason)"
    case .network(let place, let reason): "\(place): \(reason)"
    case .witnessName(let name): "\"\(name)\" is no name of a witness"
    case .severalWitnesses(let names):
      "this computer holds keys of several witnesses: \(names.joined(separator: ", "))"
    case .noWitness: "this computer holds no key of a witness"
    case .unexpected(let description): description
    }
  }

  private var next: String {
    switch self {
    case .usage(_, let next): next
    case .unknownCommand(_, _, let closest?): "did you mean: \(closest)"
    case .unknownCommand(_, let line, nil): "see \(line) --help"
    case .unknownCode(_, let closest?): "did you mean: gavel help \(closest)"
    case .unknownCode(_, nil): "the code stands in brackets at the end of an error: [E-…]"
    case .promptNeeded(_, let flag): "answer with \(flag)"
    case .cancelled: ""
    case .noLedger: "name one with --ledger FILE or GAVEL_LEDGER, or found one: gavel init"
    case .ledgerMissing: "check the path; gavel config show tells where each setting comes from"
    case .severalLedgers: "name one with --ledger FILE or GAVEL_LEDGER"
    case .settingsFile: "correct the file; a line is NAME = VALUE, or # and a remark"
    case .setting: "correct it there"
    case .identifier: "an id has a-z and 0-9, with single dots or hyphens between, at most 64 bytes"
    case .time: "write 2026-12-15T17:00:00Z, in UTC, or a day: 2026-12-15"
    case .noKey(nil): "make one: gavel key create PERSON"
    case .noKey(let person?):
      "see whose keys are here: gavel key list; or make one: gavel key create \(person)"
    case .severalPersons: "say who you are with --as PERSON or GAVEL_AS"
    case .keyNotHeld: "list the keys held: gavel key list"
    case .keyHeld: "nothing is left to do"
    case .keyMode(let path, _, let wanted): "chmod \(String(wanted, radix: 8)) '\(path)'"
    case .agent: "start one: eval $(ssh-agent); ssh-add KEY"
    case .agentKey: "see what it holds (ssh-add -l), and name one with --key FINGERPRINT"
    case .passphraseSource: "check it, or leave it out to be asked"
    case .passphraseEmpty: "give one, or say --no-passphrase to gavel key create"
    case .passphrasesDiffer: "try again"
    case .file: "check the path and your permissions"
    case .outputExists: "name another place, or write over it with --force"
    case .binaryToTerminal: "write it to a file or a pipe: gavel … > FILE"
    case .noHome: "set HOME"
    case .networkProgram:
      "build it, and put it beside gavel: swift build -c release --product gavel-network"
    case .network: "try again: it is safe to repeat"
    case .witnessName:
      "it is like an address without its scheme, witness.example/w1, of at most 200 bytes"
    case .severalWitnesses: "say which: --witness NAME"
    case .noWitness: "make one: gavel witness create NAME"
    case .unexpected: "if this goes on, report it with the command that you gave"
    }
  }
}

extension String {
  fileprivate var trimmingSpaces: String {
    split(separator: "\n").last.map { $0.split(separator: " ").joined(separator: " ") } ?? ""
  }
}
