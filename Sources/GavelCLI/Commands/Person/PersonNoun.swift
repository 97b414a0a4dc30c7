internal import ArgumentParser

struct PersonNoun: GavelNoun {
  static let configuration = CommandConfiguration(
    commandName: "person", abstract: "The persons, by their handles.",
    subcommands: [PersonList.self, PersonShow.self, PersonMoveCommand.self, PersonConfirm.self])

  @OptionGroup(title: "Options of every command") var options: GlobalOptions
}
