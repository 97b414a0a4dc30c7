internal import ArgumentParser

struct InitiativeNoun: GavelNoun {
  static let configuration = CommandConfiguration(
    commandName: "initiative",
    abstract: "What the consortium does with others, and what both sides have committed to.",
    subcommands: [
      InitiativeList.self, InitiativeShow.self, InitiativeSign.self, InitiativeAttest.self,
    ])

  @OptionGroup(title: "Options of every command") var options: GlobalOptions
}
