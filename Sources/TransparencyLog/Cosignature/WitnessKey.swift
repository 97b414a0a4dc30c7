public import Sodium

/// The public key of a witness, and the name under which it cosigns checkpoints. As text, a *vkey* of
/// the type 0x04:
///
///     <name>+<key id>+<base64 of 0x04 and the 32 bytes of the key>
///
/// The key id is made with that type, so that it is another than the one of the same key and name as
/// a ``VerifierKey``. Cosigners of the type 0x06 (ML-DSA-44) are not supported.
///
/// Format: C2SP tlog-cosignature, signed-note v1.0.0. `WitnessKey(parsing: k.text) == k`.
public struct WitnessKey: Hashable, Sendable, CustomStringConvertible {
  /// Ed25519 over a checkpoint and a time (C2SP tlog-cosignature, Format).
  static let signatureType: UInt8 = 0x04

  public let name: KeyName
  public let id: KeyID
  public let publicKey: PublicKey

  /// A key of somebody else's.
  ///
  /// - Throws: ``VerifierKeyError/weakKey``: verifiers disagree about what such a key has signed.
  public init(name: KeyName, publicKey: PublicKey) throws(VerifierKeyError) {
    guard publicKey.isVetted else { throw .weakKey }
    self.init(name: name, own: publicKey)
  }

  /// A key that libsodium derived from a secret one, or that was vetted.
  init(name: KeyName, own publicKey: PublicKey) {
    self.name = name
    self.publicKey = publicKey
    id = KeyID(name: name, type: Self.signatureType, material: publicKey.bytes)
  }

  /// Reads a vkey; nothing may stand before or after it.
  public init(parsing text: String) throws(VerifierKeyError) {
    let parts = try KeyParts(parsing: Array(text.utf8), type: Self.signatureType)
    self.init(name: parts.name, own: parts.publicKey)
  }

  /// The vkey.
  public var text: String {
    KeyParts.text(name, id, type: Self.signatureType, publicKey)
  }

  public var description: String { text }
}
