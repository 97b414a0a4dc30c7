import Sodium
import TransparencyLog

/// The keys of the log, of witnesses and of persons are disjoint: nobody vouches for itself.
extension Register {
  /// Refuses a person's key that a witness of any version of the charter has.
  func requireNoWitness(_ key: PublicKey) throws {
    for witness in try charters().flatMap({ $0.witnesses?.keys ?? [] })
    where witness.publicKey == key {
      throw Refusal.keyIsWitness(witness.name)
    }
  }

  /// Refuses witnesses who hold a key of the ledger or of a person.
  func requireForeign(_ witnesses: WitnessRule) throws {
    for witness in witnesses.keys {
      if try isLedgerKey(witness.publicKey) {
        throw Refusal.witnessHasKey(witness.name, of: "the ledger's own")
      }
      if let person = try personKey(holding: witness.publicKey)?.person {
        throw Refusal.witnessHasKey(witness.name, of: "offered by \(person)")
      }
    }
  }
}

extension WitnessRule {
  /// Refuses a founding charter whose witness has the ledger's own key.
  func requireForeign(to ledgerKey: PublicKey) throws {
    for witness in keys where witness.publicKey == ledgerKey {
      throw Refusal.witnessHasKey(witness.name, of: "the ledger's own")
    }
  }
}
