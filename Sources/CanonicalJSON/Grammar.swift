/// The character sets that reader and writer share.
enum Grammar {
  /// 2^53 - 1: above it, readers that use floating point lose digits.
  static let largestInteger: Int64 = 9_007_199_254_740_991

  /// Whether text may not contain this Unicode scalar value: controls (Cc) other than line feed and
  /// tab, line separators, U+FEFF, noncharacters and bidirectional controls.
  static func forbids(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x09, 0x0A: false
    case 0...0x1F, 0x7F...0x9F: true
    case 0x061C, 0x200E...0x200F, 0x2028...0x202E, 0x2066...0x2069, 0xFEFF: true
    case 0xFDD0...0xFDEF: true
    default: scalar & 0xFFFE == 0xFFFE
    }
  }

  /// `[a-z]`
  @inline(__always)
  static func beginsName(_ byte: UInt8) -> Bool {
    byte &- 0x61 < 26
  }

  /// `[a-z0-9_]`
  @inline(__always)
  static func continuesName(_ byte: UInt8) -> Bool {
    byte &- 0x61 < 26 || byte &- 0x30 < 10 || byte == 0x5F
  }
}

/// The ASCII characters that JSON's grammar names.
enum ASCII {
  static let tab: UInt8 = 0x09
  static let lineFeed: UInt8 = 0x0A
  static let quote = UInt8(ascii: "\"")
  static let comma = UInt8(ascii: ",")
  static let minus = UInt8(ascii: "-")
  static let zero = UInt8(ascii: "0")
  static let nine = UInt8(ascii: "9")
  static let colon = UInt8(ascii: ":")
  static let openBracket = UInt8(ascii: "[")
  static let backslash = UInt8(ascii: "\\")
  static let closeBracket = UInt8(ascii: "]")
  static let openBrace = UInt8(ascii: "{")
  static let closeBrace = UInt8(ascii: "}")
  static let n = UInt8(ascii: "n")
  static let t = UInt8(ascii: "t")
  static let u = UInt8(ascii: "u")
}
