import Sodium
import TransparencyLog

/// The verifier key of a ledger's checkpoints as the genesis writes it (C2SP signed-note):
/// `<origin>+<8 hex digits>+<base64 of 0x01 and 32 bytes>`.
enum LedgerKey {
  /// The public key; nil where the text is not such a key, its name is not `origin`, or that is not an
  /// origin (C2SP tlog-checkpoint).
  static func publicKey(in text: String, origin: String) -> PublicKey? {
    guard let name = Origin(origin), let key = try? VerifierKey(parsing: text),
      key.name == KeyName(name), key.text.utf8.elementsEqual(text.utf8)
    else { return nil }
    return key.publicKey
  }
}
