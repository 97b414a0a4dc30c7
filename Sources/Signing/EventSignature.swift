public import Sodium

/// How a person signs an event: Ed25519, by a file's key or a FIDO security key, over the SSHSIG blob (OpenSSH PROTOCOL.sshsig, 3) of the event's
/// bytes, in the namespace `gavel-event`. What `ssh-keygen -Y sign -n gavel-event` makes, without its
/// frame.
///
///     byte[6]   "SSHSIG"
///     string    "gavel-event"
///     string    ""
///     string    "sha512"
///     string    the SHA-512 of the event's bytes, 64 bytes
public enum EventSignature {
  /// What the signature is for; a signature made for anything else is refused.
  public static let namespace = "gavel-event"

  /// The 103 bytes that are signed.
  public typealias Blob = InlineArray<103, UInt8>

  /// All of the blob that comes before the hash.
  private static let prefix: InlineArray<39, UInt8> = {
    let bytes = SSHSignature.blobPrefix(namespace: namespace)
    return InlineArray { bytes[$0] }
  }()

  /// What is signed for these event's bytes; allocates nothing.
  public static func blob(of event: Span<UInt8>) -> Blob {
    let hash = SHA512.hash(event)
    var blob = Blob(repeating: 0)
    for index in prefix.indices { blob[index] = prefix[index] }
    for index in hash.indices { blob[prefix.count + index] = hash[index] }
    return blob
  }

  /// The signature of an event; the same event gives the same signature.
  public static func sign(_ event: Span<UInt8>, with key: SecretKey) -> StoredSignature {
    StoredSignature(key.sign(blob(of: event).span))
  }

  /// The signature of an event; the same event gives the same signature.
  public static func sign(_ event: [UInt8], with key: SecretKey) -> StoredSignature {
    sign(event.span, with: key)
  }

  /// The signature of an event; the same event gives the same signature.
  public static func sign(_ event: ArraySlice<UInt8>, with key: SecretKey) -> StoredSignature {
    sign(event.span, with: key)
  }

  /// Whether the key signed this event. Safe from many threads at once; allocates nothing but for a
  /// security key.
  public static func verify(
    _ signature: StoredSignature, of event: Span<UInt8>, by key: SSHPublicKey
  ) -> Bool {
    key.verifies(signature, of: blob(of: event).span)
  }

  /// Whether the key signed this event.
  public static func verify(
    _ signature: StoredSignature, of event: [UInt8], by key: SSHPublicKey
  ) -> Bool {
    verify(signature, of: event.span, by: key)
  }

  /// Whether the key signed this event.
  public static func verify(
    _ signature: StoredSignature, of event: ArraySlice<UInt8>, by key: SSHPublicKey
  ) -> Bool {
    verify(signature, of: event.span, by: key)
  }
}
