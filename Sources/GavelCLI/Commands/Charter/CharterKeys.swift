internal import ArgumentParser
internal import CanonicalJSON
internal import CharterFile

/// What can be written in a charter.
struct CharterKeys: GavelCommand {
  static let configuration = CommandConfiguration(
    commandName: "keys", abstract: "List every key of a charter written as YAML, with its meaning.")
  static let examples = [
    Example("gavel charter keys", "tells what may stand in CHARTER.yaml")
  ]

  @OptionGroup(title: "Options of every command") var options: GlobalOptions

  func perform(in session: Session) throws {
    var table = Table(["KEY", "FORM", "ELSE", "MEANING"])
    let keys = CharterFile.reference
    for key in keys {
      table.add([
        key.path, key.form, key.isRequired ? "needed" : key.standard ?? "left out", key.meaning,
      ])
    }
    let items = keys.map { key -> [String: JSON] in
      var members: [String: JSON] = [
        "form": .string(key.form), "key": .string(key.path), "meaning": .string(key.meaning),
        "required": .bool(key.isRequired),
      ]
      members["standard"] = key.standard.map(JSON.string)
      return members
    }
    session.output.page()
    try session.output.list("gavel.charter_key/1", items, table: table)
  }
}
