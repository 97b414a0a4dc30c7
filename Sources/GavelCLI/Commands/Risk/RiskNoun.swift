internal import ArgumentParser

struct RiskNoun: GavelNoun {
  static let configuration = CommandConfiguration(
    commandName: "risk",
    abstract: "What could go wrong, who answers for it, and what was decided about it.",
    subcommands: [
      RiskList.self, RiskShow.self, RiskIdentify.self, RiskOwn.self, RiskReview.self,
    ])

  @OptionGroup(title: "Options of every command") var options: GlobalOptions
}
