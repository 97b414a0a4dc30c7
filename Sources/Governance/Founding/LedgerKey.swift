import Sodium

/// The verifier key of a ledger's checkpoints as the genesis writes it (C2SP signed-note):
/// `<origin>+<8 hex digits>+<base64 of 0x01 and 32 bytes>`.
enum LedgerKey {
  /// The public key; nil where the text is not such a key, or its name is not `origin`.
  static func publicKey(in text: String, origin: String) -> PublicKey? {
    let parts = text.utf8.split(
      separator: UInt8(ascii: "+"), maxSplits: 2, omittingEmptySubsequences: false)
    guard parts.count == 3, parts[0].elementsEqual(origin.utf8),
      let encoded = String(parts[2]), let bytes = Base64.decode(encoded),
      bytes.count == 33, bytes[0] == 1, let key = PublicKey(bytes: bytes[1...]), key.isVetted
    else { return nil }
    let id = SHA256.hash(Array(origin.utf8) + [0x0A] + bytes).bytes[..<4]
    guard Hex.encode(Array(id)).utf8.elementsEqual(parts[1]) else { return nil }
    return key
  }
}
