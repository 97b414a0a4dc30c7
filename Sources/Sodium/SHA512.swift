internal import CSodium

/// SHA-512 (FIPS 180-4) by libsodium: what SSHSIG hashes a message with. Nothing here allocates.
public enum SHA512 {
  /// The 64 bytes of the hash of these bytes.
  public static func hash(_ bytes: Span<UInt8>) -> InlineArray<64, UInt8> {
    var result = InlineArray<64, UInt8>(repeating: 0)
    var output = result.mutableSpan
    unsafe output.withUnsafeMutableBufferPointer { target in
      unsafe bytes.withUnsafeBufferPointer { source in
        guard let start = target.baseAddress else { return }
        unsafe crypto_hash_sha512(start, source.baseAddress, UInt64(source.count))
      }
    }
    return result
  }

  /// The 64 bytes of the hash of these bytes.
  public static func hash(_ bytes: [UInt8]) -> InlineArray<64, UInt8> {
    hash(bytes.span)
  }

  /// The 64 bytes of the hash of these bytes.
  public static func hash(_ bytes: ArraySlice<UInt8>) -> InlineArray<64, UInt8> {
    hash(bytes.span)
  }
}
