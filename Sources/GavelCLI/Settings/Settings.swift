/// All settings of one run: a flag, then a variable, then the file of the nearest folder, then the person's
/// own file, then what the program does by itself.
struct Settings: Sendable {
  let ledger: Setting
  let person: Setting
  let timeZone: Setting
  /// `auto` or `never`.
  let color: Setting
  let pager: Setting

  var all: [Setting] { [ledger, person, timeZone, color, pager] }

  /// What the program does where nobody says anything.
  init() {
    func usual(_ name: SettingName, _ value: String? = nil) -> Setting {
      Setting(name: name, value: value, origin: value == nil ? .none : .usual)
    }
    ledger = usual(.ledger)
    person = usual(.person)
    timeZone = usual(.timeZone, "UTC")
    color = usual(.color, "auto")
    pager = usual(.pager)
  }

  init(_ options: GlobalOptions, in environment: Environment, folders: Folders) throws {
    let search = try Search(environment, folders)
    ledger = search.find(.ledger, flag: ("--ledger", options.ledger))
    person = search.find(.person, flag: ("--as", options.person))
    timeZone = search.find(.timeZone, flag: ("--tz", options.timeZone), usual: "UTC")
    color = search.find(
      .color, flag: ("--no-color", options.noColor ? "never" : nil), usual: "auto")
    let own = search.find(.pager, flag: nil)
    if own.value == nil, let pager = environment["PAGER"] {
      self.pager = Setting(name: .pager, value: pager, origin: .variable("PAGER"))
    } else {
      pager = own
    }
    guard ["auto", "never"].contains(color.value) else {
      throw ProgramError.setting(color, expected: "auto or never")
    }
  }

  /// The places to look, nearest first.
  private struct Search {
    let environment: Environment
    let files: [SettingsFile]

    init(_ environment: Environment, _ folders: Folders) throws(ProgramError) {
      self.environment = environment
      var files: [SettingsFile] = []
      for folder in environment.folderAndAbove {
        let path = "\(folder == "/" ? "" : folder)/.gavel/config"
        guard let bytes = try Files.contents(path) else { continue }
        files.append(try SettingsFile(bytes, path: path, ofFolder: true))
        break
      }
      // Without a home there is no file of the person's own either.
      if let path = try? folders.settingsFile, let bytes = try Files.contents(path) {
        files.append(try SettingsFile(bytes, path: path, ofFolder: false))
      }
      self.files = files
    }

    func find(
      _ name: SettingName, flag: (name: String, value: String?)?, usual: String? = nil
    ) -> Setting {
      if let flag, let value = flag.value {
        return Setting(name: name, value: path(name, value, nil), origin: .flag(flag.name))
      }
      if let value = environment[name.variable] {
        return Setting(
          name: name, value: path(name, value, nil), origin: .variable(name.variable))
      }
      for file in files {
        guard let (value, line) = file.values[name] else { continue }
        return Setting(
          name: name, value: path(name, value, file.path),
          origin: .file(path: file.path, line: line))
      }
      return Setting(name: name, value: usual, origin: usual == nil ? .none : .usual)
    }

    /// A path in a file counts from the folder of the settings: the one that holds `.gavel`, or the
    /// person's own `gavel`.
    private func path(_ name: SettingName, _ value: String, _ file: String?) -> String {
      guard name == .ledger, let file else { return value }
      var folder = Substring(file).deletingLast
      if folder.hasSuffix("/.gavel") { folder = folder.deletingLast }
      return environment.absolute(value, in: folder.isEmpty ? "/" : String(folder))
    }
  }
}

extension Environment {
  /// The current folder, the one that holds it, and so on to the root.
  var folderAndAbove: [String] {
    var folders = [folder]
    var rest = Substring(folder)
    while rest.contains("/") {
      rest = rest.deletingLast
      folders.append(rest.isEmpty ? "/" : String(rest))
    }
    return folders
  }
}

extension Substring {
  /// Without the last slash and what follows it.
  fileprivate var deletingLast: Substring {
    lastIndex(of: "/").map { self[..<$0] } ?? ""
  }
}
