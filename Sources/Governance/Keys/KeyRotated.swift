public import CanonicalJSON
public import Sodium

/// A person's key vouches for its own successor and ends when the successor begins to speak: after the delay;
/// at once where it had committed to it. One that has committed is rotated to no other key.
public struct KeyRotated: EventKind {
  public static let name = "key.rotated"

  public var offer: Digest

  public init(offer: Digest) {
    self.offer = offer
  }

  public init(reading fields: inout Fields) throws {
    offer = try fields.digest("offer")
  }

  public var json: JSON { ["offer": .digest(offer)] }

  public func consequences(
    of entry: EntryContext, in register: some Register, with documents: Documents
  ) throws -> Consequences {
    let commitment = try register.personKey(entry.key).flatMap {
      try register.commitment(of: $0, at: entry.recorded)
    }
    var (key, newcomer) = try register.vouched(offer, by: entry, atOnce: commitment != nil)
    guard newcomer == nil, var old = try register.personKey(entry.key), let speaks = key.speaks
    else { throw Refusal.voucherOfAnother(key.person) }
    if let commitment, commitment.next != key.fingerprint {
      throw Refusal.keyCommitted(entry.key, to: commitment.next)
    }
    key.replaces = old.fingerprint
    old.speaks = old.speaks?.ended(at: speaks.from)
    return Consequences([.personKey(old), .personKey(key)])
  }
}
