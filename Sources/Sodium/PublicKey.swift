internal import CSodium

/// An Ed25519 public key (RFC 8032): 32 bytes, kept inline. Any 32 bytes are one; ``isVetted`` tells
/// whether they are a key that every verifier treats alike.
public struct PublicKey: Hashable, Sendable, CustomStringConvertible {
  /// The length of every public key, in bytes.
  public static let byteCount = 32

  let words: Words32

  init(words: Words32) {
    self.words = words
  }

  /// The key of exactly these 32 bytes; nil for another count.
  public init?(_ bytes: Span<UInt8>) {
    guard let words = Words32(bytes) else { return nil }
    self.words = words
  }

  /// The key of exactly these 32 bytes; nil for another count.
  public init?(bytes: [UInt8]) {
    self.init(bytes.span)
  }

  /// The key of exactly these 32 bytes; nil for another count.
  public init?(bytes: ArraySlice<UInt8>) {
    self.init(bytes.span)
  }

  /// Reads exactly 44 characters of canonical base64; nil for anything else.
  public init?(base64: String) {
    self.init(base64: base64.utf8.span)
  }

  /// Reads exactly 44 characters of canonical base64; nil for anything else.
  public init?(base64: ArraySlice<UInt8>) {
    self.init(base64: base64.span)
  }

  /// Reads exactly 44 characters of canonical base64; nil for anything else.
  public init?(base64: Span<UInt8>) {
    guard let words = Base64.words32(base64) else { return nil }
    self.words = words
  }

  /// The 32 bytes, in a new array.
  public var bytes: [UInt8] { words.bytes }

  /// Adds the 32 bytes to the end of an array.
  public func append(to bytes: inout [UInt8]) {
    words.append(to: &bytes)
  }

  /// 44 characters of base64 (RFC 4648 section 4, padded).
  public var base64: String {
    unsafe words.withBytes { unsafe Base64.encode(UnsafeBufferPointer(start: $0, count: 32)) }
  }

  public var description: String { base64 }

  /// Whether the key is a point of the curve, canonically encoded, in the main subgroup and not of
  /// small order. A key is vetted when it is enrolled; this costs about as much as a verification.
  public var isVetted: Bool {
    unsafe words.withBytes { unsafe crypto_core_ed25519_is_valid_point($0) } == 1
  }

  /// Whether this key made the signature over exactly these bytes.
  ///
  /// Ed25519 of RFC 8032, 5.1.7, by libsodium: without cofactor, S below the group's order, the key
  /// canonical and not of small order; and an R of small order is refused. Safe from many threads at
  /// once; allocates nothing.
  public func verifies(_ signature: Signature, of bytes: Span<UInt8>) -> Bool {
    // libsodium refuses such an R as well; the ledger's rule must not hang on its version.
    guard !signature.hasSmallOrderPoint else { return false }
    return isAcceptedByLibrary(signature, of: bytes)
  }

  /// Whether this key made the signature over exactly these bytes.
  public func verifies(_ signature: Signature, of bytes: [UInt8]) -> Bool {
    verifies(signature, of: bytes.span)
  }

  /// Whether this key made the signature over exactly these bytes.
  public func verifies(_ signature: Signature, of bytes: ArraySlice<UInt8>) -> Bool {
    verifies(signature, of: bytes.span)
  }

  /// libsodium's own verdict, without our check of R.
  func isAcceptedByLibrary(_ signature: Signature, of bytes: Span<UInt8>) -> Bool {
    unsafe words.withBytes { key in
      unsafe signature.withBytes { signature in
        unsafe bytes.withUnsafeBufferPointer { message in
          unsafe crypto_sign_verify_detached(
            signature, message.baseAddress, UInt64(message.count), key) == 0
        }
      }
    }
  }
}
