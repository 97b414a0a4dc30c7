internal import ArgumentParser

struct PolicyNoun: GavelNoun {
  static let configuration = CommandConfiguration(
    commandName: "policy", abstract: "The policies, their versions and texts.",
    subcommands: [PolicyList.self, PolicyShow.self, PolicyText.self, PolicyDiff.self])

  @OptionGroup(title: "Options of every command") var options: GlobalOptions
}
