public import CanonicalJSON
public import Signing
import Sodium

/// Stops a key in the time between vouching and its first word: so a thief who enrols a successor for
/// a stolen key can be locked out by the owner's older key. And a commitment to a next key, before it binds.
public struct KeyCancelled: EventKind {
  public static let name = "key.cancelled"

  public var key: Fingerprint

  public init(key: Fingerprint) {
    self.key = key
  }

  public init(reading fields: inout Fields) throws {
    key = try fields.fingerprint("key")
  }

  public var json: JSON { ["key": .string("\(key)")] }

  public func consequences(
    of entry: EntryContext, in register: some Register, with documents: Documents
  ) throws -> Consequences {
    let known = try register.personKey(key)
    guard var cancelled = known, cancelled.state == .vouched, let speaks = cancelled.speaks,
      entry.recorded < speaks.from
    else {
      if let ended = try register.cancelling(commitmentsTo: key, by: entry) {
        return Consequences(ended)
      }
      throw known == nil ? Refusal.keyUnknown(key) : Refusal.keySpeaksAlready(key)
    }
    guard let own = try register.personKey(entry.key) else { throw Refusal.keyUnknown(entry.key) }
    try entry.requireSeen(cancelled.vouchedEntry ?? cancelled.offeredEntry, "the vouching")
    let isOwn = own.person == cancelled.person && own.isOlder(than: cancelled)
    let isVoucher = try register.isPrincipal(entry.author, whoVouchedFor: cancelled)
    guard isOwn || isVoucher else { throw Refusal.notOlderKey(key) }
    cancelled.state = .cancelled
    cancelled.speaks = nil
    let changed = [cancelled] + (try register.keysKept(inPlaceOf: cancelled, speaking: speaks))
    return Consequences(
      try changed.map(Change.personKey)
        + register.ending(keyless: changed, at: entry.recorded, by: entry.id))
  }
}

extension Register {
  /// Whether `person` is the principal for whose organization the key's person is new.
  fileprivate func isPrincipal(
    _ person: Identifier, whoVouchedFor key: PersonKey
  ) throws -> Bool {
    guard let organization = key.organization, let voucher = key.vouchedBy,
      try personKey(voucher)?.person != key.person,
      try self.person(key.person)?.organization == organization
    else { return false }
    return try self.organization(organization)?.principal == person
  }

  /// The keys that stay in their places where one that was to take them is ended before its first word.
  ///
  /// - Parameters:
  ///   - speaks: when it was to speak.
  ///   - gone: other keys that are ended by the same entry.
  func keysKept(
    inPlaceOf successor: PersonKey, speaking speaks: Interval, besides gone: Set<Fingerprint> = []
  ) throws -> [PersonKey] {
    let keys = try personKeys(of: successor.person).filter {
      $0.state == .vouched && $0.fingerprint != successor.fingerprint
        && !gone.contains($0.fingerprint)
    }
    return keys.compactMap { key in
      guard successor.takesThePlace(of: key), let own = key.speaks,
        own.to == max(own.from, speaks.from)
      else { return nil }
      // Where it was rotated twice, the other one still takes its place.
      let others = keys.filter { $0.takesThePlace(of: key) }.compactMap(\.speaks?.from)
      var kept = key
      kept.speaks?.to = (others + [speaks.to].compactMap { $0 }).min().map { max(own.from, $0) }
      return kept
    }
  }
}
