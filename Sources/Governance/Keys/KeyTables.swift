import Signing
import Sodium

/// The confirmations of offered keys of a register in memory.
struct KeyTables: Sendable {
  private var confirmations = Table<KeyConfirmation>()
  private var byOffer = Index<Digest, KeyConfirmation>()
  private var byKey = Index<Fingerprint, KeyConfirmation>()

  var allConfirmations: [KeyConfirmation] { confirmations.all }

  func confirmations(of offer: Digest) -> [KeyConfirmation] {
    confirmations.select(byOffer[offer])
  }

  func confirmations(with key: Fingerprint) -> [KeyConfirmation] {
    confirmations.select(byKey[key])
  }

  mutating func put(_ confirmation: KeyConfirmation) {
    if confirmations[confirmation.key] == nil {
      byKey.add(confirmation.key, under: confirmation.confirmingKey)
    }
    confirmations.put(confirmation, in: &byOffer, under: confirmation.offer)
  }
}
