public import Sodium

/// The private key file that `ssh-keygen -t ed25519` writes without a passphrase (OpenSSH PROTOCOL.key),
/// armoured as an OPENSSH PRIVATE KEY.
///
///     byte[15]  "openssh-key-v1" and a zero byte
///     string    "none", the cipher
///     string    "none", the derivation of its key
///     string    "", the options of that
///     uint32    1, how many keys
///     string    the public key on the wire
///     string    the secret part, a multiple of 8 bytes:
///                 uint32    a random number
///                 uint32    the same
///                 string    "ssh-ed25519"
///                 string    the public key, 32 bytes
///                 string    the seed and the public key, 64 bytes
///                 string    a comment, UTF-8 without control characters
///                 byte[]    1, 2, 3, … up to the multiple of 8
///
/// All three copies of the public key must be the one that the seed gives.
public enum OpenSSHPrivateKey {
  private static let magic = "openssh-key-v1\0"
  private static let blockSize = 8

  /// The key in a file's contents, which the caller wipes.
  public static func read(_ armoured: [UInt8]) throws(SigningError) -> SecretKey {
    var base64 = try SigningError.Armour.privateKey.base64(in: armoured.span)
    defer { wipe(&base64) }
    let binary = try withSodium { () throws(SodiumError) in try SecretBytes(base64: base64.span) }
    guard let binary else { throw .notArmoured(.privateKey) }
    return try binary.withBytes { bytes throws(SigningError) in try key(in: bytes) }
  }

  private static func key(in bytes: Span<UInt8>) throws(SigningError) -> SecretKey {
    var cursor = WireCursor()
    guard cursor.constant(magic, in: bytes) else { throw .malformedPrivateKey(field: "magic") }
    guard let cipher = cursor.string(in: bytes) else { throw .malformedPrivateKey(field: "cipher") }
    guard bytes.extracting(cipher).spells("none") else {
      throw .encryptedPrivateKey(cipher: bytes.extracting(cipher).printable)
    }
    guard cursor.string("none", in: bytes), cursor.string("", in: bytes) else {
      throw .malformedPrivateKey(field: "key derivation")
    }
    guard cursor.uint32(in: bytes) == 1 else { throw .malformedPrivateKey(field: "count of keys") }
    guard let blob = cursor.string(in: bytes) else {
      throw .malformedPrivateKey(field: "public key")
    }
    guard let secret = cursor.string(in: bytes), cursor.isAtEnd(of: bytes) else {
      throw .malformedPrivateKey(field: "secret part")
    }
    let stated = try publicKey(bytes.extracting(blob))
    return try key(inSecretPart: bytes.extracting(secret), stated: stated)
  }

  private static func publicKey(_ blob: Span<UInt8>) throws(SigningError) -> PublicKey {
    do {
      return try PublicKey(wireBytes: blob)
    } catch .malformedKeyLine {
      throw .malformedPrivateKey(field: "public key")
    }
  }

  private static func key(
    inSecretPart bytes: Span<UInt8>, stated: PublicKey
  ) throws(SigningError) -> SecretKey {
    var cursor = WireCursor()
    guard bytes.count.isMultiple(of: blockSize), let check = cursor.uint32(in: bytes),
      cursor.uint32(in: bytes) == check
    else { throw .malformedPrivateKey(field: "check numbers") }
    guard cursor.string(PublicKey.wireType, in: bytes) else {
      throw .malformedPrivateKey(field: "type of the secret key")
    }
    guard let inner = cursor.string(in: bytes), let pair = cursor.string(in: bytes),
      let middle = PublicKey(bytes.extracting(inner)), pair.count == 64,
      let last = PublicKey(bytes.extracting(pair.lowerBound + 32..<pair.upperBound))
    else { throw .malformedPrivateKey(field: "secret key") }
    // Else the padding could pass for a part of the comment.
    guard let comment = cursor.string(in: bytes), bytes.extracting(comment).text != nil else {
      throw .malformedPrivateKey(field: "comment")
    }
    let padding = bytes.count - cursor.position
    guard padding < blockSize,
      (0..<padding).allSatisfy({ bytes[cursor.position + $0] == UInt8($0 + 1) })
    else { throw .malformedPrivateKey(field: "padding") }

    let seed = bytes.extracting(pair.lowerBound..<pair.lowerBound + SecretKey.seedByteCount)
    let secret = try withSodium { () throws(SodiumError) in
      try SecretKey(seed: SecretBytes(copying: seed))
    }
    guard let secret else { throw .malformedPrivateKey(field: "secret key") }
    for key in [stated, middle, last] where key != secret.publicKey {
      throw .publicKeyDiffers(derived: secret.publicKey, stated: key)
    }
    return secret
  }
}
