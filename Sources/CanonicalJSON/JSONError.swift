/// Why bytes are not canonical, why a value cannot be written, or why a field is not what was asked.
public struct JSONError: Error, Hashable, Sendable {
  public enum Reason: Hashable, Sendable {
    // The text is not JSON, or not the bytes that RFC 8785 gives.
    case truncated
    case trailingBytes
    case unexpectedByte
    case byteOrderMark
    case whiteSpace
    case trailingComma
    case leadingZero
    case unescapedControl
    case notCanonicalEscape
    case loneSurrogate
    case invalidUTF8
    case duplicateName
    case nameOutOfOrder

    // RFC 8785 could write it, but it is outside of the subset.
    case null
    case negative
    case notAnInteger
    case integerTooLarge
    case forbiddenCharacter
    case nameNotAllowed

    // A limit is passed.
    case bytes
    case depth
    case members
    case items
    case stringBytes

    // The text is canonical, but not what the caller asked for.
    case wrongType
    case missingField
    case unknownField
  }

  public let reason: Reason
  /// Where in the text: of the byte that was not expected or of the value that is at fault. When
  /// writing, how many bytes were written before.
  public let offset: Int
  /// The member concerned; empty where there is none.
  public let field: String

  public init(_ reason: Reason, at offset: Int, field: String = "") {
    self.reason = reason
    self.offset = offset
    self.field = field
  }
}

extension JSONError: CustomStringConvertible {
  /// One sentence without a full stop.
  public var description: String {
    let place = field.isEmpty ? "at byte \(offset)" : "at byte \(offset), member \"\(field)\""
    return "\(place): \(reason.sentence)"
  }
}

extension JSONError.Reason {
  var sentence: String {
    switch self {
    case .truncated: "the text ends too early"
    case .trailingBytes: "bytes follow the end of the value"
    case .unexpectedByte: "this byte is not allowed here"
    case .byteOrderMark: "a byte order mark is not allowed"
    case .whiteSpace: "white space between tokens is not canonical"
    case .trailingComma: "a comma stands before the end of an object or array"
    case .leadingZero: "a number begins with a zero"
    case .unescapedControl: "a control character in a string is not escaped"
    case .notCanonicalEscape: "this escape is not the canonical one"
    case .loneSurrogate: "a lone surrogate is no character"
    case .invalidUTF8: "the bytes are not UTF-8"
    case .duplicateName: "the name occurs twice in one object"
    case .nameOutOfOrder: "the names of an object are not sorted"
    case .null: "null is not allowed: leave the member out"
    case .negative: "negative numbers are not allowed"
    case .notAnInteger: "numbers with a fraction or an exponent are not allowed"
    case .integerTooLarge: "the integer is over 2^53 - 1"
    case .forbiddenCharacter:
      "control, bidirectional and line separator characters, U+FEFF and noncharacters are not allowed"
    case .nameNotAllowed: "a name must be a lower-case letter, then letters, digits and _"
    case .bytes: "the text is too long"
    case .depth: "objects and arrays are nested too deeply"
    case .members: "an object has too many members"
    case .items: "an array has too many items"
    case .stringBytes: "a string is too long"
    case .wrongType: "the value has another type"
    case .missingField: "the member is missing"
    case .unknownField: "no such member is known"
    }
  }
}
