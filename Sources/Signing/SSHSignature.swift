public import Sodium

/// An SSH signature file's contents (OpenSSH PROTOCOL.sshsig, 2), of an Ed25519 key over a SHA-512.
///
///     byte[6]   "SSHSIG"
///     uint32    1
///     string    the public key on the wire (SSHPublicKey)
///     string    the namespace, not empty
///     string    reserved: empty, since a ledger could not keep what stood in it
///     string    "sha512"
///     string    the signature: string the key's type, string of 64 bytes; of a security key then
///               its flags, a byte, and its counter, a uint32
///
/// Reading is strict: exact lengths, nothing after the last field, and in the armoured form the lines of
/// 70 characters that ssh-keygen writes. `SSHSignature(parsing: s.armoured, namespace: s.namespace) == s`.
/// What was read has a shape only; whether it holds is told by ``verifies(_:)``.
public struct SSHSignature: Hashable, Sendable {
  private static let magic = "SSHSIG"
  private static let hashAlgorithm = "sha512"

  /// Who says to have signed.
  public let key: SSHPublicKey
  /// What for.
  public let namespace: String
  /// The signature itself.
  public let signature: StoredSignature

  /// A signature put together from what a ledger stores. The namespace is ASCII and not empty.
  public init(
    _ signature: StoredSignature, by key: SSHPublicKey,
    namespace: String = EventSignature.namespace
  ) {
    precondition(!namespace.isEmpty && namespace.utf8.allSatisfy { $0 < 0x80 })
    self.key = key
    self.namespace = namespace
    self.signature = signature
  }

  /// Signs a message.
  public init(
    signing message: [UInt8], with secret: SecretKey,
    namespace: String = EventSignature.namespace
  ) {
    let blob = Self.signedBlob(namespace: namespace, messageDigestSHA512: SHA512.hash(message))
    self.init(
      StoredSignature(secret.sign(blob)), by: SSHPublicKey(secret.publicKey), namespace: namespace)
  }

  /// Reads the armoured form, made for this namespace.
  public init(
    parsing armoured: [UInt8], namespace: String = EventSignature.namespace
  ) throws(SigningError) {
    let base64 = try SigningError.Armour.signature.base64(in: armoured.span)
    guard let binary = Base64.decode(base64) else { throw .notArmoured(.signature) }
    try self.init(binary: binary, namespace: namespace)
  }

  /// Reads the binary form, made for this namespace.
  public init(
    binary: [UInt8], namespace: String = EventSignature.namespace
  ) throws(SigningError) {
    let bytes = binary.span
    var cursor = WireCursor()
    guard cursor.constant(Self.magic, in: bytes) else { throw .malformedSignature(field: "magic") }
    guard let version = cursor.uint32(in: bytes) else {
      throw .malformedSignature(field: "version")
    }
    guard version == 1 else { throw .signatureVersion(version) }
    guard let key = cursor.string(in: bytes) else { throw .malformedSignature(field: "public key") }
    guard let use = cursor.string(in: bytes), !use.isEmpty else {
      throw .malformedSignature(field: "namespace")
    }
    guard cursor.string("", in: bytes) else { throw .malformedSignature(field: "reserved field") }
    guard let hash = cursor.string(in: bytes) else { throw .malformedSignature(field: "hash") }
    guard let signature = cursor.string(in: bytes), cursor.isAtEnd(of: bytes) else {
      throw .malformedSignature(field: "signature")
    }
    // The type of the key is told before anything else: it is what a person can do something about.
    let signer = try Self.publicKey(bytes.extracting(key))
    guard bytes.extracting(use).spells(namespace) else {
      throw .namespace(found: bytes.extracting(use).printable, expected: namespace)
    }
    guard bytes.extracting(hash).spells(Self.hashAlgorithm) else {
      throw .hashAlgorithm(bytes.extracting(hash).printable)
    }
    self.key = signer
    self.namespace = namespace
    self.signature = try Self.stored(bytes.extracting(signature), by: signer)
  }

  /// The binary form.
  public var binary: [UInt8] {
    var inner: [UInt8] = []
    inner.appendWire(key.wireType)
    inner.appendWire(signature.signature.bytes)
    inner += signature.bytes.dropFirst(Signature.byteCount)
    var bytes = Array(Self.magic.utf8)
    bytes.appendWire(1)
    bytes.appendWire(key.wireBytes)
    bytes.appendWire(namespace)
    bytes.appendWire("")
    bytes.appendWire(Self.hashAlgorithm)
    bytes.appendWire(inner)
    return bytes
  }

  /// The file that ssh-keygen would have written.
  public var armoured: [UInt8] {
    SigningError.Armour.signature.frame(binary)
  }

  /// Whether the key named here made this signature over the message.
  public func verifies(_ message: [UInt8]) -> Bool {
    let blob = Self.signedBlob(namespace: namespace, messageDigestSHA512: SHA512.hash(message))
    return key.verifies(signature, of: blob.span)
  }

  /// The bytes that are signed (PROTOCOL.sshsig, 3), also what an ssh-agent is asked to sign.
  public static func signedBlob(
    namespace: String, messageDigestSHA512 digest: InlineArray<64, UInt8>
  ) -> [UInt8] {
    var blob = blobPrefix(namespace: namespace)
    for index in digest.indices { blob.append(digest[index]) }
    return blob
  }

  /// All of the signed bytes that come before the hash.
  static func blobPrefix(namespace: String) -> [UInt8] {
    var blob = Array(magic.utf8)
    blob.appendWire(namespace)
    blob.appendWire("")
    blob.appendWire(hashAlgorithm)
    blob.appendWire(UInt32(64))
    return blob
  }

  /// What stands in the field of the signature, and what an ssh-agent answers with (PROTOCOL.agent, 3.6).
  public static func stored(
    _ blob: Span<UInt8>, by key: SSHPublicKey
  ) throws(SigningError) -> StoredSignature {
    var cursor = WireCursor()
    guard cursor.string(key.wireType, in: blob), let range = cursor.string(in: blob),
      let signature = Signature(blob.extracting(range))
    else { throw .malformedSignature(field: "signature") }
    var bytes = signature.bytes
    for index in cursor.position..<blob.count { bytes.append(blob[index]) }
    guard let stored = StoredSignature(bytes: bytes),
      (stored.authenticator == nil) == (key.application == nil)
    else { throw .malformedSignature(field: "signature") }
    return stored
  }

  private static func publicKey(_ blob: Span<UInt8>) throws(SigningError) -> SSHPublicKey {
    do {
      return try SSHPublicKey(wireBytes: blob)
    } catch .malformedKeyLine {
      throw .malformedSignature(field: "public key")
    }
  }
}
