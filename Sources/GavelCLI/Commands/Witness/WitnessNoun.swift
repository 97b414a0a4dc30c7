internal import ArgumentParser

struct WitnessNoun: GavelNoun {
  static let configuration = CommandConfiguration(
    commandName: "witness", abstract: "Who else signs that the ledger only grew.",
    subcommands: [
      WitnessAsk.self, WitnessRecord.self, WitnessCreate.self, WitnessShow.self, WitnessTrust.self,
      WitnessServe.self,
    ])

  @OptionGroup(title: "Options of every command") var options: GlobalOptions
}
