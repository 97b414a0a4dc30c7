extension Reader {
  /// A member's name and the colon after it; returns the name's bytes.
  mutating func readName(_ text: Span<UInt8>) throws(JSONError) -> Range<Int> {
    guard position < text.count, text[position] == ASCII.quote else { throw unexpected(text) }
    let start = position + 1
    var end = start
    while end < text.count, Grammar.continuesName(text[end]) { end += 1 }
    guard end < text.count, text[end] == ASCII.quote, Grammar.beginsName(text[start]) else {
      // A fault that no string may have is the better answer.
      _ = try scanString(text)
      throw JSONError(.nameNotAllowed, at: start - 1)
    }
    guard end - start <= limits.stringBytes else { throw JSONError(.stringBytes, at: start - 1) }
    position = end + 1
    guard position < text.count, text[position] == ASCII.colon else { throw unexpected(text) }
    position += 1
    return start..<end
  }

  mutating func readString(_ text: Span<UInt8>, nameLength: Int) throws(JSONError) {
    let start = position
    let hasEscapes = try scanString(text)
    append(.string, nameLength: nameLength, start: start, end: position)
    if hasEscapes { tape[tape.count - 1].hasEscapes = true }
  }

  /// Reads a string from its opening to its closing quote; returns whether it has escapes.
  private mutating func scanString(_ text: Span<UInt8>) throws(JSONError) -> Bool {
    let start = position
    var escapes = 0
    position += 1
    while position < text.count {
      switch text[position] {
      case 0x20, 0x21, 0x23...0x5B, 0x5D...0x7E:
        position += 1
      case ASCII.quote:
        position += 1
        guard position - start - 2 - escapes <= limits.stringBytes else {
          throw JSONError(.stringBytes, at: start)
        }
        return escapes > 0
      case ASCII.backslash:
        try readEscape(text)
        escapes += 1
      case 0x00...0x1F:
        throw JSONError(.unescapedControl, at: position)
      default:
        try readScalar(text)
      }
    }
    throw JSONError(.truncated, at: position)
  }

  /// One of the four escapes of characters that text may contain; each is two bytes for one.
  private mutating func readEscape(_ text: Span<UInt8>) throws(JSONError) {
    guard position + 1 < text.count else { throw JSONError(.truncated, at: text.count) }
    switch text[position + 1] {
    case ASCII.quote, ASCII.backslash, ASCII.n, ASCII.t:
      position += 2
    case UInt8(ascii: "b"), UInt8(ascii: "f"), UInt8(ascii: "r"):
      throw JSONError(.forbiddenCharacter, at: position)
    case ASCII.u:
      throw numericEscapeError(text)
    case UInt8(ascii: "/"):
      throw JSONError(.notCanonicalEscape, at: position)
    default:
      throw JSONError(.unexpectedByte, at: position + 1)
    }
  }

  // \u00xx is canonical for controls without a short form only, and none of those may stand in text.
  private func numericEscapeError(_ text: Span<UInt8>) -> JSONError {
    guard let unit = codeUnit(text, at: position) else {
      return JSONError(.unexpectedByte, at: position + 1)
    }
    switch unit {
    case 0x08, 0x09, 0x0A, 0x0C, 0x0D: return JSONError(.notCanonicalEscape, at: position)
    case 0x00...0x1F: return JSONError(.forbiddenCharacter, at: position)
    case 0xD800...0xDBFF:
      let second = codeUnit(text, at: position + 6) ?? 0
      let isPair = (0xDC00...0xDFFF).contains(second)
      return JSONError(isPair ? .notCanonicalEscape : .loneSurrogate, at: position)
    case 0xDC00...0xDFFF: return JSONError(.loneSurrogate, at: position)
    default: return JSONError(.notCanonicalEscape, at: position)
    }
  }

  /// The number in `\uXXXX`, in either case of its digits.
  private func codeUnit(_ text: Span<UInt8>, at start: Int) -> UInt32? {
    guard start + 6 <= text.count, text[start] == ASCII.backslash, text[start + 1] == ASCII.u
    else { return nil }
    var unit: UInt32 = 0
    for index in start + 2..<start + 6 {
      let byte = UInt32(text[index])
      switch byte {
      case 0x30...0x39: unit = unit << 4 | (byte - 0x30)
      case 0x41...0x46, 0x61...0x66: unit = unit << 4 | ((byte & 0x0F) + 9)
      default: return nil
      }
    }
    return unit
  }

  /// One character outside of ASCII, or U+007F. RFC 3629, 4 tells which sequences are UTF-8.
  private mutating func readScalar(_ text: Span<UInt8>) throws(JSONError) {
    let lead = text[position]
    var second: ClosedRange<UInt8> = 0x80...0xBF
    let length: Int
    switch lead {
    case 0x7F: throw JSONError(.forbiddenCharacter, at: position)
    case 0xC2...0xDF: length = 2
    case 0xE0...0xEF:
      length = 3
      // No overlong forms, no surrogates.
      if lead == 0xE0 { second = 0xA0...0xBF } else if lead == 0xED { second = 0x80...0x9F }
    case 0xF0...0xF4:
      length = 4
      // No overlong forms, nothing above U+10FFFF.
      if lead == 0xF0 { second = 0x90...0xBF } else if lead == 0xF4 { second = 0x80...0x8F }
    default: throw JSONError(.invalidUTF8, at: position)
    }
    guard position + length <= text.count, second.contains(text[position + 1]) else {
      throw JSONError(.invalidUTF8, at: position)
    }
    var scalar = UInt32(lead) & (0xFF >> UInt32(length + 1))
    for index in position + 1..<position + length {
      guard text[index] & 0xC0 == 0x80 else { throw JSONError(.invalidUTF8, at: position) }
      scalar = scalar << 6 | UInt32(text[index] & 0x3F)
    }
    guard !Grammar.forbids(scalar) else { throw JSONError(.forbiddenCharacter, at: position) }
    position += length
  }

  mutating func readInteger(_ text: Span<UInt8>, nameLength: Int) throws(JSONError) {
    let start = position
    var number: Int64 = 0
    while position < text.count, text[position] &- ASCII.zero < 10 {
      // Sixteen digits cannot overflow; more are more than 2^53 or begin with a zero.
      if position - start < 16 { number = number * 10 + Int64(text[position] &- ASCII.zero) }
      position += 1
    }
    let digits = position - start
    guard digits == 1 || text[start] != ASCII.zero else { throw JSONError(.leadingZero, at: start) }
    if position < text.count {
      switch text[position] {
      case UInt8(ascii: "."), UInt8(ascii: "e"), UInt8(ascii: "E"):
        throw JSONError(.notAnInteger, at: start)
      default: break
      }
    }
    guard digits <= 16, number <= Grammar.largestInteger else {
      throw JSONError(.integerTooLarge, at: start)
    }
    append(.integer, nameLength: nameLength, start: start, end: position)
  }

  mutating func readLiteral(_ text: Span<UInt8>, nameLength: Int) throws(JSONError) {
    let start = position
    let literal: String
    switch text[start] {
    case ASCII.t: literal = "true"
    case UInt8(ascii: "f"): literal = "false"
    case ASCII.n: literal = "null"
    case ASCII.minus: throw JSONError(.negative, at: start)
    default: throw unexpected(text)
    }
    for byte in literal.utf8 {
      guard position < text.count else { throw JSONError(.truncated, at: position) }
      guard text[position] == byte else { throw JSONError(.unexpectedByte, at: position) }
      position += 1
    }
    guard text[start] != ASCII.n else { throw JSONError(.null, at: start) }
    append(.bool, nameLength: nameLength, start: start, end: position)
  }
}
