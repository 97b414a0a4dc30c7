public import CanonicalJSON
public import Sodium

/// The secretary attests that the partner signed something that is not in this ledger. It is weaker evidence
/// than the partner's own signature, and is always shown as attested.
public struct CommitmentAttested: EventKind {
  public static let name = "commitment.attested"

  public var commitment: Identifier
  public var initiative: Identifier
  /// SHA-256 of what was signed. The ledger does not hold it.
  public var source: Digest
  public var version: Int64

  public init(
    initiative: Identifier, commitment: Identifier, version: Int64, source: Digest
  ) {
    self.commitment = commitment
    self.initiative = initiative
    self.source = source
    self.version = version
  }

  public init(reading fields: inout Fields) throws {
    commitment = try fields.identifier("commitment")
    initiative = try fields.identifier("initiative")
    source = try fields.digest("source")
    version = try fields.integer("version", in: 1...9_999)
  }

  public var json: JSON {
    [
      "commitment": .identifier(commitment), "initiative": .identifier(initiative),
      "source": .digest(source), "version": .integer(version),
    ]
  }

  public func consequences(
    of entry: EntryContext, in register: some Register, with documents: Documents
  ) throws -> Consequences {
    _ = try register.requireInitiative(initiative, at: entry.recorded)
    var found = try register.requireCommitment(
      commitment, version: version, in: initiative, seenBy: entry)
    guard try register.isSecretary(entry.author, at: entry.recorded) else {
      throw Refusal.notSecretary(entry.author, at: entry.recorded)
    }
    guard found.state == .offered else { throw Refusal.commitmentSigned(commitment) }
    found.state = .attested
    found.signedAt = entry.recorded
    found.signedEvent = entry.id
    found.source = source
    found.entry = entry.number
    return Consequences([.commitment(found)])
  }
}
