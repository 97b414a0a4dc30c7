public import CanonicalJSON
public import Signing
public import Sodium

/// Somebody shows that a key is in their hands, in an event that the key itself signs. It speaks for
/// the person only after somebody with the authority has vouched for it, and after the delay.
public struct KeyOffered: EventKind {
  public static let name = "key.offered"

  public var key: SSHPublicKey
  /// The salted document with a new person's name.
  public var personName: Digest?
  /// For a person whom the book does not know yet: whose principal is to vouch.
  public var organization: Identifier?
  public var person: Identifier

  public init(
    key: SSHPublicKey, person: Identifier, organization: Identifier? = nil,
    personName: Digest? = nil
  ) {
    self.key = key
    self.personName = personName
    self.organization = organization
    self.person = person
  }

  /// An offer of a key that is in no security key.
  public init(
    key: PublicKey, person: Identifier, organization: Identifier? = nil,
    personName: Digest? = nil
  ) {
    self.init(
      key: SSHPublicKey(key), person: person, organization: organization, personName: personName)
  }

  public init(reading fields: inout Fields) throws {
    let application = try fields.optionalApplication("application")
    key = SSHPublicKey(try fields.publicKey("key"), application: application)
    personName = try fields.optionalDigest("name")
    organization = try fields.optionalIdentifier("organization")
    person = try fields.identifier("person")
  }

  public var json: JSON {
    .members([
      "application": key.application.map { .string($0.description) },
      "key": .publicKey(key.point), "name": personName.map(JSON.digest),
      "organization": organization.map(JSON.identifier), "person": .identifier(person),
    ])
  }

  public var documents: [TextReference.Name] { personName.map { [.salted($0)] } ?? [] }

  public func signingKey(for author: Identifier, with documents: Documents) -> SSHPublicKey? { key }

  public func consequences(
    of entry: EntryContext, in register: some Register, with documents: Documents
  ) throws -> Consequences {
    guard entry.author == person else { throw Refusal.offerOfAnother(person, by: entry.author) }
    try register.requireFreshKey(key)
    if let known = try register.person(person) {
      guard organization == nil, personName == nil else { throw Refusal.identifierTaken(person) }
      guard known.inForce.contains(entry.recorded) else {
        throw Refusal.personUnknown(person, at: entry.recorded)
      }
    } else {
      guard let organization else { throw Refusal.personUnknown(person, at: entry.recorded) }
      guard try register.isInStanding(organization, at: entry.recorded) else {
        throw Refusal.notMember(organization, at: entry.recorded)
      }
    }
    return Consequences([
      try register.counting(offerFor: person, of: organization, at: entry.recorded),
      .personKey(
        PersonKey(
          fingerprint: entry.key, publicKey: key, person: person, offer: entry.id,
          offeredEntry: entry.number, organization: organization, name: personName,
          state: .offered, vouchedBy: nil, replaces: nil, vouchedEntry: nil, speaks: nil)),
    ])
  }
}

extension Register {
  /// Anybody can offer a key in anybody's name, and new names cost nothing. So offers don't count among
  /// the entries of the person, but by themselves: those for new persons of one organization, and those
  /// for one known person, each as many a day as one person may record entries.
  fileprivate func counting(
    offerFor person: Identifier, of organization: Identifier?, at time: Timestamp
  ) throws -> Change {
    let concerned = organization.map { "organization:\($0)" } ?? "person:\(person)"
    let series = "offers \(concerned) \(time.calendarDay)"
    let count = try counter(series)?.last ?? 0
    let limit = try parameters(at: time).entriesPerDay
    guard count < limit else { throw Refusal.offersExceeded(organization ?? person, limit: limit) }
    return .counter(Counter(series: series, last: count + 1))
  }
}
