public import Sodium

/// What an entry keeps of an SSH signature: all that can't be made again from the event and the key.
///
///     byte[64]  the Ed25519 signature, R and S
///     byte      flags       both of a FIDO security key alone (OpenSSH PROTOCOL.u2f)
///     uint32    counter
///
/// 64 or 69 bytes, in base64 88 or 92 characters. `StoredSignature(bytes: s.bytes) == s`.
public struct StoredSignature: Hashable, Sendable, CustomStringConvertible {
  /// The length of a security key's, in bytes.
  public static let securityKeyByteCount = Signature.byteCount + 5

  public let signature: Signature
  /// What a security key says of itself; nil for every other key.
  public let authenticator: Authenticator?

  /// What a security key signs along.
  public struct Authenticator: Hashable, Sendable {
    private static let userPresence: UInt8 = 0x01

    public let flags: UInt8
    /// How often the security key has signed; some always say 0.
    public let counter: UInt32

    public init(flags: UInt8, counter: UInt32) {
      self.flags = flags
      self.counter = counter
    }

    /// Whether somebody touched it for this signature.
    public var isUserPresent: Bool { flags & Self.userPresence != 0 }
  }

  public init(_ signature: Signature, authenticator: Authenticator? = nil) {
    self.signature = signature
    self.authenticator = authenticator
  }

  /// The signature of exactly these 64 or 69 bytes; nil for another count.
  public init?(bytes: [UInt8]) {
    guard bytes.count == Signature.byteCount || bytes.count == Self.securityKeyByteCount,
      let signature = Signature(bytes: bytes[..<Signature.byteCount])
    else { return nil }
    self.signature = signature
    guard bytes.count == Self.securityKeyByteCount else {
      authenticator = nil
      return
    }
    authenticator = Authenticator(
      flags: bytes[64], counter: bytes[65...].reduce(0) { $0 << 8 | UInt32($1) })
  }

  /// Reads exactly 88 or 92 characters of canonical base64; nil for anything else.
  public init?(base64 text: ArraySlice<UInt8>) {
    // The way of all but a few: no array in between.
    if let signature = Signature(base64: text) {
      self.init(signature)
    } else if let bytes = Base64.decode(text) {
      self.init(bytes: bytes)
    } else {
      return nil
    }
  }

  /// The 64 or 69 bytes.
  public var bytes: [UInt8] {
    guard let authenticator else { return signature.bytes }
    var bytes = signature.bytes
    bytes.append(authenticator.flags)
    bytes.appendWire(authenticator.counter)
    return bytes
  }

  /// 88 or 92 characters of base64 (RFC 4648 section 4, padded).
  public var base64: String {
    authenticator == nil ? signature.base64 : Base64.encode(bytes)
  }

  public var description: String { base64 }
}
