internal import ArgumentParser

struct DocumentNoun: GavelNoun {
  static let configuration = CommandConfiguration(
    commandName: "document", abstract: "The texts beside the log.",
    subcommands: [DocumentList.self, DocumentShow.self])

  @OptionGroup(title: "Options of every command") var options: GlobalOptions
}
