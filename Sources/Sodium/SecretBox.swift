internal import CSodium

/// Encryption of a secret under a key, with a check that it is unchanged: XSalsa20-Poly1305, libsodium's
/// `crypto_secretbox_easy`. A sealed box is 16 bytes longer than what it holds.
public enum SecretBox {
  /// The length of a key, in bytes.
  public static let keyByteCount = 32
  /// The length of a nonce, in bytes.
  public static let nonceByteCount = 24
  /// How much longer a box is than its contents, in bytes.
  public static let overhead = 16

  /// The box of these bytes. The nonce must be new for this key.
  public static func seal(
    _ contents: Span<UInt8>, nonce: [UInt8], key: SecretBytes
  ) -> [UInt8] {
    precondition(nonce.count == nonceByteCount && key.count == keyByteCount)
    let count = contents.count + overhead
    return unsafe [UInt8](unsafeUninitializedCapacity: count) { box, initialised in
      unsafe contents.withUnsafeBufferPointer { contents in
        unsafe key.withPointer { key in
          guard let start = box.baseAddress else { return }
          _ = unsafe crypto_secretbox_easy(
            start, contents.baseAddress, UInt64(contents.count), nonce, key)
        }
      }
      initialised = count
    }
  }

  /// What is in the box; nil when key, nonce or box are not those of the sealing.
  public static func open(
    _ box: [UInt8], nonce: [UInt8], key: SecretBytes
  ) throws(SodiumError) -> SecretBytes? {
    precondition(nonce.count == nonceByteCount && key.count == keyByteCount)
    guard box.count >= overhead else { return nil }
    var status: Int32 = -1
    let contents = try unsafe SecretBytes(count: box.count - overhead) { contents in
      unsafe key.withPointer { key in
        status = unsafe crypto_secretbox_open_easy(
          contents, box, UInt64(box.count), nonce, key)
      }
    }
    return status == 0 ? contents : nil
  }
}
