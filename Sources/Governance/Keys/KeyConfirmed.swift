public import CanonicalJSON
public import Signing
public import Sodium

/// Another person of the same organization confirms that an offered key is in the hands of somebody who
/// lost every key. With as many hands as the charter asks for it is vouched for, speaks after the delay, and
/// the person's other keys end then; until then any of them cancels it.
public struct KeyConfirmed: EventKind {
  public static let name = "key.confirmed"

  /// The event that offered the key.
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
    let key = try register.requireOfferedKey(offer)
    try entry.requireSeen(key.offeredEntry, "the offer")
    let parameters = try register.parameters(at: entry.recorded)
    guard let hands = parameters.keyRecovery else { throw Refusal.recoveryNotGranted() }
    let recovered = try register.requirePerson(key.person, at: entry.recorded)
    guard entry.author != recovered.id else { throw Refusal.recoveryByOneself(recovered.id) }
    guard try register.person(entry.author)?.organization == recovered.organization else {
      throw Refusal.personOfAnother(entry.author, recovered.organization)
    }
    guard let own = try register.personKey(entry.key), let speaks = own.speaks,
      entry.recorded >= speaks.from.adding(parameters.keyDelay)
    else { throw Refusal.recoveryByYoungKey(entry.key, delay: parameters.keyDelay) }
    let earlier = try register.keyConfirmations(of: offer)
    guard !earlier.contains(where: { $0.person == entry.author }) else {
      throw Refusal.recoveryTwice(entry.author, key.fingerprint)
    }
    let confirmation = Change.keyConfirmation(
      KeyConfirmation(offer: offer, person: entry.author, key: entry.key, entry: entry.number))
    let standing = try earlier.filter {
      try register.stands($0, for: recovered, at: entry.recorded)
    }
    guard Int64(standing.count) + 1 >= hands else { return Consequences([confirmation]) }
    var vouched = key
    vouched.vouchedBy = entry.key
    let changed = try register.recovering(
      vouched, by: entry.id, in: entry.number,
      from: entry.recorded.adding(parameters.keyDelay), at: entry.recorded)
    return Consequences([confirmation] + changed)
  }
}

/// That a person stands for the offered key of another one, who lost every key.
public struct KeyConfirmation: Record {
  /// The event that offered the key.
  public var offer: Digest
  /// The hand: of the same organization, and not the person whose key it is.
  public var person: Identifier
  /// With which key it was confirmed.
  public var confirmingKey: Fingerprint
  public var entry: Int64

  package init(offer: Digest, person: Identifier, key: Fingerprint, entry: Int64) {
    self.offer = offer
    self.person = person
    confirmingKey = key
    self.entry = entry
  }

  public var key: Pair<Digest, Identifier> { Pair(offer, person) }
}

extension Register {
  /// The key of this offer, which nobody has vouched for yet.
  func requireOfferedKey(_ offer: Digest) throws -> PersonKey {
    guard let key = try personKey(offeredBy: offer) else { throw Refusal.offerUnknown(offer) }
    guard key.state == .offered else { throw Refusal.offerSettled(key.fingerprint, key.state) }
    return key
  }

  /// Whether a confirmation still counts: the hand is still of the organization, and its key not revoked.
  fileprivate func stands(
    _ confirmation: KeyConfirmation, for recovered: Person, at time: Timestamp
  ) throws -> Bool {
    guard let hand = try person(confirmation.person), hand.inForce.contains(time),
      hand.organization == recovered.organization
    else { return false }
    return try personKey(confirmation.confirmingKey)?.state == .vouched
  }

  /// The key, vouched for in the place of every other key of its person.
  ///
  /// - Parameters:
  ///   - source: the last confirmation, or the motion.
  ///   - start: when it begins to speak, and the others end.
  func recovering(
    _ offered: PersonKey, by source: Digest, in entry: Int64, from start: Timestamp,
    at time: Timestamp
  ) throws -> [Change] {
    var key = offered
    key.state = .vouched
    key.vouchedEntry = entry
    key.recoveredBy = source
    key.speaks = Interval(from: start)
    if let organization = try person(key.person)?.organization,
      let end = try membershipEnd(of: organization, at: time)
    {
      key.speaks = key.speaks?.ended(at: end)
    }
    let others = try personKeys(of: key.person).compactMap { other -> PersonKey? in
      guard other.state == .vouched, other.fingerprint != key.fingerprint else { return nil }
      var ended = other
      ended.speaks = other.speaks?.ended(at: start)
      return ended == other ? nil : ended
    }
    // A key that revoked itself still waits for its next one.
    let free = try personKeys(of: key.person).filter { $0.state == .revoked }.flatMap {
      try keyCommitments(of: $0.fingerprint).compactMap { $0.ended(at: start) }
    }
    return (others + [key]).map(Change.personKey) + free.map(Change.keyCommitment)
  }

  /// The keys, ended or not, that were recovered because this one confirmed them in this entry or later.
  func keysRecovered(with key: Fingerprint, since entry: Int64) throws -> [PersonKey] {
    try keyConfirmations(with: key).filter { $0.entry >= entry }.compactMap {
      guard let recovered = try personKey(offeredBy: $0.offer), recovered.recoveredBy != nil,
        recovered.vouchedBy != nil
      else { return nil }
      return recovered
    }
  }
}
