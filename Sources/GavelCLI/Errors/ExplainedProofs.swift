internal import TransparencyLog

/// What stands against a proof is a failure of integrity: loud, and with both values.
extension LogProofError: Explained {
  var explanation: Explanation {
    Explanation(code: code, sentence: sentence, next: nextStep, exitStatus: 3)
  }
}

extension LogProofFault: Explained {
  var explanation: Explanation {
    Explanation(code: code, sentence: sentence, next: nextStep, exitStatus: 3)
  }
}

extension LogPolicyFault: Explained {
  var explanation: Explanation {
    Explanation(code: code, sentence: sentence, next: nextStep, exitStatus: 3)
  }
}

extension LogPolicyError: Explained {
  var explanation: Explanation {
    Explanation(code: code, sentence: sentence, next: nextStep, exitStatus: 64)
  }
}

extension TileError: Explained {
  var explanation: Explanation {
    Explanation(code: code, sentence: sentence, next: nextStep, exitStatus: 3)
  }
}
