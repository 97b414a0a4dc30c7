/// JSON (RFC 8259) as others write it: with white space, in any order of members, which is kept. A
/// member that is named twice is refused, since readers differ in which one they take; so is a number
/// that is no integer of 64 bits.
enum SourceJSON: Hashable {
  case null
  case bool(Bool)
  case integer(Int64)
  case string(String)
  case array([SourceJSON])
  case object([Member])

  struct Member: Hashable {
    let name: String
    let value: SourceJSON
  }

  /// - Throws: `ReplayError` with the place, counted in bytes.
  init(_ text: String, file: String) throws {
    var reader = SourceJSONReader(bytes: Array(text.utf8), file: file)
    self = try reader.document()
  }

  /// The value of a member; nil where this is no object or has no such member.
  subscript(_ name: String) -> SourceJSON? {
    guard case .object(let members) = self else { return nil }
    return members.first { $0.name == name }?.value
  }
}

private struct SourceJSONReader {
  let bytes: [UInt8]
  let file: String
  var position = 0
  var depth = 0

  mutating func document() throws -> SourceJSON {
    let value = try value()
    guard next() == nil else { throw malformed("text follows the document") }
    return value
  }

  private func malformed(_ reason: String) -> ReplayError {
    .malformed(file, "\(reason) at byte \(position)")
  }

  /// The next byte that is no white space, left where it is.
  private mutating func next() -> UInt8? {
    while position < bytes.count, [0x20, 0x09, 0x0A, 0x0D].contains(bytes[position]) {
      position += 1
    }
    return position < bytes.count ? bytes[position] : nil
  }

  private mutating func take(_ character: Unicode.Scalar) throws {
    guard next() == UInt8(ascii: character) else { throw malformed("no \(character)") }
    position += 1
  }

  /// Whether the list goes on: after its opening, or after a value.
  private mutating func goesOn(until end: Unicode.Scalar, isFirst: Bool) throws -> Bool {
    if next() == UInt8(ascii: end) {
      position += 1
      return false
    }
    if !isFirst { try take(",") }
    return true
  }

  private mutating func value() throws -> SourceJSON {
    depth += 1
    defer { depth -= 1 }
    guard depth <= 64 else { throw malformed("more than 64 values within each other") }
    switch next() {
    case UInt8(ascii: "{"): return .object(try members())
    case UInt8(ascii: "["):
      position += 1
      var values: [SourceJSON] = []
      while try goesOn(until: "]", isFirst: values.isEmpty) { values.append(try value()) }
      return .array(values)
    case UInt8(ascii: "\""): return .string(try string())
    case UInt8(ascii: "t"): return try word("true", .bool(true))
    case UInt8(ascii: "f"): return try word("false", .bool(false))
    case UInt8(ascii: "n"): return try word("null", .null)
    default: return .integer(try integer())
    }
  }

  private mutating func members() throws -> [SourceJSON.Member] {
    try take("{")
    var members: [SourceJSON.Member] = []
    var names: Set<[UInt8]> = []
    while try goesOn(until: "}", isFirst: members.isEmpty) {
      guard next() == UInt8(ascii: "\"") else { throw malformed("no name of a member") }
      let name = try string()
      guard names.insert(Array(name.utf8)).inserted else {
        throw malformed("\(name) is named twice")
      }
      try take(":")
      members.append(SourceJSON.Member(name: name, value: try value()))
    }
    return members
  }

  private mutating func word(_ word: String, _ value: SourceJSON) throws -> SourceJSON {
    guard bytes[position...].starts(with: word.utf8) else { throw malformed("no value") }
    position += word.utf8.count
    return value
  }

  private mutating func integer() throws -> Int64 {
    let start = position
    while position < bytes.count, (48...57).contains(bytes[position]) || position == start {
      position += 1
    }
    let text = String(decoding: bytes[start..<position], as: UTF8.self)
    let isFraction =
      position < bytes.count
      && [UInt8(ascii: "."), UInt8(ascii: "e"), UInt8(ascii: "E")].contains(bytes[position])
    guard let value = Int64(text), String(value) == text, !isFraction else {
      position = start
      throw malformed("no value, or a number that is no integer of 64 bits")
    }
    return value
  }

  private mutating func string() throws -> String {
    position += 1
    var text: [UInt8] = []
    while position < bytes.count {
      let byte = bytes[position]
      position += 1
      switch byte {
      case UInt8(ascii: "\""): return String(decoding: text, as: UTF8.self)
      case UInt8(ascii: "\\"): text += String(try escaped()).utf8
      case 0..<0x20: throw malformed("a control character in a string")
      default: text.append(byte)
      }
    }
    throw malformed("a string is not closed")
  }

  private mutating func escaped() throws -> Character {
    guard position < bytes.count else { throw malformed("a string is not closed") }
    let byte = bytes[position]
    position += 1
    let plain: [UInt8: Character] = [
      0x22: "\"", 0x5C: "\\", 0x2F: "/", 0x62: "\u{8}", 0x66: "\u{C}", 0x6E: "\n", 0x72: "\r",
      0x74: "\t",
    ]
    if let character = plain[byte] { return character }
    guard byte == UInt8(ascii: "u") else { throw malformed("an unknown escape") }
    var code = try unit()
    if (0xD800..<0xDC00).contains(code) {
      guard bytes[position...].starts(with: "\\u".utf8) else { throw malformed("half a character") }
      position += 2
      let low = try unit()
      guard (0xDC00..<0xE000).contains(low) else { throw malformed("half a character") }
      code = 0x10000 + (code - 0xD800) << 10 + (low - 0xDC00)
    }
    guard let scalar = Unicode.Scalar(code) else { throw malformed("half a character") }
    return Character(scalar)
  }

  private mutating func unit() throws -> UInt32 {
    guard position + 4 <= bytes.count else { throw malformed("a string is not closed") }
    let digits = String(decoding: bytes[position..<position + 4], as: UTF8.self)
    guard digits.utf8.count == 4, !digits.hasPrefix("+"), !digits.hasPrefix("-"),
      let code = UInt32(digits, radix: 16)
    else { throw malformed("an escape without four hex digits") }
    position += 4
    return code
  }
}
