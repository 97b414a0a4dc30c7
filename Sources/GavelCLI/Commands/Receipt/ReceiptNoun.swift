internal import ArgumentParser

struct ReceiptNoun: GavelNoun {
  static let configuration = CommandConfiguration(
    commandName: "receipt",
    abstract: "Proofs that what was signed is in the ledger, and stays there.",
    subcommands: [ReceiptList.self, ReceiptShow.self, ReceiptKeep.self, ReceiptVerify.self])

  @OptionGroup(title: "Options of every command") var options: GlobalOptions
}
