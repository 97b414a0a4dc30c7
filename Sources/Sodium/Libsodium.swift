internal import CSodium

/// The library beneath.
public enum Libsodium {
  /// Whether `sodium_init` succeeded; run once, by whoever asks first.
  static let isInitialised: Bool = sodium_init() >= 0

  /// Initialises libsodium and runs ``SelfTest``: a program calls this before anything else, and does
  /// not go on when it throws.
  public static func start() throws(SodiumError) {
    guard isInitialised else { throw .notInitialised }
    try SelfTest.run()
  }

  /// The version of the library that is loaded, e.g. `1.0.18`.
  public static var version: String {
    unsafe String(cString: sodium_version_string())
  }
}
