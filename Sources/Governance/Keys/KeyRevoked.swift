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
    // Who revoked a key with itself left it bound to a next one: others may still end that.
    let isBound = try register.commitment(of: revoked, at: entry.recorded) != nil
    guard revoked.state != .cancelled, revoked.state != .revoked || isBound else {
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
    return Consequences(try register.revoking(revoked, since: since, by: entry))
  }
}

extension Register {
  /// What the revocation of a key changes: the key, those that it vouched for from `since` on, the
  /// commitments of all of them, and the persons whom it leaves without a key.
  ///
  /// A key that revokes itself stays bound to its next one: else a thief could lock the owner out.
  ///
  /// - Parameter next: the key that takes the place of the revoked one in the same entry.
  func revoking(
    _ revoked: PersonKey, since: Int64?, by entry: EntryContext, followedBy next: PersonKey? = nil
  ) throws -> [Change] {
    let (gone, reached) = try keysGone(with: revoked, since: since)
    var changes = gone.map { $0.revoked(by: entry, since: since) }
    for key in gone where key.state == .vouched {
      guard let speaks = key.speaks, entry.recorded < speaks.from else { continue }
      changes += try keysKept(inPlaceOf: key, speaking: speaks, besides: reached)
    }
    let ended = try gone.flatMap { key in
      try keyCommitments(of: key.fingerprint).filter {
        key.fingerprint != entry.key || $0.inForce.from > entry.recorded
      }.compactMap { $0.ended(at: entry.recorded) }
    }
    if let next { changes.append(next) }
    return
      try changes.map(Change.personKey) + ended.map(Change.keyCommitment)
      + ending(keyless: changes, free: ended, at: entry.recorded, by: entry.id)
  }

  /// The keys that a revocation ends: this one, and with `since` those that stand on it from that entry on.
  public func keysEnding(with revoked: PersonKey, since: Int64?) throws -> Set<Fingerprint> {
    Set(try keysGone(with: revoked, since: since).gone.map(\.fingerprint))
  }

  /// The key, and with `since` those that stand on it from there on, through keys too that have ended.
  private func keysGone(
    with revoked: PersonKey, since: Int64?
  ) throws -> (gone: [PersonKey], reached: Set<Fingerprint>) {
    var gone: [PersonKey] = []
    var waiting = [revoked]
    var reached: Set<Fingerprint> = []
    while let next = waiting.popLast() {
      guard reached.insert(next.fingerprint).inserted else { continue }
      if next.state == .vouched || gone.isEmpty { gone.append(next) }
      guard let since else { continue }
      waiting += try personKeys(vouchedBy: next.fingerprint).filter {
        ($0.vouchedEntry ?? -1) >= since
      }
      waiting += try keysRecovered(with: next.fingerprint, since: since)
    }
    return (gone, reached)
  }
}

extension Register {
  /// Whoever has no key left that speaks or is to speak is no person of the organization any more, and
  /// holds nothing: a further key would need an older one, so nobody could ever act for them again.
  ///
  /// Whoever revoked the last one with itself, and had committed it to a next one, waits for that.
  ///
  /// - Parameters:
  ///   - changed: the keys as they are now, of one or several persons.
  ///   - free: commitments that the same entry ends.
  func ending(
    keyless changed: [PersonKey], free: [KeyCommitment] = [], at time: Timestamp, by source: Digest
  ) throws -> [Change] {
    let newest = Dictionary(changed.map { ($0.fingerprint, $0) }, uniquingKeysWith: { $1 })
    let ended = Set(free.map(\.key))
    var changes: [Change] = []
    for id in Set(changed.map(\.person)).sorted() {
      let keys =
        try personKeys(of: id).filter { newest[$0.fingerprint] == nil }
        + newest.values.filter { $0.person == id }
      let hasKey = try keys.contains { key in
        switch key.state {
        case .vouched: key.speaks?.reaches(beyond: time) ?? false
        case .revoked:
          try keyCommitments(of: key.fingerprint).contains {
            $0.inForce.contains(time) && !ended.contains($0.key)
          }
        case .offered, .cancelled: false
        }
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
    key.revokedEntry = revokedEntry ?? entry.number
    key.compromisedSince = since ?? compromisedSince
    return key
  }
}
