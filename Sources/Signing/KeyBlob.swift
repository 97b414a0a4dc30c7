public import Sodium

/// The encoding of a public key on the SSH wire (RFC 8709, 4): 51 bytes.
///
///     string    "ssh-ed25519"
///     string    the key, 32 bytes
extension PublicKey {
  static let wireType = "ssh-ed25519"
  static let securityKeyWireType = "sk-ssh-ed25519@openssh.com"

  /// The 51 bytes that OpenSSH takes the fingerprint of and writes in base64 in its files.
  public var wireBytes: [UInt8] {
    var blob: [UInt8] = []
    blob.reserveCapacity(51)
    blob.appendWire(Self.wireType)
    blob.appendWire(bytes)
    return blob
  }

  /// Reads the encoding, which must be all of the bytes.
  public init(wireBytes blob: Span<UInt8>) throws(SigningError) {
    var cursor = WireCursor()
    guard let type = cursor.string(in: blob) else { throw .malformedKeyLine }
    try Self.requireType(blob.extracting(type))
    guard let range = cursor.string(in: blob), cursor.isAtEnd(of: blob),
      let key = PublicKey(blob.extracting(range))
    else { throw .malformedKeyLine }
    self = key
  }

  static func requireType(_ type: Span<UInt8>) throws(SigningError) {
    if type.spells(wireType) { return }
    if type.spells(securityKeyWireType) { throw .securityKey }
    throw .keyType(type.printable)
  }

  /// Throws for a key on which verifiers of Ed25519 disagree; asked when a key is enrolled.
  public func requireVetted() throws(SigningError) {
    guard isVetted else { throw .unsafeKey(self) }
  }
}
