import Sodium
import TransparencyLog

@testable import Governance

/// The ledger's key handed on.
extension Consortium {
  static let nextLedgerKey = Keys.secret("ledger 2")

  /// What the next registrar's machine shows.
  static func proof(
    of key: SecretKey = nextLedgerKey, after current: SecretKey = ledgerKey,
    origin: String = origin
  ) -> LedgerKeyProof {
    do {
      guard let name = Origin(origin) else { preconditionFailure("no origin") }
      return try LedgerKeyProof(of: key, after: current.publicKey, origin: name)
    } catch {
      preconditionFailure("\(error)")
    }
  }

  /// - Parameter secretary: Meta's, as the fixture has it.
  func hand(to proof: LedgerKeyProof = proof(), by secretary: Identifier = .metaRep) throws {
    try record(RegistrarHanded(proof), by: secretary)
  }
}
