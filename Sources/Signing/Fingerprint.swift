public import Sodium

/// What OpenSSH calls a key: the SHA-256 of its encoding on the wire. Compared and ordered as bytes.
///
///     SHA256:<43 characters of base64, RFC 4648 section 4, without the padding>
///
/// `Fingerprint(parsing: f.description) == f`.
public struct Fingerprint: Hashable, Comparable, Sendable, CustomStringConvertible {
  /// The length of every fingerprint's text, in bytes.
  public static let textByteCount = 50

  private static let prefix = "SHA256:"

  /// The SHA-256 itself.
  public let digest: Digest

  /// The fingerprint that is written with this SHA-256.
  public init(digest: Digest) {
    self.digest = digest
  }

  /// The fingerprint of a key.
  public init(of key: PublicKey) {
    digest = SHA256.hash(key.wireBytes)
  }

  /// The fingerprint of a key.
  public init(of key: SSHPublicKey) {
    digest = SHA256.hash(key.wireBytes)
  }

  /// Reads `SHA256:` and exactly 43 canonical characters.
  public init(parsing text: String) throws(SigningError) {
    try self.init(parsing: text.utf8.span)
  }

  /// Reads `SHA256:` and exactly 43 canonical characters.
  public init(parsing text: Span<UInt8>) throws(SigningError) {
    let start = Self.prefix.utf8.count
    guard text.count == Self.textByteCount, text.extracting(0..<start).spells(Self.prefix) else {
      throw .malformedFingerprint
    }
    // The one character of padding that OpenSSH leaves out.
    var base64 = InlineArray<44, UInt8>(repeating: 0x3D)
    for index in start..<text.count { base64[index - start] = text[index] }
    guard let digest = Digest(base64: base64.span) else { throw .malformedFingerprint }
    self.digest = digest
  }

  public var description: String {
    Self.prefix + digest.base64.dropLast()
  }

  public static func < (left: Fingerprint, right: Fingerprint) -> Bool {
    left.digest < right.digest
  }
}
