public import Sodium

/// The encoding of a public key on the SSH wire (RFC 8709, 4): 51 bytes.
///
///     string    "ssh-ed25519"
///     string    the key, 32 bytes
extension PublicKey {
  static let wireType = "ssh-ed25519"

  /// The 51 bytes that OpenSSH takes the fingerprint of and writes in base64 in its files.
  public var wireBytes: [UInt8] {
    var blob: [UInt8] = []
    blob.reserveCapacity(51)
    blob.appendWire(Self.wireType)
    blob.appendWire(bytes)
    return blob
  }

  /// Reads the encoding, which must be all of the bytes.
  ///
  /// - Throws: ``SigningError/securityKey`` for that of a security key, whose secret nobody has.
  public init(wireBytes blob: Span<UInt8>) throws(SigningError) {
    let key = try SSHPublicKey(wireBytes: blob)
    guard key.application == nil else { throw .securityKey }
    self = key.point
  }

  /// Throws for a key on which verifiers of Ed25519 disagree; asked when a key is enrolled.
  public func requireVetted() throws(SigningError) {
    guard isVetted else { throw .unsafeKey(self) }
  }
}
