/// Reads the members of one object by name, each once; `finish()` refuses members that nobody read.
///
/// A member that was read is gone: asked for again, it is missing. Reading in the order of the names
/// costs one comparison for each.
public struct Fields: Sendable {
  private let text: CanonicalText
  /// The object in the tape.
  private let object: Int
  /// The first member that was neither read nor passed over.
  private var next: Int
  private let end: Int
  /// Members before `next` that were not read, in the order of the text.
  private var passed: [Int] = []

  init(_ text: CanonicalText, at index: Int) throws(JSONError) {
    let entry = text.tape[index]
    guard entry.kind == .object else { throw text.wrongType(at: index) }
    self.text = text
    object = index
    next = index + 1
    end = Int(entry.next)
  }

  /// Throws `.unknownField` with the first member that nobody read.
  public func finish() throws(JSONError) {
    guard let unread = passed.first ?? (next < end ? next : nil) else { return }
    let name = text.tape[unread].nameRange
    throw JSONError(.unknownField, at: name.lowerBound - 1, field: text.name(at: unread))
  }

  private mutating func take(_ name: String) -> Int? {
    while next < end {
      let order = text.compare(text.tape[next].nameRange, with: name)
      if order > 0 { break }
      let found = next
      next = Int(text.tape[next].next)
      if order == 0 { return found }
      passed.append(found)
    }
    guard !passed.isEmpty else { return nil }
    let place = passed.lastIndex { text.compare(text.tape[$0].nameRange, with: name) == 0 }
    return place.map { passed.remove(at: $0) }
  }

  private mutating func require(_ name: String) throws(JSONError) -> Int {
    guard let index = take(name) else {
      throw JSONError(.missingField, at: Int(text.tape[object].start), field: name)
    }
    return index
  }
}

/// Each kind of value, required (`.missingField` where it is absent) and optional. A member that is there
/// with another type is refused by both as `.wrongType`.
extension Fields {
  public mutating func string(_ name: String) throws(JSONError) -> String {
    try text.string(at: require(name))
  }

  /// The bytes of a string, for a value that is made of them without a String between.
  public mutating func stringBytes(_ name: String) throws(JSONError) -> ArraySlice<UInt8> {
    try text.stringBytes(at: require(name))
  }

  public mutating func optionalString(_ name: String) throws(JSONError) -> String? {
    guard let index = take(name) else { return nil }
    return try text.string(at: index)
  }

  public mutating func integer(_ name: String) throws(JSONError) -> Int64 {
    try text.integer(at: require(name))
  }

  public mutating func optionalInteger(_ name: String) throws(JSONError) -> Int64? {
    guard let index = take(name) else { return nil }
    return try text.integer(at: index)
  }

  public mutating func bool(_ name: String) throws(JSONError) -> Bool {
    try text.bool(at: require(name))
  }

  public mutating func optionalBool(_ name: String) throws(JSONError) -> Bool? {
    guard let index = take(name) else { return nil }
    return try text.bool(at: index)
  }

  /// A member of any type.
  public mutating func node(_ name: String) throws(JSONError) -> JSONNode {
    JSONNode(text: text, index: try require(name))
  }

  /// A member of any type.
  public mutating func optionalNode(_ name: String) throws(JSONError) -> JSONNode? {
    take(name).map { JSONNode(text: text, index: $0) }
  }

  public mutating func array(_ name: String) throws(JSONError) -> [JSONNode] {
    try text.elements(at: require(name))
  }

  public mutating func optionalArray(_ name: String) throws(JSONError) -> [JSONNode]? {
    guard let index = take(name) else { return nil }
    return try text.elements(at: index)
  }

  public mutating func fields(_ name: String) throws(JSONError) -> Fields {
    try Fields(text, at: require(name))
  }

  public mutating func optionalFields(_ name: String) throws(JSONError) -> Fields? {
    guard let index = take(name) else { return nil }
    return try Fields(text, at: index)
  }
}
