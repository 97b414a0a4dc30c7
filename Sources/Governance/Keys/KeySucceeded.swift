public import CanonicalJSON
public import Signing
import Sodium

/// The next key to which another one of the person has committed takes that one's place, at once, and
/// revokes it. So whoever lost a key to a thief comes back with the one in the drawer, and needs nobody.
public struct KeySucceeded: EventKind {
  public static let name = "key.succeeded"

  /// The next key itself, of which the commitment has the fingerprint.
  public var key: SSHPublicKey
  /// The first entry from which on the other one was not to be trusted.
  public var since: Int64?

  public init(key: SSHPublicKey, since: Int64? = nil) {
    self.key = key
    self.since = since
  }

  public init(reading fields: inout Fields) throws {
    let application = try fields.optionalApplication("application")
    key = SSHPublicKey(try fields.publicKey("key"), application: application)
    since = try fields.optionalInteger("since")
  }

  public var json: JSON {
    .members([
      "application": key.application.map { .string($0.description) },
      "key": .publicKey(key.point), "since": since.map(JSON.integer),
    ])
  }

  public func signingKey(for author: Identifier, with documents: Documents) -> SSHPublicKey? { key }

  public func consequences(
    of entry: EntryContext, in register: some Register, with documents: Documents
  ) throws -> Consequences {
    let offered = try register.requireFreshOrOffered(key, by: entry)
    let person = try register.requirePerson(entry.author, at: entry.recorded)
    guard
      let (old, commitment) = try register.keyBound(
        to: entry.key, of: entry.author, at: entry.recorded)
    else { throw Refusal.keyUncommitted(entry.key, entry.author) }
    try entry.requireSeen(commitment.entry, "the commitment")
    if let since {
      guard since <= entry.number else { throw Refusal.sinceAhead(since, entry: entry.number) }
    }
    var next = PersonKey(
      fingerprint: entry.key, publicKey: key, person: entry.author,
      offer: offered?.offer ?? entry.id, offeredEntry: offered?.offeredEntry ?? entry.number,
      state: .vouched, vouchedBy: old.fingerprint, replaces: old.fingerprint,
      vouchedEntry: entry.number, speaks: Interval(from: entry.recorded))
    if let end = try register.membershipEnd(of: person.organization, at: entry.recorded) {
      next.speaks = next.speaks?.ended(at: end)
    }
    return Consequences(
      try register.revoking(old, since: since, by: entry, followedBy: next))
  }
}

extension Register {
  /// Requires that nobody has the key, or that the author has offered it and nobody vouched for it.
  ///
  /// - Returns: the key where it was offered.
  fileprivate func requireFreshOrOffered(
    _ key: SSHPublicKey, by entry: EntryContext
  ) throws -> PersonKey? {
    guard let known = try personKey(entry.key), known.person == entry.author,
      known.state == .offered
    else {
      try requireFreshKey(key)
      return nil
    }
    return known
  }
}
