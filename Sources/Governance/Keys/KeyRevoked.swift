public import CanonicalJSON
public import Signing
public import Sodium

/// A person ends a key of their own: with the key itself or an older one. Named with the entry from
/// which it is not to be trusted, it takes the keys along that it vouched for from there on.
public struct KeyRevoked: EventKind {
  public static let name = "key.revoked"

  public var key: Fingerprint
  /// A salted document.
  public var reason: Digest?
  /// The first entry from which what it vouched for is revoked too.
  public var since: Int64?

  public init(key: Fingerprint, since: Int64? = nil, reason: Digest? = nil) {
    self.key = key
    self.reason = reason
    self.since = since
  }

  public init(reading fields: inout Fields) throws {
    key = try fields.fingerprint("key")
    reason = try fields.optionalDigest("reason")
    since = try fields.optionalInteger("since")
  }

  public var json: JSON {
    .members([
      "key": .string("\(key)"), "reason": reason.map(JSON.digest),
      "since": since.map(JSON.integer),
    ])
  }

  public var documents: [TextReference.Name] { reason.map { [.salted($0)] } ?? [] }

  public func consequences(
    of entry: EntryContext, in register: some Register, with documents: Documents
  ) throws -> Consequences {
    guard let revoked = try register.personKey(key) else { throw Refusal.keyUnknown(key) }
    guard revoked.state != .revoked, revoked.state != .cancelled else {
      throw Refusal.keyEnded(key, revoked.state)
    }
    guard revoked.person == entry.author else { throw Refusal.keyOfAnother(key, entry.author) }
    guard let own = try register.personKey(entry.key) else { throw Refusal.keyUnknown(entry.key) }
    guard own.fingerprint == key || own.isOlder(than: revoked) else {
      throw Refusal.notOlderKey(key)
    }
    try entry.requireSeen(revoked.vouchedEntry ?? revoked.offeredEntry, "the key")
    if let since {
      guard since <= entry.number else { throw Refusal.sinceAhead(since, entry: entry.number) }
    }
    var changes: [Change] = []
    var waiting = [revoked]
    var done: Set<Fingerprint> = []
    while let next = waiting.popLast() {
      guard done.insert(next.fingerprint).inserted else { continue }
      changes.append(.personKey(next.revoked(at: entry.recorded)))
      if let speaks = next.speaks, entry.recorded < speaks.from,
        let kept = try register.keyKept(inPlaceOf: next, speaking: speaks),
        !done.contains(kept.fingerprint)
      {
        changes.append(.personKey(kept))
      }
      guard let since else { continue }
      waiting += try register.personKeys(vouchedBy: next.fingerprint).filter {
        $0.state == .vouched && ($0.vouchedEntry ?? 0) >= since
      }
    }
    return Consequences(changes)
  }
}

extension PersonKey {
  fileprivate func revoked(at time: Timestamp) -> PersonKey {
    var key = self
    key.state = .revoked
    key.speaks = speaks?.ended(at: time)
    return key
  }
}
