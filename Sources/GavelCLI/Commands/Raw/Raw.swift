internal import ArgumentParser

/// Exact bytes and digests, for auditors and implementers.
struct Raw: GavelNoun {
  static let configuration = CommandConfiguration(
    commandName: "raw", abstract: "Exact bytes and digests, for auditors and implementers.",
    subcommands: [RawHash.self, RawEntry.self, RawEvent.self, RawSignature.self])

  @OptionGroup(title: "Options of every command") var options: GlobalOptions
}
