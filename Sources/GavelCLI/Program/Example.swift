/// A command line as a person would type it. The first of a command opens its --help, and each stands in a
/// script under Tests/GavelCLITests/Scripts, which the tests run.
struct Example: Hashable, Sendable {
  /// The whole line, `gavel` included.
  let line: String
  /// What it does, as the end of the sentence "This command …".
  let purpose: String

  init(_ line: String, _ purpose: String) {
    self.line = line
    self.purpose = purpose
  }
}
