internal import ArgumentParser

/// The consortium's founding rules.
struct CharterNoun: GavelNoun {
  static let configuration = CommandConfiguration(
    commandName: "charter", abstract: "The consortium's founding rules.",
    subcommands: [
      CharterCheck.self, CharterAccept.self, CharterList.self, CharterShow.self,
      CharterPowers.self, CharterDelegations.self, CharterKeys.self, CharterExport.self,
    ])

  @OptionGroup(title: "Options of every command") var options: GlobalOptions
}
