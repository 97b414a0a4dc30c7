import Signing
import Sodium

/// The confirmations of offered keys and the commitments to next ones of a register in memory.
struct KeyTables: Sendable {
  private var confirmations = Table<KeyConfirmation>()
  private var byOffer = Index<Digest, KeyConfirmation>()
  private var byKey = Index<Fingerprint, KeyConfirmation>()
  private var commitments = Table<KeyCommitment>()
  private var byCommittingKey = Index<Fingerprint, KeyCommitment>()

  var allConfirmations: [KeyConfirmation] { confirmations.all }

  func confirmations(of offer: Digest) -> [KeyConfirmation] {
    confirmations.select(byOffer[offer])
  }

  func confirmations(with key: Fingerprint) -> [KeyConfirmation] {
    confirmations.select(byKey[key])
  }

  var allCommitments: [KeyCommitment] { commitments.all }

  func commitments(of key: Fingerprint) -> [KeyCommitment] {
    commitments.select(byCommittingKey[key])
  }

  mutating func put(_ commitment: KeyCommitment) {
    commitments.put(commitment, in: &byCommittingKey, under: commitment.committingKey)
  }

  mutating func put(_ confirmation: KeyConfirmation) {
    if confirmations[confirmation.key] == nil {
      byKey.add(confirmation.key, under: confirmation.confirmingKey)
    }
    confirmations.put(confirmation, in: &byOffer, under: confirmation.offer)
  }
}
