internal import ArgumentParser

/// Competing interests.
struct InterestNoun: GavelNoun {
  static let configuration = CommandConfiguration(
    commandName: "interest", abstract: "Competing interests, as each person declared them.",
    subcommands: [
      InterestList.self, InterestDeclare.self, InterestAmend.self, InterestEnd.self,
    ])

  @OptionGroup(title: "Options of every command") var options: GlobalOptions
}
