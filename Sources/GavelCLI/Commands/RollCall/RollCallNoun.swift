internal import ArgumentParser

/// Choices called at meetings.
struct RollCallNoun: GavelNoun {
  static let configuration = CommandConfiguration(
    commandName: "rollcall",
    abstract: "Choices called at a meeting: the secretary's word, confirmed by the chair.",
    subcommands: [
      RollCallList.self, RollCallShow.self, RollCallRecord.self, RollCallConfirm.self,
      RollCallDispute.self,
    ])

  @OptionGroup(title: "Options of every command") var options: GlobalOptions
}
