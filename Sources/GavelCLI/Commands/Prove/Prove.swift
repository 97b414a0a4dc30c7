internal import ArgumentParser

struct Prove: GavelNoun {
  static let configuration = CommandConfiguration(
    commandName: "prove",
    abstract: "Write proofs that others check without the ledger and without its keeper.",
    subcommands: [ProveEntry.self, ProveMotion.self], defaultSubcommand: ProveEntry.self)

  @OptionGroup(title: "Options of every command") var options: GlobalOptions
}
