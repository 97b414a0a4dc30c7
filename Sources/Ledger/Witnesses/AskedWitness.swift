public import TransparencyLog

/// What became of asking one witness.
public struct AskedWitness: Sendable {
  public enum Outcome: Sendable {
    /// It cosigned at this time, in POSIX seconds.
    case cosigned(at: Int64)
    /// It answered with this HTTP status.
    case refused(status: Int)
    /// It answered, but not with its cosignature; why, for a person.
    case unsound(String)
    /// Nobody knows what became of it; why, for a person. Asking again is safe.
    case unreachable(String)
  }

  public let witness: LogPolicy.Witness
  public let outcome: Outcome

  public var hasCosigned: Bool {
    if case .cosigned = outcome { return true }
    return false
  }
}

/// What an exchange with a witness over HTTP gave.
public enum WitnessExchange: Sendable {
  case answer(status: Int, contentType: String?, body: [UInt8])
  /// There was no answer, or not in time; why, for a person.
  case failure(String)
}
