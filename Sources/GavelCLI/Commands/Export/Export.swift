internal import ArgumentParser

struct Export: GavelNoun {
  static let configuration = CommandConfiguration(
    commandName: "export", abstract: "Write what others can check without this program.",
    subcommands: [ExportTrail.self, ExportTiles.self])

  @OptionGroup(title: "Options of every command") var options: GlobalOptions
}
