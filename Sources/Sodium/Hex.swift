/// Lower-case hex digits, two a byte. Not for secrets: its time depends on the digits.
public enum Hex {
  /// Two lower-case digits for each byte.
  public static func encode(_ bytes: [UInt8]) -> String {
    unsafe bytes.withUnsafeBufferPointer { unsafe encode($0) }
  }

  /// Two lower-case digits for each byte.
  public static func encode(_ bytes: ArraySlice<UInt8>) -> String {
    unsafe bytes.withUnsafeBufferPointer { unsafe encode($0) }
  }

  /// Reads pairs of lower-case digits; nil for an odd count or any other character.
  public static func decode(_ text: String) -> [UInt8]? {
    decode(text.utf8.span)
  }

  /// Reads pairs of lower-case digits; nil for an odd count or any other character.
  public static func decode(_ digits: Span<UInt8>) -> [UInt8]? {
    guard digits.count.isMultiple(of: 2) else { return nil }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(digits.count / 2)
    for index in stride(from: 0, to: digits.count, by: 2) {
      guard let high = value(digits[index]), let low = value(digits[index + 1]) else { return nil }
      bytes.append(high << 4 | low)
    }
    return bytes
  }

  static func encode(_ bytes: UnsafeBufferPointer<UInt8>) -> String {
    unsafe String(unsafeUninitializedCapacity: bytes.count * 2) { target in
      for index in 0..<bytes.count {
        let byte = unsafe bytes[index]
        unsafe target[2 * index] = digit(byte >> 4)
        unsafe target[2 * index + 1] = digit(byte & 15)
      }
      return bytes.count * 2
    }
  }

  /// Reads exactly `count` bytes; false for any other text.
  static func decode(
    _ digits: Span<UInt8>, into target: UnsafeMutablePointer<UInt8>, count: Int
  ) -> Bool {
    guard digits.count == count * 2 else { return false }
    for index in 0..<count {
      guard let high = value(digits[2 * index]), let low = value(digits[2 * index + 1]) else {
        return false
      }
      unsafe target[index] = high << 4 | low
    }
    return true
  }

  private static func digit(_ value: UInt8) -> UInt8 {
    value < 10 ? 0x30 + value : 0x57 + value
  }

  private static func value(_ digit: UInt8) -> UInt8? {
    switch digit {
    case 0x30...0x39: digit - 0x30
    case 0x61...0x66: digit - 0x57
    default: nil
    }
  }
}
