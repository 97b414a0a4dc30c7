public import Sodium

/// A secret key, and the name under which it cosigns checkpoints.
///
/// One key cosigns under one name: what is signed does not contain the name.
///
/// Format: C2SP tlog-cosignature, Ed25519.
public struct Cosigner: Sendable {
  /// What the others need to check its cosignatures.
  public let key: WitnessKey
  private let secretKey: SecretKey

  public init(name: KeyName, secretKey: SecretKey) {
    key = WitnessKey(name: name, own: secretKey.publicKey)
    self.secretKey = secretKey
  }

  /// The statement that at this time the checkpoint was the largest one seen of its log, and that it
  /// contains all the earlier ones. Whoever calls this answers for it: see ``WitnessedLog``.
  ///
  /// - Parameter time: seconds since 1970-01-01T00:00:00Z, leap seconds not counted; 1 or more.
  public func cosign(_ checkpoint: Checkpoint, at time: Int64) -> VerifiedCosignature {
    precondition(time > 0, "a cosignature tells its time")
    let signature = secretKey.sign(VerifiedCosignature.message(checkpoint, at: time))
    return VerifiedCosignature(own: signature, of: checkpoint, by: key, at: time)
  }
}
