internal import ArgumentParser

/// Callings of the vote.
struct PollNoun: GavelNoun {
  static let configuration = CommandConfiguration(
    commandName: "poll", abstract: "Callings of the vote on a motion.",
    subcommands: [
      PollList.self, PollShow.self, PollDemand.self, PollOpen.self, PollClose.self,
      PollBreakTie.self, PollSettle.self,
    ])

  @OptionGroup(title: "Options of every command") var options: GlobalOptions
}
