internal import ArgumentParser

struct ObjectiveNoun: GavelNoun {
  static let configuration = CommandConfiguration(
    commandName: "objective",
    abstract: "What was promised by when, how far it is, and whether it was met.",
    subcommands: [ObjectiveList.self, ObjectiveShow.self, ObjectiveReportCommand.self])

  @OptionGroup(title: "Options of every command") var options: GlobalOptions
}
