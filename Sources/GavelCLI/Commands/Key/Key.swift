internal import ArgumentParser

/// Keys: those that this computer holds, and what they are in the ledger.
struct Key: GavelNoun {
  static let configuration = CommandConfiguration(
    commandName: "key", abstract: "Make, list and carry keys.",
    subcommands: [
      KeyCreate.self,
      KeyList.self,
      KeyShow.self,
      KeyImport.self,
      KeyExport.self,
      KeyOffer.self,
      KeyVouch.self,
      KeyConfirm.self,
      KeyRotate.self,
      KeyCommit.self,
      KeySucceed.self,
      KeyCancel.self,
      KeyRevoke.self,
      KeyImpactCommand.self,
    ])

  @OptionGroup(title: "Options of every command") var options: GlobalOptions
}
