import CanonicalJSON
public import Sodium
public import TransparencyLog

/// A key that is to sign a ledger's checkpoints, with the proof that whoever offers it holds it: its own
/// signature that it follows upon the key that signs them now.
///
/// What is signed (Ed25519, RFC 8032, no hash before it):
///
///     gavel-ledger-key-v1    19 bytes, and a zero byte
///     <origin>+<id>+<key>    the verifier key of now, and U+000A
///     <origin>+<id>+<key>    the new one, and U+000A
///
/// No checkpoint and no cosignature has a zero byte in its text, so that it is none of these.
public struct LedgerKeyProof: Hashable, Sendable {
  /// The new key as a C2SP signed-note verifier key, whose name is the ledger's origin.
  public var key: String
  public var signature: Signature

  public init(key: String, signature: Signature) {
    self.key = key
    self.signature = signature
  }

  /// Made by whoever holds the new key.
  ///
  /// - Parameter current: the key that signs the ledger's checkpoints now.
  /// - Throws: `VerifierKeyError` where the key of now is none that a ledger can have.
  public init(
    of secretKey: SecretKey, after current: PublicKey, origin: Origin
  ) throws(VerifierKeyError) {
    key = NoteSigner(name: KeyName(origin), secretKey: secretKey).key.text
    signature = secretKey.sign(try Self.message(key, after: current, origin: origin))
  }

  /// The bytes that the new key signs.
  static func message(
    _ key: String, after current: PublicKey, origin: Origin
  ) throws(VerifierKeyError) -> [UInt8] {
    let current = try VerifierKey(name: KeyName(origin), publicKey: current)
    return Array("gavel-ledger-key-v1\u{0}\(current.text)\n\(key)\n".utf8)
  }

  /// The public key, where it is one of this ledger and has signed that it follows upon `current`.
  ///
  /// - Throws: `Refusal`.
  func requireSound(after current: PublicKey, ledger: String) throws -> PublicKey {
    guard let origin = Origin(ledger),
      let publicKey = LedgerKey.publicKey(in: key, origin: ledger)
    else { throw Refusal.ledgerKeyMalformed(key) }
    let message = try Self.message(key, after: current, origin: origin)
    guard publicKey.verifies(signature, of: message) else { throw Refusal.ledgerKeyUnproved(key) }
    return publicKey
  }
}

/// The fields that an event and an act have of it.
extension LedgerKeyProof {
  init(reading fields: inout Fields) throws {
    key = try fields.string("key")
    guard let signature = Signature(base64: try fields.string("sig")) else {
      throw ValueError(field: "sig", expected: "an Ed25519 signature in base64")
    }
    self.signature = signature
  }

  var json: JSON { ["key": .string(key), "sig": .string(signature.base64)] }
}
