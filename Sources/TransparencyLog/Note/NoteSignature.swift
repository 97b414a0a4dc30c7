internal import Sodium

/// One signature line of a note, not checked: whose signature it claims to be, and its bytes.
///
///     — <key name> <base64 of the 4 bytes of the key id and the signature>
///
/// Signatures of kinds that this project can't check are lines all the same; ``bytes`` is as long as
/// their kind makes it.
///
/// Format: C2SP signed-note v1.0.0.
public struct NoteSignature: Hashable, Sendable {
  public let name: KeyName
  public let keyID: KeyID
  /// The signature without the key id: 64 bytes for Ed25519; never empty.
  public let bytes: [UInt8]

  /// U+2014 and a space.
  private static let start: [UInt8] = [0xE2, 0x80, 0x94, 0x20]

  init(_ signature: Signature, by key: VerifierKey) {
    self.init(name: key.name, keyID: key.id, bytes: signature.bytes)
  }

  /// - Precondition: one byte or more.
  init(name: KeyName, keyID: KeyID, bytes: [UInt8]) {
    precondition(!bytes.isEmpty, "a signature has bytes")
    self.name = name
    self.keyID = keyID
    self.bytes = bytes
  }

  /// Reads a line, without its line feed.
  init(parsing line: ArraySlice<UInt8>) throws(LineFault) {
    guard line.starts(with: Self.start) else { throw .noDash }
    let rest = line.dropFirst(Self.start.count)
    guard let space = rest.firstIndex(of: 0x20) else { throw .noSignature }
    guard let name = KeyName(bytes: Array(rest[..<space])) else { throw .name }
    guard let decoded = Base64.decode(rest[(space + 1)...]) else { throw .base64 }
    guard decoded.count > 4 else { throw .tooShort(decoded.count) }
    self.name = name
    keyID = KeyID(decoded.prefix(4))
    bytes = Array(decoded.dropFirst(4))
  }

  /// Whether it claims to be by this key.
  func isClaimed(by key: VerifierKey) -> Bool {
    keyID == key.id && name == key.name
  }

  /// Whether it is this key's Ed25519 signature of the text.
  func verifies(_ text: [UInt8], by key: VerifierKey) -> Bool {
    guard let signature = Signature(bytes: bytes) else { return false }
    return key.publicKey.verifies(signature, of: text)
  }

  /// The line with its line feed.
  var line: [UInt8] {
    Self.start + name.bytes + [0x20] + Array(Base64.encode(keyID.bytes + bytes).utf8) + [0x0A]
  }

  /// What is wrong with a signature line.
  public enum LineFault: Error, Hashable, Sendable {
    /// It does not begin with an em dash and a space.
    case noDash
    /// Nothing follows the key name.
    case noSignature
    /// The name is empty, or has a `+` or a space.
    case name
    /// The signature is not canonical base64.
    case base64
    /// There is no byte after the key id; the bytes there are.
    case tooShort(Int)
  }
}
