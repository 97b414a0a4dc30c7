internal import ArgumentParser

struct LedgerNoun: GavelNoun {
  static let configuration = CommandConfiguration(
    commandName: "ledger", abstract: "The ledger as a whole.",
    subcommands: [
      LedgerShow.self, LedgerRefill.self, LedgerSucceed.self, LedgerKeyMake.self,
      LedgerHand.self,
    ])

  @OptionGroup(title: "Options of every command") var options: GlobalOptions
}
