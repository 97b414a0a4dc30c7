import Sodium

/// The proxies of a register in memory.
struct ProxyTables: Sendable {
  private(set) var proxies = Table<Proxy>()
  private var bySeat = Index<Identifier, Proxy>()

  func all(of seat: Identifier) -> [Proxy] { proxies.select(bySeat[seat]) }

  mutating func put(_ proxy: Proxy) { proxies.put(proxy, in: &bySeat, under: proxy.seat) }
}
