/// Bytes that were read and found canonical: writing their value again gives the same bytes.
///
/// The subset of RFC 8785 that ledgers are written in: objects, arrays, strings, booleans and integers
/// from 0 to 2^53 - 1. Member names are `[a-z][a-z0-9_]*`, sorted and each there once. Strings are UTF-8
/// without controls other than line feed and tab, line separators, bidirectional controls, U+FEFF
/// and noncharacters.
public struct CanonicalText: Sendable {
  public let bytes: [UInt8]
  let tape: [TapeEntry]

  /// Throws at the first byte that is not canonical or passes a limit; nothing is ever repaired.
  public init(_ bytes: [UInt8], limits: JSONLimits = .event) throws(JSONError) {
    var reader = Reader(limits: limits)
    try reader.readText(bytes.span)
    self.bytes = bytes
    tape = reader.tape
  }

  public var root: JSONNode { JSONNode(text: self, index: 0) }
}

/// One value inside a ``CanonicalText``.
public struct JSONNode: Sendable {
  public enum Kind: UInt8, Sendable {
    case object, array, string, bool, integer
  }

  let text: CanonicalText
  /// Of the value in the tape.
  let index: Int

  public var kind: Kind { text.tape[index].kind }

  /// Where the value stands in the text.
  public var range: Range<Int> { text.tape[index].range }

  /// The bytes of the value: canonical themselves, and so what was signed where a value was.
  public var bytes: ArraySlice<UInt8> { text.bytes[range] }

  /// Throws `.wrongType` where the value is no string.
  public func string() throws(JSONError) -> String { try text.string(at: index) }

  /// 0 to 2^53 - 1. Throws `.wrongType` where the value is no integer.
  public func integer() throws(JSONError) -> Int64 { try text.integer(at: index) }

  /// Throws `.wrongType` where the value is no boolean.
  public func bool() throws(JSONError) -> Bool { try text.bool(at: index) }

  /// Throws `.wrongType` where the value is no array.
  public func elements() throws(JSONError) -> [JSONNode] { try text.elements(at: index) }

  /// Throws `.wrongType` where the value is no object.
  public func fields() throws(JSONError) -> Fields { try Fields(text, at: index) }

  /// Whether the value is a string of exactly the bytes of `other`; makes no String.
  public func isString(_ other: String) -> Bool {
    let entry = text.tape[index]
    guard entry.kind == .string else { return false }
    guard entry.hasEscapes else {
      let inside = Int(entry.start) + 1..<Int(entry.end) - 1
      return text.compare(inside, with: other) == 0
    }
    return text.unescaped(entry.range).elementsEqual(other.utf8)
  }

  /// The value apart from its text.
  public func json() -> JSON { text.json(at: index) }
}

/// Values by their place in the tape.
extension CanonicalText {
  func wrongType(at index: Int) -> JSONError {
    JSONError(.wrongType, at: Int(tape[index].start), field: name(at: index))
  }

  /// The name of a member; empty for what is no member.
  func name(at index: Int) -> String {
    String(decoding: bytes[tape[index].nameRange], as: UTF8.self)
  }

  func string(at index: Int) throws(JSONError) -> String {
    let entry = tape[index]
    guard entry.kind == .string else { throw wrongType(at: index) }
    guard entry.hasEscapes else {
      return String(decoding: bytes[Int(entry.start) + 1..<Int(entry.end) - 1], as: UTF8.self)
    }
    return String(decoding: unescaped(entry.range), as: UTF8.self)
  }

  func stringBytes(at index: Int) throws(JSONError) -> ArraySlice<UInt8> {
    let entry = tape[index]
    guard entry.kind == .string else { throw wrongType(at: index) }
    guard entry.hasEscapes else { return bytes[Int(entry.start) + 1..<Int(entry.end) - 1] }
    return unescaped(entry.range)[...]
  }

  func integer(at index: Int) throws(JSONError) -> Int64 {
    let entry = tape[index]
    guard entry.kind == .integer else { throw wrongType(at: index) }
    var number: Int64 = 0
    for position in entry.range {
      number = number * 10 + Int64(bytes[position] - ASCII.zero)
    }
    return number
  }

  func bool(at index: Int) throws(JSONError) -> Bool {
    let entry = tape[index]
    guard entry.kind == .bool else { throw wrongType(at: index) }
    return bytes[Int(entry.start)] == ASCII.t
  }

  func elements(at index: Int) throws(JSONError) -> [JSONNode] {
    guard tape[index].kind == .array else { throw wrongType(at: index) }
    return children(of: index).map { JSONNode(text: self, index: $0) }
  }

  /// The members or items of an object or array, in the order of the text.
  func children(of index: Int) -> [Int] {
    var children: [Int] = []
    var child = index + 1
    while child < Int(tape[index].next) {
      children.append(child)
      child = Int(tape[child].next)
    }
    return children
  }

  func json(at index: Int) -> JSON {
    let entry = tape[index]
    switch entry.kind {
    case .object:
      var members: [String: JSON] = [:]
      for child in children(of: index) { members[name(at: child)] = json(at: child) }
      return .object(members)
    case .array:
      return .array(children(of: index).map { json(at: $0) })
    case .string:
      return .string(String(decoding: unescaped(entry.range), as: UTF8.self))
    case .bool:
      return .bool(bytes[Int(entry.start)] == ASCII.t)
    case .integer:
      return .integer(bytes[entry.range].reduce(0) { $0 * 10 + Int64($1 - ASCII.zero) })
    }
  }

  /// What a string between its quotes stands for; the reader has let pass \" \\ \n and \t only.
  func unescaped(_ range: Range<Int>) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(range.count)
    var position = range.lowerBound + 1
    while position < range.upperBound - 1 {
      if bytes[position] == ASCII.backslash {
        position += 1
        switch bytes[position] {
        case ASCII.n: result.append(ASCII.lineFeed)
        case ASCII.t: result.append(ASCII.tab)
        default: result.append(bytes[position])
        }
      } else {
        result.append(bytes[position])
      }
      position += 1
    }
    return result
  }

  /// Negative, zero or positive as the bytes in `range` come before, equal or come after `other`.
  func compare(_ range: Range<Int>, with other: String) -> Int {
    let right = other.utf8.span
    let common = min(range.count, right.count)
    var offset = 0
    while offset < common {
      let (left, right) = (bytes[range.lowerBound + offset], right[offset])
      if left != right { return left < right ? -1 : 1 }
      offset += 1
    }
    return range.count - right.count
  }
}
