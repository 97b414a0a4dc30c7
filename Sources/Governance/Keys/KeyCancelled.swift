public import CanonicalJSON
public import Signing
import Sodium

/// Stops a key in the time between vouching and its first word: so a thief who enrols a successor for
/// a stolen key can be locked out by the owner's older key.
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
    guard var cancelled = try register.personKey(key) else { throw Refusal.keyUnknown(key) }
    guard cancelled.state == .vouched, let speaks = cancelled.speaks,
      entry.recorded < speaks.from
    else { throw Refusal.keySpeaksAlready(key) }
    guard let own = try register.personKey(entry.key) else { throw Refusal.keyUnknown(entry.key) }
    try entry.requireSeen(cancelled.vouchedEntry ?? cancelled.offeredEntry, "the vouching")
    let isOwn = own.person == cancelled.person && own.isOlder(than: cancelled)
    let isVoucher =
      try cancelled.organization.map {
        try register.organization($0)?.principal == entry.author
      } ?? false
    guard isOwn || isVoucher else { throw Refusal.notOlderKey(key) }
    cancelled.state = .cancelled
    cancelled.speaks = nil
    var changes: [Change] = [.personKey(cancelled)]
    // A rotation that is cancelled leaves the old key in its place.
    if let replaced = cancelled.replaces, var old = try register.personKey(replaced),
      old.state == .vouched, old.speaks?.to == speaks.from
    {
      old.speaks?.to = speaks.to
      changes.append(.personKey(old))
    }
    return Consequences(changes)
  }
}
