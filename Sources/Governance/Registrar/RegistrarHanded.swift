public import CanonicalJSON

/// The registrar goes to another machine: the secretary names the key that it made there. This entry is the last
/// that the checkpoints of the key before cover; from the next one on they are signed by the new key.
public struct RegistrarHanded: EventKind {
  public static let name = "registrar.handed"

  public var proof: LedgerKeyProof

  public init(_ proof: LedgerKeyProof) {
    self.proof = proof
  }

  public init(reading fields: inout Fields) throws {
    proof = try LedgerKeyProof(reading: &fields)
  }

  public var json: JSON { proof.json }

  public func consequences(
    of entry: EntryContext, in register: some Register, with documents: Documents
  ) throws -> Consequences {
    guard try register.isSecretary(entry.author, at: entry.recorded) else {
      throw Refusal.handedByAnother(entry.author, at: entry.recorded)
    }
    return Consequences([try register.handing(proof, in: entry.number, by: entry.id)])
  }
}
