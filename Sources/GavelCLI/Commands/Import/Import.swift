internal import ArgumentParser

struct Import: GavelNoun {
  static let configuration = CommandConfiguration(
    commandName: "import",
    abstract: "Make a ledger of what was exported, or attest what a body decided before.",
    subcommands: [ImportTrail.self, ImportRollCalls.self])

  @OptionGroup(title: "Options of every command") var options: GlobalOptions
}
