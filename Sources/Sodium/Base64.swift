internal import CSodium

/// Base64 (RFC 4648 section 4, padded), one text for each value: what does not come out again when
/// encoded is refused. The time taken does not depend on the bytes.
public enum Base64 {
  /// The count of characters that encode this many bytes.
  public static func encodedCount(_ byteCount: Int) -> Int {
    (byteCount + 2) / 3 * 4
  }

  /// The padded base64 of these bytes.
  public static func encode(_ bytes: [UInt8]) -> String {
    unsafe bytes.withUnsafeBufferPointer { unsafe encode($0) }
  }

  /// The padded base64 of these bytes.
  public static func encode(_ bytes: ArraySlice<UInt8>) -> String {
    unsafe bytes.withUnsafeBufferPointer { unsafe encode($0) }
  }

  /// The padded base64 of these bytes, as ASCII: for secrets, since an array can be wiped and a
  /// String can't.
  public static func encodeASCII(_ bytes: Span<UInt8>) -> [UInt8] {
    let count = encodedCount(bytes.count)
    // libsodium ends what it writes with a zero byte, for which there must be room.
    return unsafe [UInt8](unsafeUninitializedCapacity: count + 1) { target, initialised in
      unsafe bytes.withUnsafeBufferPointer { unsafe write($0, to: target) }
      initialised = count
    }
  }

  /// The bytes of a canonical base64 text; nil for any other.
  public static func decode(_ text: String) -> [UInt8]? {
    decode(text.utf8.span)
  }

  /// The bytes of a canonical base64 text, given as ASCII; nil for any other.
  public static func decode(_ text: [UInt8]) -> [UInt8]? {
    decode(text.span)
  }

  /// The bytes of a canonical base64 text, given as ASCII; nil for any other.
  public static func decode(_ text: ArraySlice<UInt8>) -> [UInt8]? {
    decode(text.span)
  }

  /// The bytes of a canonical base64 text, given as ASCII; nil for any other.
  public static func decode(_ text: Span<UInt8>) -> [UInt8]? {
    guard let count = decodedCount(text) else { return nil }
    if count == 0 { return [] }
    var isCanonical = false
    let bytes = unsafe [UInt8](unsafeUninitializedCapacity: count) { target, initialised in
      guard let start = target.baseAddress else { return }
      isCanonical = unsafe decode(text, into: start, count: count)
      initialised = isCanonical ? count : 0
    }
    return isCanonical ? bytes : nil
  }

  /// The count of bytes that a text of this length and padding stands for; nil when there is none.
  static func decodedCount(_ text: Span<UInt8>) -> Int? {
    guard text.count.isMultiple(of: 4) else { return nil }
    if text.isEmpty { return 0 }
    var padding = 0
    while padding < 2, text[text.count - 1 - padding] == 0x3D { padding += 1 }
    return text.count / 4 * 3 - padding
  }

  static func encode(_ bytes: UnsafeBufferPointer<UInt8>) -> String {
    let count = encodedCount(bytes.count)
    return unsafe String(unsafeUninitializedCapacity: count + 1) { target in
      unsafe write(bytes, to: target)
      return count
    }
  }

  static func words32(_ text: Span<UInt8>) -> Words32? {
    var words = Words32()
    let isCanonical = unsafe words.withMutableBytes { unsafe decode(text, into: $0, count: 32) }
    return isCanonical ? words : nil
  }

  /// Reads exactly `count` bytes, more than none; false for any text but their encoding.
  static func decode(
    _ text: Span<UInt8>, into target: UnsafeMutablePointer<UInt8>, count: Int
  ) -> Bool {
    guard count > 0, text.count == encodedCount(count) else { return false }
    return unsafe text.withUnsafeBufferPointer { source in
      unsafe withUnsafeTemporaryAllocation(of: UInt8.self, capacity: text.count + 1) { again in
        guard let characters = source.baseAddress else { return false }
        var written = 0
        let status = unsafe characters.withMemoryRebound(to: CChar.self, capacity: text.count) {
          unsafe sodium_base642bin(
            target, count, $0, text.count, nil, &written, nil, sodium_base64_VARIANT_ORIGINAL)
        }
        guard status == 0, written == count else { return false }
        unsafe write(UnsafeBufferPointer(start: target, count: count), to: again)
        return unsafe sodium_memcmp(again.baseAddress, characters, text.count) == 0
      }
    }
  }

  /// Writes the encoding and a zero byte.
  private static func write(
    _ bytes: UnsafeBufferPointer<UInt8>, to target: UnsafeMutableBufferPointer<UInt8>
  ) {
    guard let start = target.baseAddress else { return }
    let room = encodedCount(bytes.count) + 1
    _ = unsafe start.withMemoryRebound(to: CChar.self, capacity: room) {
      unsafe sodium_bin2base64(
        $0, room, bytes.baseAddress, bytes.count, sodium_base64_VARIANT_ORIGINAL)
    }
  }
}
