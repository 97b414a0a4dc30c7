public import CanonicalJSON
public import Signing
import Sodium

/// A key commits to the one that is to follow it, of which nothing but the fingerprint is told: it lies
/// where no thief of the first one finds it. From the charter's delay on the committing key is rotated to
/// that one alone, and that one alone takes its place (`key.succeeded`). A later commitment replaces an
/// earlier one, which counts until then.
public struct KeyCommitted: EventKind {
  public static let name = "key.committed"

  /// The fingerprint of the next key.
  public var next: Fingerprint

  public init(next: Fingerprint) {
    self.next = next
  }

  public init(reading fields: inout Fields) throws {
    next = try fields.fingerprint("next")
  }

  public var json: JSON { ["next": .string("\(next)")] }

  public func consequences(
    of entry: EntryContext, in register: some Register, with documents: Documents
  ) throws -> Consequences {
    guard try register.personKey(next) == nil else { throw Refusal.keyTaken(next) }
    for ledgerKey in try register.ledgerKeys().all
    where Fingerprint(of: SSHPublicKey(ledgerKey)) == next {
      throw Refusal.keyIsLedgers()
    }
    for other in try register.personKeys(of: entry.author) where other.fingerprint != entry.key {
      guard other.state == .revoked || other.speaks?.reaches(beyond: entry.recorded) ?? false
      else { continue }
      let isPromised = try register.keyCommitments(of: other.fingerprint).contains {
        $0.next == next && $0.inForce.reaches(beyond: entry.recorded)
      }
      guard !isPromised else { throw Refusal.keyPromised(next, by: other.fingerprint) }
    }
    let delay = try register.parameters(at: entry.recorded).keyDelay
    return Consequences([
      .keyCommitment(
        KeyCommitment(
          key: entry.key, next: next, entry: entry.number,
          inForce: Interval(from: entry.recorded.adding(delay))))
    ])
  }
}

/// That a key is to be followed by another one.
public struct KeyCommitment: Record {
  public var committingKey: Fingerprint
  public var next: Fingerprint
  public var entry: Int64
  /// From the delay on; of several in force the last one counts. It ends where it is cancelled, or where
  /// its key is followed or revoked.
  public var inForce: Interval

  package init(key: Fingerprint, next: Fingerprint, entry: Int64, inForce: Interval) {
    committingKey = key
    self.next = next
    self.entry = entry
    self.inForce = inForce
  }

  public var key: Pair<Fingerprint, Int64> { Pair(committingKey, entry) }

  func ended(at time: Timestamp) -> KeyCommitment? {
    guard inForce.reaches(beyond: time) else { return nil }
    var ended = self
    ended.inForce = inForce.ended(at: time)
    return ended
  }
}

extension Register {
  /// The commitment that binds a key at `time`: of those in force the last, while the key speaks, or after
  /// it has revoked itself.
  public func commitment(of key: PersonKey, at time: Timestamp) throws -> KeyCommitment? {
    guard key.state == .revoked || key.speaks(at: time) else { return nil }
    return try keyCommitments(of: key.fingerprint).last { $0.inForce.contains(time) }
  }

  /// The commitment of a key that does not count before the charter's delay is over; of several the last.
  public func waitingCommitment(of key: PersonKey, at time: Timestamp) throws -> KeyCommitment? {
    try keyCommitments(of: key.fingerprint).last { $0.inForce.from > time && !$0.inForce.isEmpty }
  }

  /// The key of this person that is bound at `time` to be followed by that one.
  func keyBound(
    to next: Fingerprint, of person: Identifier, at time: Timestamp
  ) throws -> (key: PersonKey, commitment: KeyCommitment)? {
    for key in try personKeys(of: person) {
      if let commitment = try commitment(of: key, at: time), commitment.next == next {
        return (key, commitment)
      }
    }
    return nil
  }

  /// Ends commitments of a person to this next key before they bind, as an older key than they may.
  ///
  /// - Returns: nothing where there is none that waits.
  func cancelling(commitmentsTo next: Fingerprint, by entry: EntryContext) throws -> [Change]? {
    let waiting = try personKeys(of: entry.author).flatMap {
      try keyCommitments(of: $0.fingerprint)
    }.filter {
      $0.next == next && $0.inForce.from > entry.recorded && !$0.inForce.isEmpty
    }
    guard let first = waiting.map(\.entry).min(), let last = waiting.map(\.entry).max() else {
      return nil
    }
    try entry.requireSeen(last, "the commitment")
    guard let own = try personKey(entry.key)?.vouchedEntry, own < first else {
      throw Refusal.notOlderKey(next)
    }
    return waiting.compactMap { $0.ended(at: entry.recorded) }.map(Change.keyCommitment)
  }
}
