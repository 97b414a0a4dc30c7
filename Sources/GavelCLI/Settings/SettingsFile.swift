/// A file of settings: `.gavel/config` in a folder, or `$XDG_CONFIG_HOME/gavel/config`.
///
///     # a remark
///     ledger = alliance.gavel
///     as = ibm-rep
///
/// A line is `NAME = VALUE`, a remark or empty; the spaces around name and value do not count. A name that
/// is unknown, repeated or not for this kind of file is an error: a setting that is silently not used is
/// worse than none.
struct SettingsFile: Sendable {
  let path: String
  private(set) var values: [SettingName: (value: String, line: Int)] = [:]

  init(_ bytes: [UInt8], path: String, ofFolder: Bool) throws(ProgramError) {
    self.path = path
    guard let text = String(validating: bytes, as: UTF8.self) else {
      throw .settingsFile(path: path, line: 1, reason: "it is not UTF-8")
    }
    for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated()
    {
      func refuse(_ reason: String) -> ProgramError {
        .settingsFile(path: path, line: index + 1, reason: reason)
      }
      let content = Self.trimmed(line)
      if content.isEmpty || content.hasPrefix("#") { continue }
      guard let equals = content.firstIndex(of: "=") else { throw refuse("there is no =") }
      let name = Self.trimmed(content[..<equals])
      let value = Self.trimmed(content[content.index(after: equals)...])
      guard let known = SettingName(rawValue: name) else {
        throw refuse(
          "there is no setting \"\(name)\", only "
            + SettingName.allCases.map(\.rawValue).joined(separator: ", "))
      }
      guard known.isForFolders || !ofFolder else {
        throw refuse("\(name) names a program, so only your own file may set it")
      }
      guard values[known] == nil else { throw refuse("\(name) is set twice") }
      guard !value.isEmpty else { throw refuse("\(name) has no value") }
      values[known] = (value, index + 1)
    }
  }

  private static func trimmed(_ text: Substring) -> String {
    func isSpace(_ character: Character) -> Bool {
      character == " " || character == "\t" || character == "\r"
    }
    let start = text.drop(while: isSpace)
    return String(start.reversed().drop(while: isSpace).reversed())
  }
}
