extension JSON {
  /// The bytes that RFC 8785 gives this value: no white space, members sorted by name, the shortest
  /// escapes.
  ///
  /// Throws what ``CanonicalText`` would refuse under the same limits: what can be written can be read.
  public func canonicalBytes(limits: JSONLimits = .event) throws(JSONError) -> [UInt8] {
    var writer = Writer(limits: limits)
    try writer.write(self, depth: 0)
    return writer.bytes
  }
}

private struct Writer {
  let limits: JSONLimits
  var bytes: [UInt8] = []
  /// The name of the innermost member begun, for errors.
  var field = ""

  init(limits: JSONLimits) {
    self.limits = limits
  }

  func error(_ reason: JSONError.Reason) -> JSONError {
    JSONError(reason, at: bytes.count, field: field)
  }

  mutating func write(_ value: JSON, depth: Int) throws(JSONError) {
    switch value {
    case .object(let members): try write(members, depth: depth + 1)
    case .array(let items): try write(items, depth: depth + 1)
    case .string(let text): try write(text)
    case .bool(let truth): bytes += (truth ? "true" : "false").utf8
    case .integer(let number):
      guard number >= 0 else { throw error(.negative) }
      guard number <= Grammar.largestInteger else { throw error(.integerTooLarge) }
      bytes += String(number).utf8
    }
    guard bytes.count <= limits.bytes else { throw error(.bytes) }
  }

  // RFC 8785, 3.2.3 sorts by UTF-16 code units; names being ASCII, that is the order of the bytes.
  mutating func write(_ members: [String: JSON], depth: Int) throws(JSONError) {
    guard depth <= limits.depth else { throw error(.depth) }
    guard members.count <= limits.members else { throw error(.members) }
    let outer = field
    let sorted = members.sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }
    bytes.append(ASCII.openBrace)
    for (position, (name, value)) in sorted.enumerated() {
      if position > 0 { bytes.append(ASCII.comma) }
      field = name
      try writeName(name)
      try write(value, depth: depth)
    }
    field = outer
    bytes.append(ASCII.closeBrace)
  }

  mutating func write(_ items: [JSON], depth: Int) throws(JSONError) {
    guard depth <= limits.depth else { throw error(.depth) }
    guard items.count <= limits.items else { throw error(.items) }
    bytes.append(ASCII.openBracket)
    for (position, item) in items.enumerated() {
      if position > 0 { bytes.append(ASCII.comma) }
      try write(item, depth: depth)
    }
    bytes.append(ASCII.closeBracket)
  }

  mutating func writeName(_ name: String) throws(JSONError) {
    guard let first = name.utf8.first, Grammar.beginsName(first),
      name.utf8.allSatisfy(Grammar.continuesName)
    else { throw error(.nameNotAllowed) }
    guard name.utf8.count <= limits.stringBytes else { throw error(.stringBytes) }
    bytes.append(ASCII.quote)
    bytes += name.utf8
    bytes += [ASCII.quote, ASCII.colon]
  }

  // RFC 8785, 3.2.2.2. The other escapes that it names are of characters that text may not contain.
  mutating func write(_ text: String) throws(JSONError) {
    guard text.utf8.count <= limits.stringBytes else { throw error(.stringBytes) }
    if text.utf8.allSatisfy({ $0 &- 0x20 < 0x5F && $0 != ASCII.quote && $0 != ASCII.backslash }) {
      // Most text: nothing to forbid, nothing to escape.
      bytes.append(ASCII.quote)
      bytes += text.utf8
      bytes.append(ASCII.quote)
      return
    }
    for scalar in text.unicodeScalars where Grammar.forbids(scalar.value) {
      throw error(.forbiddenCharacter)
    }
    bytes.append(ASCII.quote)
    for byte in text.utf8 {
      switch byte {
      case ASCII.quote, ASCII.backslash: bytes += [ASCII.backslash, byte]
      case ASCII.lineFeed: bytes += [ASCII.backslash, ASCII.n]
      case ASCII.tab: bytes += [ASCII.backslash, ASCII.t]
      default: bytes.append(byte)
      }
    }
    bytes.append(ASCII.quote)
  }
}
