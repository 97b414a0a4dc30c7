/// Why libsodium can't do its work here.
public enum SodiumError: Error, Hashable, Sendable, CustomStringConvertible {
  /// `sodium_init` failed.
  case notInitialised
  /// libsodium gave a wrong answer to a known question, named here.
  case selfTestFailed(String)
  /// The system gave no memory: locked pages for a secret, or the working memory of a password hash.
  case outOfMemory

  /// A stable name for programs.
  public var code: String {
    switch self {
    case .notInitialised: "E-SODIUM-INIT"
    case .selfTestFailed: "E-SODIUM-SELF-TEST"
    case .outOfMemory: "E-SODIUM-MEMORY"
    }
  }

  /// What happened, for a person.
  public var sentence: String {
    switch self {
    case .notInitialised: "libsodium could not be initialised"
    case .selfTestFailed(let check): "this libsodium fails the self-test: \(check)"
    case .outOfMemory: "the system gave libsodium no memory"
    }
  }

  /// What the person can do about it.
  public var nextStep: String {
    switch self {
    case .notInitialised: "check that the system gives random numbers (/dev/urandom)"
    case .selfTestFailed: "install a libsodium with all security updates, then run this again"
    case .outOfMemory: "free memory or raise the limit of locked memory (ulimit -l)"
    }
  }

  public var description: String { "\(sentence) [\(code)]" }
}
