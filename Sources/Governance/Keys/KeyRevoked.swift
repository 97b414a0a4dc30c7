public import CanonicalJSON
public import Signing
public import Sodium

/// A person ends a key of their own, with the key itself or an older one; or an organization's principal
/// a key of another person of it, who has left, say. Named with the entry from which it is not to be
/// trusted, it takes the keys along that it vouched for from there on; what it signed from there on
/// stays, and is flagged. Who has no key left is gone.
public struct KeyRevoked: EventKind {
  public static let name = "key.revoked"

  public var key: Fingerprint
  /// A salted document.
  public var reason: Digest?
  /// The first entry from which on it was not to be trusted.
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
    if revoked.person == entry.author {
      guard let own = try register.personKey(entry.key) else { throw Refusal.keyUnknown(entry.key) }
      guard own.fingerprint == key || own.isOlder(than: revoked) else {
        throw Refusal.notOlderKey(key)
      }
    } else {
      guard let organization = try register.person(revoked.person)?.organization,
        try register.organization(organization)?.principal == entry.author
      else { throw Refusal.keyOfAnother(key, entry.author) }
    }
    try entry.requireSeen(revoked.vouchedEntry ?? revoked.offeredEntry, "the key")
    if let since {
      guard since <= entry.number else { throw Refusal.sinceAhead(since, entry: entry.number) }
    }
    var gone: [PersonKey] = []
    var waiting = [revoked]
    var done: Set<Fingerprint> = []
    while let next = waiting.popLast() {
      guard done.insert(next.fingerprint).inserted else { continue }
      gone.append(next)
      guard let since else { continue }
      waiting += try register.personKeys(vouchedBy: next.fingerprint).filter {
        $0.state == .vouched && ($0.vouchedEntry ?? 0) >= since
      }
      waiting += try register.keysRecovered(with: next.fingerprint, since: since)
    }
    var changes = gone.map { $0.revoked(by: entry, since: since) }
    for key in gone {
      guard let speaks = key.speaks, entry.recorded < speaks.from else { continue }
      changes += try register.keysKept(inPlaceOf: key, speaking: speaks, besides: done)
    }
    return Consequences(
      try changes.map(Change.personKey)
        + register.ending(keyless: changes, at: entry.recorded, by: entry.id))
  }
}

extension Register {
  /// Whoever has no key left that speaks or is to speak is no person of the organization any more, and
  /// holds nothing: a further key would need an older one, so nobody could ever act for them again.
  ///
  /// - Parameter changed: the keys as they are now, of one or several persons.
  func ending(
    keyless changed: [PersonKey], at time: Timestamp, by source: Digest
  ) throws -> [Change] {
    let newest = Dictionary(changed.map { ($0.fingerprint, $0) }, uniquingKeysWith: { $1 })
    var changes: [Change] = []
    for id in Set(changed.map(\.person)).sorted() {
      let hasKey = try personKeys(of: id).contains { stored in
        let key = newest[stored.fingerprint] ?? stored
        return key.state == .vouched && (key.speaks?.reaches(beyond: time) ?? false)
      }
      guard !hasKey, var person = try person(id), person.inForce.reaches(beyond: time) else {
        continue
      }
      person.inForce = person.inForce.ended(at: time)
      changes.append(.person(person))
      changes += try tenures(onBehalfOf: person.organization).filter { $0.person == id }
        .compactMap { $0.ended(at: time, by: source) }.map(Change.tenure)
      changes += try officeTenures(by: id).compactMap { $0.ended(at: time, by: source) }
        .map(Change.officeTenure)
    }
    return changes
  }
}

extension PersonKey {
  fileprivate func revoked(by entry: EntryContext, since: Int64?) -> PersonKey {
    var key = self
    key.state = .revoked
    key.speaks = speaks?.ended(at: entry.recorded)
    key.revokedEntry = entry.number
    key.compromisedSince = since
    return key
  }
}
