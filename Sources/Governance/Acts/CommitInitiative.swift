public import CanonicalJSON
public import Sodium

/// Commits the consortium to a partner, by a text that the partner's signatory then signs as well.
public struct CommitInitiative: ActKind {
  public static let name = "initiative.commit"
  public static let isDeferrable = false

  public var commitment: Identifier
  public var initiative: Identifier
  /// The signatory's key; absent where the signatory is a person of a member.
  public var key: PublicKey?
  /// An organization, which need not be a member.
  public var partner: Identifier
  public var renewBy: Timestamp
  public var signatory: Identifier
  public var text: Digest
  public var title: String

  public init(
    initiative: Identifier, commitment: Identifier, title: String, partner: Identifier,
    signatory: Identifier, key: PublicKey? = nil, text: Digest, renewBy: Timestamp
  ) {
    self.commitment = commitment
    self.initiative = initiative
    self.key = key
    self.partner = partner
    self.renewBy = renewBy
    self.signatory = signatory
    self.text = text
    self.title = title
  }

  public init(reading fields: inout Fields) throws {
    commitment = try fields.identifier("commitment")
    initiative = try fields.identifier("initiative")
    key = try fields.optionalPublicKey("key")
    partner = try fields.identifier("partner")
    renewBy = try fields.timestamp("renew_by")
    signatory = try fields.identifier("signatory")
    text = try fields.digest("text")
    title = try fields.title("title")
  }

  public var json: JSON {
    .members([
      "commitment": .identifier(commitment), "initiative": .identifier(initiative),
      "key": key.map(JSON.publicKey), "partner": .identifier(partner),
      "renew_by": .timestamp(renewBy), "signatory": .identifier(signatory),
      "text": .digest(text), "title": .string(title),
    ])
  }

  public var texts: [Digest] { [text] }

  public func scope(
    in register: some Register, beside acts: [Act]
  ) throws -> PowerDefinition.Scope? {
    .body(try register.body(ofInitiative: initiative, beside: acts))
  }

  public func changes(_ context: ActContext, in register: some Register) throws -> [Change] {
    _ = try register.requireInitiative(initiative, at: context.effective)
    guard try register.versions(of: commitment, in: initiative).isEmpty else {
      throw Refusal.identifierTaken(commitment)
    }
    try register.requireSignatory(signatory, of: partner, key: key, at: context.effective)
    guard renewBy > context.effective else {
      throw Refusal.deadlinePast(renewBy, at: context.effective)
    }
    return [
      .commitment(
        Commitment(
          initiative: initiative, commitment: commitment, version: 1, partner: partner,
          title: title, text: text, signatory: signatory, publicKey: key, state: .offered,
          renewBy: renewBy, motion: context.motion.id, entry: context.entry))
    ]
  }
}
