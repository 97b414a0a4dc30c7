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
  ///
  /// Ours and not libsodium's, which is many times slower and must be asked a second time, for the
  /// encoding, to tell whether the text was canonical. What is done does not depend on the characters.
  static func decode(
    _ text: Span<UInt8>, into target: UnsafeMutablePointer<UInt8>, count: Int
  ) -> Bool {
    guard count > 0, text.count == encodedCount(count) else { return false }
    // Negative as soon as one character is none of the 64, or one bit is left over.
    var fault: Int32 = 0
    let whole = count / 3
    for group in 0..<whole {
      let (first, second) = (value(text[4 * group]), value(text[4 * group + 1]))
      let (third, fourth) = (value(text[4 * group + 2]), value(text[4 * group + 3]))
      fault |= first | second | third | fourth
      let bits = first << 18 | second << 12 | third << 6 | fourth
      unsafe target[3 * group] = UInt8(truncatingIfNeeded: bits >> 16)
      unsafe target[3 * group + 1] = UInt8(truncatingIfNeeded: bits >> 8)
      unsafe target[3 * group + 2] = UInt8(truncatingIfNeeded: bits)
    }
    let rest = count - 3 * whole
    guard rest > 0 else { return fault >= 0 }
    let padding = UInt8(ascii: "=")
    let (first, second) = (value(text[4 * whole]), value(text[4 * whole + 1]))
    guard text[4 * whole + 3] == padding else { return false }
    unsafe target[3 * whole] = UInt8(truncatingIfNeeded: first << 2 | second >> 4)
    fault |= first | second
    if rest == 1 {
      guard text[4 * whole + 2] == padding else { return false }
      fault |= -(second & 0x0F)
    } else {
      let third = value(text[4 * whole + 2])
      unsafe target[3 * whole + 1] = UInt8(truncatingIfNeeded: second << 4 | third >> 2)
      fault |= third | -(third & 0x03)
    }
    return fault >= 0
  }

  /// 0 to 63, or -1 for what is none of the 64 characters.
  private static func value(_ character: UInt8) -> Int32 {
    let number = Int32(character)
    /// All ones where the character is in the range, else all zeros.
    func within(_ low: UInt8, _ high: UInt8) -> Int32 {
      ((Int32(low) - 1 - number) & (number - Int32(high) - 1)) >> 31
    }
    let upper = within(0x41, 0x5A) & (number - 0x41 + 1)
    let lower = within(0x61, 0x7A) & (number - 0x61 + 27)
    let digit = within(0x30, 0x39) & (number - 0x30 + 53)
    return (upper | lower | digit | within(0x2B, 0x2B) & 63 | within(0x2F, 0x2F) & 64) - 1
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
