internal import CSodium

/// An Ed25519 secret key (RFC 8032), kept in locked memory and wiped when the last reference goes.
public final class SecretKey: Sendable {
  /// The length of a seed, in bytes.
  public static let seedByteCount = 32

  /// The public half, derived from the seed.
  public let publicKey: PublicKey

  // The seed and the public key after it, 64 bytes, as libsodium wants them.
  private let expanded: SecretBytes

  /// The key of a seed of exactly 32 bytes; nil for another count.
  public init?(seed: SecretBytes) throws(SodiumError) {
    guard seed.count == Self.seedByteCount else { return nil }
    var derived = Words32()
    expanded = try unsafe SecretBytes(count: 64) { secret in
      unsafe seed.withPointer { seed in
        _ = unsafe derived.withMutableBytes { unsafe crypto_sign_seed_keypair($0, secret, seed) }
      }
    }
    publicKey = PublicKey(words: derived)
  }

  /// The key of a seed of exactly 32 bytes, which are wiped; nil for another count.
  public convenience init?(wipingSeed seed: inout [UInt8]) throws(SodiumError) {
    try self.init(seed: SecretBytes(wiping: &seed))
  }

  private init(expanded: SecretBytes, publicKey: PublicKey) {
    self.expanded = expanded
    self.publicKey = publicKey
  }

  /// A new key of random bytes.
  public static func generate() throws(SodiumError) -> SecretKey {
    var derived = Words32()
    let expanded = try unsafe SecretBytes(count: 64) { secret in
      _ = unsafe derived.withMutableBytes { unsafe crypto_sign_keypair($0, secret) }
    }
    return SecretKey(expanded: expanded, publicKey: PublicKey(words: derived))
  }

  /// The signature of these bytes; the same bytes give the same signature.
  public func sign(_ bytes: Span<UInt8>) -> Signature {
    unsafe bytes.withUnsafeBufferPointer { message in
      unsafe expanded.withPointer { secret in
        unsafe Signature {
          _ = unsafe crypto_sign_detached(
            $0, nil, message.baseAddress, UInt64(message.count), secret)
        }
      }
    }
  }

  /// The signature of these bytes; the same bytes give the same signature.
  public func sign(_ bytes: [UInt8]) -> Signature {
    sign(bytes.span)
  }

  /// The signature of these bytes; the same bytes give the same signature.
  public func sign(_ bytes: ArraySlice<UInt8>) -> Signature {
    sign(bytes.span)
  }

  /// Lends the 32 bytes of the seed to `body`, for writing a key file.
  public func withSeed<Value, Failure: Error>(
    _ body: (Span<UInt8>) throws(Failure) -> Value
  ) throws(Failure) -> Value {
    try expanded.withBytes { bytes throws(Failure) in
      try body(bytes.extracting(0..<Self.seedByteCount))
    }
  }
}
