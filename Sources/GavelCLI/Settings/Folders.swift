/// Where things are kept (XDG Base Directory Specification 0.8), each with its fallback under HOME. A
/// relative path in such a variable is not used, as the specification says.
struct Folders: Sendable {
  private let environment: Environment

  init(_ environment: Environment) {
    self.environment = environment
  }

  /// Secret keys: `$XDG_DATA_HOME/gavel/keys`.
  var keys: String {
    get throws(ProgramError) { try base("XDG_DATA_HOME", ".local/share") + "/keys" }
  }

  /// Pins and heads: `$XDG_STATE_HOME/gavel`.
  var state: String {
    get throws(ProgramError) { try base("XDG_STATE_HOME", ".local/state") }
  }

  /// The person's own settings: `$XDG_CONFIG_HOME/gavel/config`.
  var settingsFile: String {
    get throws(ProgramError) { try base("XDG_CONFIG_HOME", ".config") + "/config" }
  }

  private func base(_ variable: String, _ fallback: String) throws(ProgramError) -> String {
    if let path = environment[variable], path.hasPrefix("/") { return "\(path)/gavel" }
    guard let home = environment["HOME"], home.hasPrefix("/") else { throw .noHome }
    return "\(home)/\(fallback)/gavel"
  }
}
