internal import ArgumentParser

struct Import: GavelNoun {
  static let configuration = CommandConfiguration(
    commandName: "import", abstract: "Make a ledger of what was exported.",
    subcommands: [ImportTrail.self])

  @OptionGroup(title: "Options of every command") var options: GlobalOptions
}
