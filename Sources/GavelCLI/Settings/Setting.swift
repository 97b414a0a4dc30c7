/// What a person can set other than by a flag.
enum SettingName: String, CaseIterable, Sendable {
  case ledger
  case person = "as"
  case timeZone = "tz"
  case color
  case pager

  var variable: String { "GAVEL_\(rawValue.uppercased())" }

  /// Whether the file of a folder may say it. A folder can come from somebody else, and a pager is a
  /// program: only the person's own file and variables name one.
  var isForFolders: Bool { self != .pager }
}

/// A setting with the place that it comes from.
struct Setting: Hashable, Sendable {
  let name: SettingName
  let value: String?
  let origin: SettingOrigin

  var isNever: Bool { value == "never" }
}

/// Where the value of a setting was found.
enum SettingOrigin: Hashable, Sendable, CustomStringConvertible {
  case flag(String)
  case variable(String)
  case file(path: String, line: Int)
  case search(folder: String)
  case usual
  case none

  var description: String {
    switch self {
    case .flag(let flag): "the flag \(flag)"
    case .variable(let name): "the variable \(name)"
    case .file(let path, let line): "\(path), line \(line)"
    case .search(let folder): "the only one in \(folder)"
    case .usual: "the program"
    case .none: "not set"
    }
  }
}
