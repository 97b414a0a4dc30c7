internal import ArgumentParser

struct RosterNoun: GavelNoun {
  static let configuration = CommandConfiguration(
    commandName: "roster",
    abstract: "The rosters of others: their groups and people, as the secretary attested them.",
    subcommands: [RosterList.self, RosterShow.self, RosterAttest.self])

  @OptionGroup(title: "Options of every command") var options: GlobalOptions
}
