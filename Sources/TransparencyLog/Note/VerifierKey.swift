public import Sodium

/// A public key with the name under which it signs notes. As text, a *vkey*:
///
///     <name>+<key id>+<base64 of 0x01 and the 32 bytes of the key>
///     example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k
///
/// The base64 may contain `+` itself. Only Ed25519 keys (type 0x01) are read.
///
/// Format: C2SP signed-note v1.0.0. `VerifierKey(parsing: k.text) == k`.
public struct VerifierKey: Hashable, Sendable, CustomStringConvertible {
  /// Ed25519 over the text of the note (C2SP signed-note, Signature types).
  static let signatureType: UInt8 = 0x01

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

  /// A key that libsodium derived from a secret one.
  init(name: KeyName, own publicKey: PublicKey) {
    self.name = name
    self.publicKey = publicKey
    id = KeyID(name: name, publicKey: publicKey)
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

/// Why a text is no verifier key that can be used here.
public enum VerifierKeyError: Error, Hashable, Sendable, CustomStringConvertible {
  /// Name, key id and key are not separated by two `+`.
  case notThreeParts(found: Int)
  /// The name is empty, not UTF-8, or has a space or control character.
  case name
  /// The key id is not eight lower-case hex digits.
  case id
  /// The key is not canonical base64.
  case base64
  /// Another kind of key than the one wanted: 1 signs notes (Ed25519), 4 cosigns checkpoints.
  case unsupportedType(UInt8, expected: UInt8)
  /// Not as many bytes as an Ed25519 key.
  case wrongLength(expected: Int, found: Int)
  /// The key id belongs to another name or key: something was mistyped or exchanged.
  case wrongID(written: KeyID, computed: KeyID)
  /// The key is no point of the main subgroup, canonically encoded.
  case weakKey

  /// A stable name for programs.
  public var code: String {
    switch self {
    case .notThreeParts, .name, .id, .base64, .wrongLength: "E-VKEY-FORM"
    case .unsupportedType: "E-VKEY-TYPE"
    case .wrongID: "E-VKEY-ID"
    case .weakKey: "E-VKEY-WEAK"
    }
  }

  /// What happened, with what was compared, for a person.
  public var sentence: String {
    switch self {
    case .notThreeParts(let found):
      "a verifier key has three parts separated by '+', this has \(found)"
    case .name: "the name in the verifier key is no key name"
    case .id: "the key id in the verifier key is not eight lower-case hex digits"
    case .base64: "the key in the verifier key is not base64"
    case .unsupportedType(let type, let expected):
      "the verifier key is of type \(type), and type \(expected) is needed here"
    case .wrongLength(let expected, let found):
      "the key in the verifier key has \(found) bytes instead of \(expected)"
    case .wrongID(let written, let computed):
      "the verifier key says key id \(written), but its name and key give \(computed)"
    case .weakKey: "the verifier key is one about whose signatures programs disagree"
    }
  }

  /// What the person can do about it.
  public var nextStep: String {
    switch self {
    case .weakKey: "don't trust whoever offers this key"
    default: "copy the verifier key again from where the log publishes it"
    }
  }

  public var description: String { "\(sentence) [\(code)]" }
}
