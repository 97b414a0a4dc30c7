/// Reads one text into a tape, and refuses it at the first byte that the writer would not have written.
///
/// The text is handed to each function as a Span, which checks every index and counts no references.
struct Reader {
  let limits: JSONLimits
  var tape: [TapeEntry] = []
  /// The next byte to be read.
  var position = 0

  init(limits: JSONLimits) {
    self.limits = limits
  }

  mutating func readText(_ text: Span<UInt8>) throws(JSONError) {
    guard text.count <= limits.bytes else { throw JSONError(.bytes, at: limits.bytes) }
    tape.reserveCapacity(min(text.count / 16 + 4, 4096))
    try readValue(text, nameLength: 0, depth: 0)
    guard position == text.count else {
      throw unexpected(text, otherwise: .trailingBytes)
    }
  }

  /// `depth`: how many objects and arrays are open around the value.
  mutating func readValue(
    _ text: Span<UInt8>, nameLength: Int, depth: Int
  ) throws(JSONError) {
    guard position < text.count else { throw JSONError(.truncated, at: position) }
    switch text[position] {
    case ASCII.quote:
      try readString(text, nameLength: nameLength)
    case ASCII.zero...ASCII.nine:
      try readInteger(text, nameLength: nameLength)
    case ASCII.openBrace:
      try readObject(text, nameLength: nameLength, depth: depth + 1)
    case ASCII.openBracket:
      try readArray(text, nameLength: nameLength, depth: depth + 1)
    default:
      try readLiteral(text, nameLength: nameLength)
    }
  }

  private mutating func readObject(
    _ text: Span<UInt8>, nameLength: Int, depth: Int
  ) throws(JSONError) {
    let index = try open(.object, nameLength: nameLength, depth: depth)
    if try closes(text, with: ASCII.closeBrace) { return close(index) }
    var members = 0
    var previous = 0..<0
    while true {
      members += 1
      guard members <= limits.members else { throw JSONError(.members, at: position) }
      let name = try readName(text)
      try requireOrder(text, previous, name)
      previous = name
      try readValue(text, nameLength: name.count, depth: depth)
      if try ends(text, with: ASCII.closeBrace) { return close(index) }
    }
  }

  private mutating func readArray(
    _ text: Span<UInt8>, nameLength: Int, depth: Int
  ) throws(JSONError) {
    let index = try open(.array, nameLength: nameLength, depth: depth)
    if try closes(text, with: ASCII.closeBracket) { return close(index) }
    var items = 0
    while true {
      items += 1
      guard items <= limits.items else { throw JSONError(.items, at: position) }
      try readValue(text, nameLength: 0, depth: depth)
      if try ends(text, with: ASCII.closeBracket) { return close(index) }
    }
  }

  /// Begins an object or array; what it spans is told by `close`.
  private mutating func open(
    _ kind: JSONNode.Kind, nameLength: Int, depth: Int
  ) throws(JSONError) -> Int {
    guard depth <= limits.depth else { throw JSONError(.depth, at: position) }
    let index = tape.count
    append(kind, nameLength: nameLength, start: position, end: position + 1)
    position += 1
    return index
  }

  private mutating func close(_ index: Int) {
    tape[index].end = UInt32(truncatingIfNeeded: position)
    tape[index].next = UInt32(truncatingIfNeeded: tape.count)
  }

  /// Whether the object or array that has just begun is empty.
  private mutating func closes(_ text: Span<UInt8>, with byte: UInt8) throws(JSONError) -> Bool {
    guard position < text.count else { throw JSONError(.truncated, at: position) }
    guard text[position] == byte else { return false }
    position += 1
    return true
  }

  /// Reads past the comma after a member or item, or past the closing bracket: then true.
  private mutating func ends(_ text: Span<UInt8>, with byte: UInt8) throws(JSONError) -> Bool {
    guard position < text.count else { throw JSONError(.truncated, at: position) }
    let found = text[position]
    guard found == ASCII.comma || found == byte else { throw unexpected(text) }
    position += 1
    guard found == ASCII.comma else { return true }
    if position < text.count, text[position] == byte {
      throw JSONError(.trailingComma, at: position - 1)
    }
    return false
  }

  // The first name comes with an empty `previous`, which precedes every name.
  private func requireOrder(
    _ text: Span<UInt8>, _ previous: Range<Int>, _ name: Range<Int>
  ) throws(JSONError) {
    let common = min(previous.count, name.count)
    var offset = 0
    while offset < common {
      let (left, right) = (text[previous.lowerBound + offset], text[name.lowerBound + offset])
      if left < right { return }
      guard left == right else { throw nameError(.nameOutOfOrder, text, name) }
      offset += 1
    }
    if previous.count < name.count { return }
    throw nameError(previous.count == name.count ? .duplicateName : .nameOutOfOrder, text, name)
  }

  private func nameError(
    _ reason: JSONError.Reason, _ text: Span<UInt8>, _ name: Range<Int>
  ) -> JSONError {
    let field = String(decoding: name.map { text[$0] }, as: UTF8.self)
    return JSONError(reason, at: name.lowerBound - 1, field: field)
  }

  mutating func append(_ kind: JSONNode.Kind, nameLength: Int, start: Int, end: Int) {
    tape.append(
      TapeEntry(kind, nameLength: nameLength, start: start, end: end, next: tape.count + 1))
  }

  /// Names what stands at the position instead of what the grammar asks for.
  func unexpected(
    _ text: Span<UInt8>, otherwise reason: JSONError.Reason = .unexpectedByte
  ) -> JSONError {
    guard position < text.count else { return JSONError(.truncated, at: position) }
    switch text[position] {
    case 0x20, 0x09, 0x0A, 0x0D: return JSONError(.whiteSpace, at: position)
    case 0xEF where position == 0: return JSONError(.byteOrderMark, at: position)
    default: return JSONError(reason, at: position)
    }
  }
}
