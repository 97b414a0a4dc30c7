public import CanonicalJSON
public import Sodium

/// Who granted a proxy takes it back, or who carries it lays it down. Ballots cast by it stand; the holder's own
/// still goes before them.
public struct ProxyRevoked: EventKind {
  public static let name = "proxy.revoked"

  public var proxy: Digest

  public init(proxy: Digest) {
    self.proxy = proxy
  }

  public init(reading fields: inout Fields) throws {
    proxy = try fields.digest("proxy")
  }

  public var json: JSON { ["proxy": .digest(proxy)] }

  public func consequences(
    of entry: EntryContext, in register: some Register, with documents: Documents
  ) throws -> Consequences {
    guard var revoked = try register.proxy(proxy) else { throw Refusal.proxyUnknown(proxy) }
    guard entry.author == revoked.grantor || entry.author == revoked.carrier else {
      throw Refusal.proxyOfAnother(entry.author, revoked)
    }
    try entry.requireSeen(revoked.entry, "the proxy")
    guard revoked.isStanding(at: entry.recorded) else {
      throw Refusal.proxyEnded("it was revoked or has run out")
    }
    revoked.revoked = entry.recorded
    return Consequences([.proxy(revoked)])
  }
}
