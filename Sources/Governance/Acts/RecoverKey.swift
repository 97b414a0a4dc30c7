public import CanonicalJSON
public import Sodium

/// Gives a person who lost every key a new one, which they offered; the others end. So an organization whose
/// only representative has no key any more speaks again.
public struct RecoverKey: ActKind {
  public static let isDeferrable = false
  public static let name = "key.recover"

  /// The event that offered the key.
  public var offer: Digest
  public var organization: Identifier
  public var person: Identifier

  public init(offer: Digest, of person: Identifier, organization: Identifier) {
    self.offer = offer
    self.organization = organization
    self.person = person
  }

  public init(reading fields: inout Fields) throws {
    offer = try fields.digest("offer")
    organization = try fields.identifier("organization")
    person = try fields.identifier("person")
  }

  public var json: JSON {
    [
      "offer": .digest(offer), "organization": .identifier(organization),
      "person": .identifier(person),
    ]
  }

  public func entryToSee(in register: some Register) throws -> Int64? {
    try register.personKey(offeredBy: offer)?.offeredEntry
  }

  public func changes(_ context: ActContext, in register: some Register) throws -> [Change] {
    _ = try register.requireMember(organization, at: context.effective)
    let recovered = try register.requirePerson(person, at: context.effective)
    guard recovered.organization == organization else {
      throw Refusal.personOfAnother(person, organization)
    }
    let key = try register.requireOfferedKey(offer)
    guard key.person == person else { throw Refusal.offerUnknown(offer) }
    return try register.recovering(
      key, by: context.motion.id, in: context.entry, from: context.effective,
      at: context.effective)
  }
}
