internal import ArgumentParser

struct BodyNoun: GavelNoun {
  static let configuration = CommandConfiguration(
    commandName: "body", abstract: "The bodies that decide.",
    subcommands: [BodyList.self, BodyShow.self, BodyParticipation.self])

  @OptionGroup(title: "Options of every command") var options: GlobalOptions
}
