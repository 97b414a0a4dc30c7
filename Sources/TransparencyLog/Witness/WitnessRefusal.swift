/// Why a witness does not cosign.
public enum WitnessRefusal: Error, Hashable, Sendable, CustomStringConvertible {
  /// The bytes are no request.
  case request(AddCheckpointRequestError)
  /// The witness does not know the log.
  case unknownLog(Origin)
  /// No known key of the log has signed, or one's signature is bad.
  case signature(VerificationError)
  /// The old size is above the checkpoint's.
  case oldSizeTooLarge(old: Int64, size: Int64)
  /// The witness last cosigned another size than the request begins with.
  case conflict(old: Int64, cosigned: Int64)
  /// The log did not grow from what was cosigned, or this is not shown.
  case inconsistent(ProofError)
  /// The witness's clock is behind its own last cosignature.
  case clockBehind(last: Int64, now: Int64)

  /// The answer to the log (C2SP tlog-witness, add-checkpoint; 503 is HTTP's own).
  public var response: AddCheckpointResponse {
    switch self {
    case .request, .oldSizeTooLarge: .refused(status: 400)
    case .signature: .refused(status: 403)
    case .unknownLog: .refused(status: 404)
    case .conflict(_, let cosigned): .conflict(size: cosigned)
    case .inconsistent: .refused(status: 422)
    case .clockBehind: .refused(status: 503)
    }
  }

  /// A stable name for programs.
  public var code: String {
    switch self {
    case .request(let error): error.code
    case .unknownLog: "E-WITNESS-LOG"
    case .signature(let error): error.code
    case .oldSizeTooLarge: "E-WITNESS-OLD-SIZE"
    case .conflict: "E-WITNESS-CONFLICT"
    case .inconsistent(let error): error.code
    case .clockBehind: "E-WITNESS-CLOCK"
    }
  }

  /// What happened, with what was compared, for a person.
  public var sentence: String {
    switch self {
    case .request(let error): error.sentence
    case .unknownLog(let origin): "this witness does not know the log \(origin)"
    case .signature(let error): error.sentence
    case .oldSizeTooLarge(let old, let size):
      "the old size \(old) is above the checkpoint's, \(size)"
    case .conflict(let old, let cosigned):
      "the proof begins at size \(old), but this witness last cosigned size \(cosigned)"
    case .inconsistent(let error): error.sentence
    case .clockBehind(let last, let now):
      "the witness's clock says \(now), before its last cosignature at \(last)"
    }
  }

  /// What the person can do about it.
  public var nextStep: String {
    switch self {
    case .request(let error): error.nextStep
    case .unknownLog: "ask whoever runs the witness to add the log"
    case .signature(let error): error.nextStep
    case .oldSizeTooLarge: "send the checkpoint that the proof leads to"
    case .conflict: "prove again from the size that the witness has"
    case .inconsistent(let error): error.nextStep
    case .clockBehind: "set the witness's clock"
    }
  }

  public var description: String { "\(sentence) [\(code)]" }
}
