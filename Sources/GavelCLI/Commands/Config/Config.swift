internal import ArgumentParser
internal import CanonicalJSON

/// The settings of this computer, folder and shell.
struct Config: GavelNoun {
  static let configuration = CommandConfiguration(
    commandName: "config", abstract: "Show the settings.",
    subcommands: [ConfigShow.self])

  @OptionGroup(title: "Options of every command") var options: GlobalOptions
}

/// Each setting, and where it comes from.
struct ConfigShow: GavelCommand {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "Show each setting and where it comes from.",
    discussion: """
      A flag counts before a variable (GAVEL_LEDGER), that before the file .gavel/config of this folder or \
      the nearest one above, and that before your own file, gavel/config under XDG_CONFIG_HOME. A file has \
      lines NAME = VALUE and remarks after #.
      """)
  static let examples = [
    Example("gavel config show", "shows which ledger and person a command would take, and why")
  ]

  @OptionGroup(title: "Options of every command") var options: GlobalOptions

  func perform(in session: Session) throws {
    let folders = session.folders
    var settings = session.settings.all
    do {
      settings[0] = try session.ledgerSetting()
    } catch {
      // What is wrong with it belongs to the answer here.
      let problem = error.explanation
      session.terminal.warn("\(visible(problem.sentence))  [\(problem.code)]")
    }
    let places = [
      ("keys", try folders.keys), ("state", try folders.state),
      ("settings", try folders.settingsFile),
    ]
    var table = Table(["SETTING", "VALUE", "FROM"])
    for setting in settings {
      table.add([setting.name.rawValue, setting.value ?? "-", setting.origin.description])
    }
    let lines = places.map { "\($0.0)\t\(visible($0.1))\n" }.joined()
    try session.output.show(
      "gavel.config/1",
      [
        "places": .object(Dictionary(uniqueKeysWithValues: places.map { ($0.0, .string($0.1)) })),
        "settings": .array(settings.map(\.json)),
      ],
      text: table.text(session.output.style) + "\n" + lines)
  }
}

extension Setting {
  fileprivate var json: JSON {
    var members: [String: JSON] = [
      "from": .string(origin.description), "setting": .string(name.rawValue),
    ]
    if let value { members["value"] = .string(value) }
    return .object(members)
  }
}
