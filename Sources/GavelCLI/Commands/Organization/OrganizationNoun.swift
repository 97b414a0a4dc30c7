internal import ArgumentParser

struct OrganizationNoun: GavelNoun {
  static let configuration = CommandConfiguration(
    commandName: "organization", abstract: "The organizations and who speaks for them.",
    subcommands: [OrganizationHand.self])

  @OptionGroup(title: "Options of every command") var options: GlobalOptions
}
