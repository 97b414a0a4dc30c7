internal import ArgumentParser

struct BallotNoun: GavelNoun {
  static let configuration = CommandConfiguration(
    commandName: "ballot", abstract: "The ballots of a poll.",
    subcommands: [
      BallotList.self, BallotShow.self, BallotRequestCommand.self, BallotSign.self,
      BallotSubmit.self, BallotHold.self,
    ])

  @OptionGroup(title: "Options of every command") var options: GlobalOptions
}
