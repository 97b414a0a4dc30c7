public import CanonicalJSON
public import Signing
public import Sodium

/// A partner's signatory signs what the consortium has committed to: with the key that the motion names, or
/// as a person of a member with their own.
public struct CommitmentSigned: EventKind {
  public static let name = "commitment.signed"

  public var commitment: Identifier
  public var initiative: Identifier
  /// The key that the motion names; absent where it names none.
  public var key: PublicKey?
  public var version: Int64

  public init(
    initiative: Identifier, commitment: Identifier, version: Int64, key: PublicKey? = nil
  ) {
    self.commitment = commitment
    self.initiative = initiative
    self.key = key
    self.version = version
  }

  public init(reading fields: inout Fields) throws {
    commitment = try fields.identifier("commitment")
    initiative = try fields.identifier("initiative")
    key = try fields.optionalPublicKey("key")
    version = try fields.integer("version", in: 1...9_999)
  }

  public var json: JSON {
    .members([
      "commitment": .identifier(commitment), "initiative": .identifier(initiative),
      "key": key.map(JSON.publicKey), "version": .integer(version),
    ])
  }

  public func signingKey(for author: Identifier, with documents: Documents) -> SSHPublicKey? {
    key.map { SSHPublicKey($0) }
  }

  public func consequences(
    of entry: EntryContext, in register: some Register, with documents: Documents
  ) throws -> Consequences {
    _ = try register.requireInitiative(initiative, at: entry.recorded)
    var found = try register.requireCommitment(
      commitment, version: version, in: initiative, seenBy: entry)
    guard entry.author == found.signatory, key == found.publicKey else {
      throw Refusal.notSignatory(entry.author, found)
    }
    if key == nil {
      try register.requireSignatory(
        found.signatory, of: found.partner, key: nil, at: entry.recorded)
    }
    found.state = .signed
    found.signedAt = entry.recorded
    found.signedEvent = entry.id
    found.source = nil
    found.entry = entry.number
    return Consequences([.commitment(found)])
  }
}
