internal import CanonicalJSON
internal import Governance
internal import Ledger
internal import LedgerStore
internal import Signing
internal import Sodium
internal import TransparencyLog

/// An error that can say all that a person needs. Each kind of error stands here once, with the exit
/// status that it brings.
protocol Explained: Error {
  var explanation: Explanation { get }
}

extension Refusal: Explained {
  var explanation: Explanation {
    Explanation(
      code: code.rawValue, sentence: sentence, next: next,
      exitStatus: code.concernsAuthority ? 4 : 5)
  }
}

/// A field of an event that a command has built does not have its form: the rules would refuse it.
extension ValueError: Explained {
  var explanation: Explanation {
    Explanation(
      code: RefusalCode.eventMalformed.rawValue, sentence: "\(self)",
      next: "correct it; nothing was signed", exitStatus: 5)
  }
}

extension JSONError: Explained {
  var explanation: Explanation {
    Explanation(
      code: RefusalCode.eventMalformed.rawValue, sentence: "\(self)",
      next: "correct it; nothing was signed", exitStatus: 5)
  }
}

extension NotSupported: Explained {
  var explanation: Explanation {
    Explanation(
      code: "E-NOT-SUPPORTED", sentence: "\(self)",
      next: "use a newer gavel: this one can neither confirm nor deny what follows", exitStatus: 6)
  }
}

extension LedgerError: Explained {
  var explanation: Explanation {
    Explanation(code: code, sentence: sentence, next: next, exitStatus: exitStatus)
  }
}

extension StoreError: Explained {
  var explanation: Explanation {
    Explanation(code: code, sentence: sentence, next: nextStep, exitStatus: exitCode)
  }
}

extension SigningError: Explained {
  var explanation: Explanation {
    Explanation(
      code: code, sentence: sentence, next: nextStep,
      exitStatus: self == .wrongPassphrase ? 12 : 1)
  }
}

extension SodiumError: Explained {
  var explanation: Explanation {
    Explanation(code: code, sentence: sentence, next: nextStep, exitStatus: 1)
  }
}

extension CheckpointError: Explained {
  var explanation: Explanation {
    Explanation(code: code, sentence: sentence, next: nextStep, exitStatus: 3)
  }
}

extension NoteError: Explained {
  var explanation: Explanation {
    Explanation(code: code, sentence: sentence, next: nextStep, exitStatus: 3)
  }
}

extension ProofError: Explained {
  var explanation: Explanation {
    Explanation(code: code, sentence: sentence, next: nextStep, exitStatus: 3)
  }
}

extension VerificationError: Explained {
  var explanation: Explanation {
    Explanation(code: code, sentence: sentence, next: nextStep, exitStatus: 3)
  }
}

extension VerifierKeyError: Explained {
  var explanation: Explanation {
    Explanation(code: code, sentence: sentence, next: nextStep, exitStatus: 3)
  }
}
