internal import ArgumentParser

/// Who votes for a seat by the grant of its holder.
struct ProxyNoun: GavelNoun {
  static let configuration = CommandConfiguration(
    commandName: "proxy", abstract: "Proxies: who may vote for a seat by the grant of its holder.",
    subcommands: [ProxyList.self, ProxyShow.self, ProxyGrant.self, ProxyRevoke.self])

  @OptionGroup(title: "Options of every command") var options: GlobalOptions
}
