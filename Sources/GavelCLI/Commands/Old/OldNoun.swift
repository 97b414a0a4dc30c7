internal import ArgumentParser

/// Decisions from before the ledger.
struct OldNoun: GavelNoun {
  static let configuration = CommandConfiguration(
    commandName: "old",
    abstract: "Decisions from before the ledger, as the secretary attested them.",
    subcommands: [OldList.self, OldShow.self])

  @OptionGroup(title: "Options of every command") var options: GlobalOptions
}
