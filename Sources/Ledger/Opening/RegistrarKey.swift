public import Sodium
public import TransparencyLog

/// The ledger's own key: it signs checkpoints and nothing else. Whoever holds it records.
public struct RegistrarKey: Sendable {
  public let signer: NoteSigner
  public let publicKey: PublicKey

  public init(origin: Origin, secretKey: SecretKey) {
    signer = NoteSigner(name: KeyName(origin), secretKey: secretKey)
    publicKey = secretKey.publicKey
  }

  /// As the genesis writes it.
  public var verifierKey: String { signer.key.text }
}
