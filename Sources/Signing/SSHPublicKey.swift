public import Sodium

/// A person's public key as OpenSSH has it: an Ed25519 key whose secret is in a file or with an agent, or
/// one whose secret is in a FIDO security key and signs for an application only.
///
///     string    "ssh-ed25519"                      RFC 8709, 4: 51 bytes in all
///     string    the key, 32 bytes
///
///     string    "sk-ssh-ed25519@openssh.com"       OpenSSH PROTOCOL.u2f, SSH U2F Key formats
///     string    the key, 32 bytes
///     string    the application
///
/// `SSHPublicKey(wireBytes: k.wireBytes.span) == k`.
public struct SSHPublicKey: Hashable, Sendable {
  static let securityKeyWireType = "sk-ssh-ed25519@openssh.com"

  /// The Ed25519 key itself.
  public let point: PublicKey
  /// What a security key signs for; nil for every other key.
  public let application: Application?

  /// What a security key signs for: `ssh:` and up to 60 of `A-Z a-z 0-9 . _ @ : / -`, compared as bytes.
  public struct Application: Hashable, Sendable, CustomStringConvertible {
    private static let prefix = "ssh:"
    private static let longest = 64

    public let description: String

    /// Nil for any other text.
    public init?(_ text: String) {
      let bytes = text.utf8
      guard bytes.count <= Self.longest, bytes.starts(with: Self.prefix.utf8),
        bytes.allSatisfy(Self.isAllowed)
      else { return nil }
      description = text
    }

    /// No space, comma or quote: it stands in tables and in the page by which a trail is checked.
    private static func isAllowed(_ byte: UInt8) -> Bool {
      switch byte {
      case 0x41...0x5A, 0x61...0x7A, 0x30...0x39: true
      case 0x2D...0x2F, 0x3A, 0x40, 0x5F: true
      default: false
      }
    }
  }

  /// A key, of a security key where an application is named.
  public init(_ point: PublicKey, application: Application? = nil) {
    self.point = point
    self.application = application
  }

  /// Reads the encoding, which must be all of the bytes.
  public init(wireBytes blob: Span<UInt8>) throws(SigningError) {
    var cursor = WireCursor()
    guard let type = cursor.string(in: blob) else { throw .malformedKeyLine }
    let isSecurityKey = blob.extracting(type).spells(Self.securityKeyWireType)
    guard isSecurityKey || blob.extracting(type).spells(PublicKey.wireType) else {
      throw .keyType(blob.extracting(type).printable)
    }
    guard let range = cursor.string(in: blob), let point = PublicKey(blob.extracting(range)) else {
      throw .malformedKeyLine
    }
    self.point = point
    guard isSecurityKey else {
      guard cursor.isAtEnd(of: blob) else { throw .malformedKeyLine }
      application = nil
      return
    }
    guard let name = cursor.string(in: blob), cursor.isAtEnd(of: blob) else {
      throw .malformedKeyLine
    }
    guard let application = blob.extracting(name).text.flatMap(Application.init) else {
      throw .application(blob.extracting(name).printable)
    }
    self.application = application
  }

  /// The name of the type on the wire and in OpenSSH's files.
  public var wireType: String {
    application == nil ? PublicKey.wireType : Self.securityKeyWireType
  }

  /// The bytes that OpenSSH takes the fingerprint of and writes in base64 in its files.
  public var wireBytes: [UInt8] {
    guard let application else { return point.wireBytes }
    var blob: [UInt8] = []
    blob.appendWire(Self.securityKeyWireType)
    blob.appendWire(point.bytes)
    blob.appendWire(application.description)
    return blob
  }

  /// Throws for a key on which verifiers of Ed25519 disagree; asked when a key is enrolled.
  public func requireVetted() throws(SigningError) {
    try point.requireVetted()
  }

  /// Whether this key made the signature over these bytes, which for an event are those of
  /// ``EventSignature/blob(of:)``.
  ///
  /// A security key signs them with its application and what it says of itself (PROTOCOL.u2f, SSH U2F
  /// signatures), and must say that its owner touched it:
  ///
  ///     byte[32]  SHA-256 of the application
  ///     byte      flags, of which bit 0 (user presence) is set
  ///     uint32    counter
  ///     byte[32]  SHA-256 of the bytes
  public func verifies(_ stored: StoredSignature, of bytes: Span<UInt8>) -> Bool {
    guard let application else {
      return stored.authenticator == nil && point.verifies(stored.signature, of: bytes)
    }
    guard let authenticator = stored.authenticator, authenticator.isUserPresent else {
      return false
    }
    return point.verifies(
      stored.signature,
      of: Self.authenticated(bytes, application: application, authenticator).span)
  }

  /// What a security key signs for these bytes.
  static func authenticated(
    _ bytes: Span<UInt8>, application: Application, _ authenticator: StoredSignature.Authenticator
  ) -> [UInt8] {
    var message: [UInt8] = []
    SHA256.hash(Array(application.description.utf8)).append(to: &message)
    message.append(authenticator.flags)
    message.appendWire(authenticator.counter)
    SHA256.hash(bytes).append(to: &message)
    return message
  }
}
