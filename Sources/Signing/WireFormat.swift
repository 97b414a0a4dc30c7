/// Reads the SSH wire format (RFC 4251, 5) without copying: what is read comes back as a range of the
/// span that is given to each call, which must always be the same.
///
///     uint32    4 bytes, big-endian
///     string    uint32 count, then that many bytes
struct WireCursor {
  private(set) var position = 0

  mutating func uint32(in bytes: Span<UInt8>) -> UInt32? {
    guard let range = take(4, in: bytes) else { return nil }
    return range.reduce(0) { $0 << 8 | UInt32(bytes[$1]) }
  }

  mutating func string(in bytes: Span<UInt8>) -> Range<Int>? {
    guard let count = uint32(in: bytes) else { return nil }
    return take(Int(count), in: bytes)
  }

  /// A string of exactly this content; false for any other.
  mutating func string(_ text: String, in bytes: Span<UInt8>) -> Bool {
    guard let range = string(in: bytes) else { return false }
    return bytes.extracting(range).spells(text)
  }

  /// These very bytes, without a count.
  mutating func constant(_ text: String, in bytes: Span<UInt8>) -> Bool {
    guard let range = take(text.utf8.count, in: bytes) else { return false }
    return bytes.extracting(range).spells(text)
  }

  func isAtEnd(of bytes: Span<UInt8>) -> Bool {
    position == bytes.count
  }

  private mutating func take(_ count: Int, in bytes: Span<UInt8>) -> Range<Int>? {
    guard bytes.count - position >= count else { return nil }
    defer { position += count }
    return position..<position + count
  }
}

extension Span<UInt8> {
  /// Whether these are the bytes of the text.
  func spells(_ text: String) -> Bool {
    guard count == text.utf8.count else { return false }
    var index = 0
    for byte in text.utf8 {
      guard self[index] == byte else { return false }
      index += 1
    }
    return true
  }

  /// The bytes as text; nil when they are not UTF-8 or have a control character (Cc).
  var text: String? {
    var copy: [UInt8] = []
    for index in 0..<count { copy.append(self[index]) }
    guard let text = String(validating: copy, as: UTF8.self),
      text.unicodeScalars.allSatisfy({ $0.properties.generalCategory != .control })
    else { return nil }
    return text
  }

  /// A name found in foreign bytes, fit for a message: printable ASCII, at most 64 characters.
  var printable: String {
    var text = ""
    for index in 0..<Swift.min(count, 64) {
      let byte = self[index]
      text.unicodeScalars.append((0x20...0x7E).contains(byte) ? Unicode.Scalar(byte) : "?")
    }
    return text
  }
}

extension ArraySlice<UInt8> {
  /// Whether these are the bytes of the text.
  func spells(_ text: String) -> Bool {
    span.spells(text)
  }
}

extension [UInt8] {
  /// Adds an SSH uint32.
  mutating func appendWire(_ number: UInt32) {
    for shift in [24, 16, 8, 0] { append(UInt8(truncatingIfNeeded: number >> UInt32(shift))) }
  }

  /// Adds an SSH string of the text's bytes.
  mutating func appendWire(_ text: String) {
    appendWire(UInt32(text.utf8.count))
    append(contentsOf: text.utf8)
  }

  /// Adds an SSH string of these bytes.
  mutating func appendWire(_ bytes: [UInt8]) {
    appendWire(UInt32(bytes.count))
    append(contentsOf: bytes)
  }
}
