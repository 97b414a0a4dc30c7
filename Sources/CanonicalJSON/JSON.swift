/// A value to be written: the subset of JSON without null, fractions and negative numbers.
///
/// Strings are compared as their bytes: U+00E9 is not U+0065 U+0301, as it is for a Swift String.
public indirect enum JSON: Sendable {
  case object([String: JSON])
  case array([JSON])
  case string(String)
  case bool(Bool)
  /// 0 to 2^53 - 1; another one is refused when it is written.
  case integer(Int64)
}

extension JSON: Hashable {
  public static func == (left: JSON, right: JSON) -> Bool {
    switch (left, right) {
    case (.object(let left), .object(let right)): left == right
    case (.array(let left), .array(let right)): left == right
    case (.string(let left), .string(let right)): left.utf8.elementsEqual(right.utf8)
    case (.bool(let left), .bool(let right)): left == right
    case (.integer(let left), .integer(let right)): left == right
    default: false
    }
  }

  // String's own hash is one for all canonically equivalent strings, so equal bytes have equal hashes.
  public func hash(into hasher: inout Hasher) {
    switch self {
    case .object(let members): hasher.combine(members)
    case .array(let items): hasher.combine(items)
    case .string(let text): hasher.combine(text)
    case .bool(let truth): hasher.combine(truth)
    case .integer(let number): hasher.combine(number)
    }
  }
}

extension JSON: ExpressibleByStringLiteral {
  public init(stringLiteral text: String) {
    self = .string(text)
  }
}

extension JSON: ExpressibleByBooleanLiteral {
  public init(booleanLiteral truth: Bool) {
    self = .bool(truth)
  }
}

extension JSON: ExpressibleByIntegerLiteral {
  public init(integerLiteral number: Int64) {
    self = .integer(number)
  }
}

extension JSON: ExpressibleByArrayLiteral {
  public init(arrayLiteral items: JSON...) {
    self = .array(items)
  }
}

extension JSON: ExpressibleByDictionaryLiteral {
  /// Traps where a name occurs twice.
  public init(dictionaryLiteral members: (String, JSON)...) {
    self = .object(Dictionary(uniqueKeysWithValues: members))
  }
}
