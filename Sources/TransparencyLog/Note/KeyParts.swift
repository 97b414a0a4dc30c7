internal import Sodium

/// The three parts of a vkey of any type whose key is an Ed25519 one (C2SP signed-note, Verifier
/// keys): what ``VerifierKey`` and ``WitnessKey`` have in common.
struct KeyParts {
  let name: KeyName
  let publicKey: PublicKey

  /// Reads a vkey of this type; nothing may stand before or after it.
  init(parsing text: [UInt8], type: UInt8) throws(VerifierKeyError) {
    // Two splits at most: the base64 of one key in two contains a '+'.
    let parts = text.split(
      separator: UInt8(ascii: "+"), maxSplits: 2, omittingEmptySubsequences: false)
    guard parts.count == 3 else { throw .notThreeParts(found: parts.count) }
    guard let name = KeyName(bytes: Array(parts[0])) else { throw .name }
    guard let id = KeyID(hex: String(decoding: parts[1], as: UTF8.self)) else { throw .id }
    guard let key = Base64.decode(parts[2]), let found = key.first else { throw .base64 }
    guard found == type else { throw .unsupportedType(found, expected: type) }
    guard let publicKey = PublicKey(bytes: key.dropFirst()) else {
      throw .wrongLength(expected: PublicKey.byteCount, found: key.count - 1)
    }
    guard publicKey.isVetted else { throw .weakKey }
    let computed = KeyID(name: name, type: type, material: publicKey.bytes)
    guard id == computed else { throw .wrongID(written: id, computed: computed) }
    self.name = name
    self.publicKey = publicKey
  }

  static func text(_ name: KeyName, _ id: KeyID, type: UInt8, _ publicKey: PublicKey) -> String {
    "\(name.text)+\(id.hex)+\(Base64.encode([type] + publicKey.bytes))"
  }
}
