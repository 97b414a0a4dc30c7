public import CanonicalJSON
public import Sodium

/// An older key of the same person, or the principal for a new person, stands for an offered key.
public struct KeyVouched: EventKind {
  public static let name = "key.vouched"

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
    let (key, newcomer) = try register.vouched(offer, by: entry)
    return Consequences([newcomer.map(Change.person), .personKey(key)].compactMap { $0 })
  }
}

extension Register {
  /// The offered key as it stands once the entry's key has vouched for it, and the person whom it
  /// brings in where the person is new.
  ///
  /// - Parameter atOnce: whether it speaks without the delay.
  func vouched(
    _ offer: Digest, by entry: EntryContext, atOnce: Bool = false
  ) throws -> (PersonKey, Person?) {
    guard var key = try personKey(offeredBy: offer) else { throw Refusal.offerUnknown(offer) }
    guard key.state == .offered else { throw Refusal.offerSettled(key.fingerprint, key.state) }
    try entry.requireSeen(key.offeredEntry, "the offer")
    var newcomer: Person?
    if let person = try person(key.person) {
      guard entry.author == person.id else { throw Refusal.voucherOfAnother(key.person) }
    } else {
      guard let organization = key.organization else { throw Refusal.offerUnknown(offer) }
      _ = try requirePrincipal(of: organization, is: entry.author, at: entry.recorded)
      guard try isInStanding(organization, at: entry.recorded) else {
        throw Refusal.notMember(organization, at: entry.recorded)
      }
      newcomer = Person(
        id: key.person, organization: organization, name: key.name,
        inForce: Interval(from: entry.recorded))
    }
    key.state = .vouched
    key.vouchedBy = entry.key
    key.vouchedEntry = entry.number
    let delay = atOnce ? 0 : try parameters(at: entry.recorded).keyDelay
    key.speaks = Interval(from: entry.recorded.adding(delay))
    // A membership that already has an end takes the new person and key along.
    if let organization = try newcomer?.organization ?? person(key.person)?.organization,
      let end = try membershipEnd(of: organization, at: entry.recorded)
    {
      key.speaks = key.speaks?.ended(at: end)
      newcomer?.inForce = Interval(from: entry.recorded, to: end)
    }
    return (key, newcomer)
  }

  /// When the membership that is in force at `time` ends, where that is already decided.
  func membershipEnd(of organization: Identifier, at time: Timestamp) throws -> Timestamp? {
    let spans = try memberSpans(of: organization).filter { $0.inForce.reaches(beyond: time) }
    guard !spans.isEmpty, spans.allSatisfy({ $0.inForce.to != nil }) else { return nil }
    return spans.compactMap(\.inForce.to).max()
  }
}
