public import CanonicalJSON

/// Takes the ledger's key from whoever holds it: because it may be in a thief's hands, or because a secretary does
/// not hand it on. As with `registrar.handed` the old key's last checkpoint covers the closing.
public struct ReplaceLedgerKey: ActKind {
  /// The entry that closes the poll is where the keys change.
  public static let isDeferrable = false
  /// What was signed with a key cannot be signed with another one afterwards.
  public static let isRescindable = false
  public static let name = "ledger_key.replace"

  public var proof: LedgerKeyProof

  public init(_ proof: LedgerKeyProof) {
    self.proof = proof
  }

  public init(reading fields: inout Fields) throws {
    proof = try LedgerKeyProof(reading: &fields)
  }

  public var json: JSON { proof.json }

  public func changes(_ context: ActContext, in register: some Register) throws -> [Change] {
    [try register.handing(proof, in: context.entry, by: context.motion.id)]
  }
}
