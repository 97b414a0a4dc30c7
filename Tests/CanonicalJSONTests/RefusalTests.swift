import CanonicalJSON
import Testing

@Suite("What is not canonical is refused") struct Refusals {
  struct Refusal: Sendable, CustomTestStringConvertible {
    let bytes: [UInt8]
    let error: JSONError
    var testDescription: String { String(decoding: bytes, as: UTF8.self) }

    init(_ text: String, _ reason: JSONError.Reason, at offset: Int, field: String = "") {
      self.init(Array(text.utf8), reason, at: offset, field: field)
    }

    init(_ bytes: [UInt8], _ reason: JSONError.Reason, at offset: Int, field: String = "") {
      self.bytes = bytes
      error = JSONError(reason, at: offset, field: field)
    }
  }

  static let structures = [
    Refusal("", .truncated, at: 0), Refusal("{", .truncated, at: 1),
    Refusal("[", .truncated, at: 1), Refusal("[1", .truncated, at: 2),
    Refusal("[1,", .truncated, at: 3), Refusal(#"{"a"#, .truncated, at: 3),
    Refusal(#"{"a""#, .truncated, at: 4), Refusal(#"{"a":"#, .truncated, at: 5),
    Refusal(#"{"a":1"#, .truncated, at: 6), Refusal(#"{"a":1,"#, .truncated, at: 7),
    Refusal("{}{}", .trailingBytes, at: 2), Refusal("1\"", .trailingBytes, at: 1),
    Refusal("{}\0", .trailingBytes, at: 2), Refusal("{}\n", .whiteSpace, at: 2),
    Refusal("\u{FEFF}{}", .byteOrderMark, at: 0), Refusal("[1,]", .trailingComma, at: 2),
    Refusal(#"{"a":1,}"#, .trailingComma, at: 6), Refusal("[,1]", .unexpectedByte, at: 1),
    Refusal("[1,,2]", .unexpectedByte, at: 3), Refusal("[1 2]", .whiteSpace, at: 2),
    Refusal("[1}", .unexpectedByte, at: 2), Refusal(#"{"a":1]"#, .unexpectedByte, at: 6),
    Refusal("]", .unexpectedByte, at: 0), Refusal("{,}", .unexpectedByte, at: 1),
    Refusal(#"{"a",1}"#, .unexpectedByte, at: 4), Refusal("{a:1}", .unexpectedByte, at: 1),
    Refusal("{1:1}", .unexpectedByte, at: 1), Refusal("'a'", .unexpectedByte, at: 0),
    Refusal("/**/1", .unexpectedByte, at: 0), Refusal(" {}", .whiteSpace, at: 0),
    Refusal("[ ]", .whiteSpace, at: 1), Refusal(#"{"a" :1}"#, .whiteSpace, at: 4),
    Refusal(#"{"a": 1}"#, .whiteSpace, at: 5), Refusal(#"{"a":1, "b":2}"#, .whiteSpace, at: 7),
    Refusal("[1,\r\n2]", .whiteSpace, at: 3), Refusal("[\t1]", .whiteSpace, at: 1),
    Refusal("tru", .truncated, at: 3), Refusal("trux", .unexpectedByte, at: 3),
    Refusal("True", .unexpectedByte, at: 0), Refusal("falsey", .trailingBytes, at: 5),
    Refusal("null", .null, at: 0), Refusal(#"{"a":null}"#, .null, at: 5),
    Refusal("undefined", .unexpectedByte, at: 0),
  ]

  static let names = [
    Refusal(#"{"a":1,"a":2}"#, .duplicateName, at: 7, field: "a"),
    Refusal(#"{"a":1,"\u0061":2}"#, .notCanonicalEscape, at: 8),
    Refusal(#"{"b":1,"a":2}"#, .nameOutOfOrder, at: 7, field: "a"),
    Refusal(#"{"ab":1,"a":2}"#, .nameOutOfOrder, at: 8, field: "a"),
    Refusal(#"{"a_":1,"a0":2}"#, .nameOutOfOrder, at: 8, field: "a0"),
    Refusal(#"{"x":{"b":1,"a":2}}"#, .nameOutOfOrder, at: 12, field: "a"),
    Refusal(#"{"":1}"#, .nameNotAllowed, at: 1), Refusal(#"{"A":1}"#, .nameNotAllowed, at: 1),
    Refusal(#"{"aB":1}"#, .nameNotAllowed, at: 1), Refusal(#"{"_a":1}"#, .nameNotAllowed, at: 1),
    Refusal(#"{"0":1}"#, .nameNotAllowed, at: 1), Refusal(#"{"a-b":1}"#, .nameNotAllowed, at: 1),
    Refusal(#"{"a b":1}"#, .nameNotAllowed, at: 1), Refusal(#"{"é":1}"#, .nameNotAllowed, at: 1),
    Refusal(#"{"a":1,"a\"":2}"#, .nameNotAllowed, at: 7),
    Refusal([0x7B, 0x22, 0x61, 0xFF, 0x22, 0x3A, 0x31, 0x7D], .invalidUTF8, at: 3),
  ]

  static let numbers = [
    Refusal("-0", .negative, at: 0), Refusal("-1", .negative, at: 0),
    Refusal("1.0", .notAnInteger, at: 0), Refusal("1e2", .notAnInteger, at: 0),
    Refusal("1E2", .notAnInteger, at: 0), Refusal("0.1", .notAnInteger, at: 0),
    Refusal("0e0", .notAnInteger, at: 0), Refusal("00", .leadingZero, at: 0),
    Refusal("01", .leadingZero, at: 0), Refusal("00000000000000000001", .leadingZero, at: 0),
    Refusal("+1", .unexpectedByte, at: 0), Refusal(".5", .unexpectedByte, at: 0),
    Refusal("0x1", .trailingBytes, at: 1), Refusal("1_0", .trailingBytes, at: 1),
    Refusal("[٣]", .unexpectedByte, at: 1), Refusal("NaN", .unexpectedByte, at: 0),
    Refusal("Infinity", .unexpectedByte, at: 0),
    Refusal("9007199254740992", .integerTooLarge, at: 0),
    Refusal("9999999999999999", .integerTooLarge, at: 0),
    Refusal("10000000000000000", .integerTooLarge, at: 0),
    Refusal("18446744073709551616", .integerTooLarge, at: 0),
    Refusal("100000000000000000000000000000000000000", .integerTooLarge, at: 0),
  ]

  static let strings = [
    Refusal(#"""#, .truncated, at: 1), Refusal(#""a"#, .truncated, at: 2),
    Refusal(#""a\"#, .truncated, at: 3), Refusal(#""\u00"#, .unexpectedByte, at: 2),
    Refusal(#""\/""#, .notCanonicalEscape, at: 1), Refusal(#""\x41""#, .unexpectedByte, at: 2),
    Refusal(#""\'""#, .unexpectedByte, at: 2), Refusal(#""\N""#, .unexpectedByte, at: 2),
    Refusal(#""\u0041""#, .notCanonicalEscape, at: 1),
    Refusal(#""\u0022""#, .notCanonicalEscape, at: 1),
    Refusal(#""\u005c""#, .notCanonicalEscape, at: 1),
    Refusal(#""\u000a""#, .notCanonicalEscape, at: 1),
    Refusal(#""\u0009""#, .notCanonicalEscape, at: 1),
    Refusal(#""\u000d""#, .notCanonicalEscape, at: 1),
    Refusal(#""\u00e9""#, .notCanonicalEscape, at: 1),
    Refusal(#""\u2028""#, .notCanonicalEscape, at: 1),
    Refusal(#""\uD83D\uDE02""#, .notCanonicalEscape, at: 1),
    Refusal(#""\u00g0""#, .unexpectedByte, at: 2), Refusal(#""\U0041""#, .unexpectedByte, at: 2),
    Refusal(#""\ud83d""#, .loneSurrogate, at: 1), Refusal(#""\ude02""#, .loneSurrogate, at: 1),
    Refusal(#""\ud83dx""#, .loneSurrogate, at: 1),
    Refusal(#""\ud83d\ud83d""#, .loneSurrogate, at: 1),
    Refusal(#""\ud83d\u0041""#, .loneSurrogate, at: 1),
    // RFC 8785 writes these, but text may not contain what they stand for.
    Refusal(#""\b""#, .forbiddenCharacter, at: 1), Refusal(#""\f""#, .forbiddenCharacter, at: 1),
    Refusal(#""\r""#, .forbiddenCharacter, at: 1),
    Refusal(#""\u0000""#, .forbiddenCharacter, at: 1),
    Refusal(#""\u001f""#, .forbiddenCharacter, at: 1),
    Refusal("\"\n\"", .unescapedControl, at: 1), Refusal("\"a\tb\"", .unescapedControl, at: 2),
    Refusal("\"\0\"", .unescapedControl, at: 1), Refusal("\"\u{1F}\"", .unescapedControl, at: 1),
    Refusal("\"\u{7F}\"", .forbiddenCharacter, at: 1),
    Refusal("\"\u{FEFF}\"", .forbiddenCharacter, at: 1),
    // Overlong '/', surrogates in UTF-8, above U+10FFFF, cut short.
    Refusal([0x22, 0xC0, 0xAF, 0x22], .invalidUTF8, at: 1),
    Refusal([0x22, 0xE0, 0x80, 0xAF, 0x22], .invalidUTF8, at: 1),
    Refusal([0x22, 0xF0, 0x80, 0x80, 0xAF, 0x22], .invalidUTF8, at: 1),
    Refusal([0x22, 0xED, 0xA0, 0xBD, 0x22], .invalidUTF8, at: 1),
    Refusal([0x22, 0xF4, 0x90, 0x80, 0x80, 0x22], .invalidUTF8, at: 1),
    Refusal([0x22, 0x80, 0x22], .invalidUTF8, at: 1),
    Refusal([0x22, 0xC3, 0x22], .invalidUTF8, at: 1),
    Refusal([0x22, 0xC3], .invalidUTF8, at: 1),
  ]

  @Test(arguments: structures + names + numbers + strings)
  func `a text that is not canonical is refused at its first fault`(refusal: Refusal) {
    #expect(throws: refusal.error) { try CanonicalText(refusal.bytes) }
  }

  @Test(arguments: [
    "0", "9007199254740991", "true", "false", #""""#, "{}", "[]",
    #"{"a":{},"a0":[],"a_":"","ab":0}"#, #"["\"\\\n\t/",0,[[]],{"z9_":false}]"#,
    "\"\u{10FFFD}é\u{301}\u{A0}\u{FFFD}\"",
  ])
  func `a canonical text reads and is written the same`(text: String) throws {
    let read = try CanonicalText(Array(text.utf8))
    #expect(try read.root.json().canonicalBytes() == Array(text.utf8))
    #expect(read.root.range == 0..<text.utf8.count)
  }
}
