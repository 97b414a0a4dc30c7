import CanonicalJSON
import Foundation
import Testing

/// The vectors of RFC 8785's author. Their documents use member names, nulls and fractions that the
/// subset leaves out; so they are refused for that, and what they hold is tried value by value.
@Suite("RFC 8785 vectors", .enabled(if: Shared.isThere, "no ../shared/vectors"))
struct RFC8785Vectors {
  struct Document: Sendable, CustomTestStringConvertible {
    let name: String
    let reason: JSONError.Reason
    /// What the reason is about begins here.
    let token: String
    var testDescription: String { name }
  }

  static let documents = [
    Document(name: "arrays", reason: .nameNotAllowed, token: #""1""#),
    Document(name: "french", reason: .nameNotAllowed, token: #""péché""#),
    Document(name: "structures", reason: .nameNotAllowed, token: #""""#),
    Document(name: "unicode", reason: .nameNotAllowed, token: #""Unnorm"#),
    Document(name: "values", reason: .null, token: "null"),
    Document(name: "weird", reason: .nameNotAllowed, token: #""\n""#),
  ]

  @Test(arguments: documents)
  func `a canonical document outside of the subset is refused for what it has`(
    document: Document
  ) throws {
    let bytes = try Shared.vector("jcs-cyberphone/output/\(document.name).json")
    let text = String(decoding: bytes, as: UTF8.self)
    let place = try #require(text.utf8.firstRange(of: Array(document.token.utf8))?.lowerBound)
    let offset = text.utf8.distance(from: text.startIndex, to: place)
    #expect(throws: JSONError(document.reason, at: offset)) { try CanonicalText(bytes) }
  }

  @Test(arguments: documents)
  func `a document that is not canonical is refused`(document: Document) throws {
    let bytes = try Shared.vector("jcs-cyberphone/input/\(document.name).json")
    let reasons: [JSONError.Reason] = [.whiteSpace, .nameNotAllowed, .notCanonicalEscape]
    let error = #expect(throws: JSONError.self) { try CanonicalText(bytes) }
    #expect(error.map { reasons.contains($0.reason) } ?? false)
  }

  /// Names and values alike, between their quotes.
  private func strings(in document: String) throws -> [[UInt8]] {
    let bytes = try Shared.vector("jcs-cyberphone/output/\(document).json")
    var strings: [[UInt8]] = []
    var current: [UInt8]?
    var escaped = false
    for byte in bytes {
      let isQuote = byte == UInt8(ascii: "\"") && !escaped
      escaped = byte == UInt8(ascii: "\\") && !escaped
      if isQuote, let string = current {
        strings.append(string + [byte])
        current = nil
      } else if isQuote {
        current = [byte]
      } else {
        current?.append(byte)
      }
    }
    return strings
  }

  private static let forbidden = [
    #""\r""#, "\"\u{80}\"", "\"Control\u{7F}\"", #""€$\u000f\nA'B\"\\\\\"/""#,
  ]

  @Test(arguments: documents)
  func `each string of a document reads and is written the same`(document: Document) throws {
    for bytes in try strings(in: document.name) {
      let spelled = String(decoding: bytes, as: UTF8.self)
      if Self.forbidden.contains(spelled) {
        let error = #expect(throws: JSONError.self) { try CanonicalText(bytes) }
        #expect(error?.reason == .forbiddenCharacter)
        continue
      }
      let node = try CanonicalText(bytes).root
      #expect(try node.json().canonicalBytes() == bytes)
      let foreign = try JSONSerialization.jsonObject(
        with: Data(bytes), options: .fragmentsAllowed)
      #expect(try Array((foreign as? String ?? "none").utf8) == Array(node.string().utf8))
    }
  }

  @Test func `of the numbers only integers from 0 to 2^53 - 1 are read`() throws {
    let file = try String(
      decoding: Shared.vector("jcs-cyberphone/es6numbers-10000.txt"), as: UTF8.self)
    var numbers = file.split(separator: "\n").map { String($0.split(separator: ",")[1]) }
    let appendix = try JSONDecoder().decode(
      [[String: String?]].self, from: Data(Shared.vector("jcs-rfc8785/appendix-b-numbers.json")))
    numbers += appendix.compactMap { $0["json"] ?? nil }
    #expect(numbers.count == 10_024)
    var counts: [JSONError.Reason?: Int] = [:]
    for number in numbers {
      var found: JSONError.Reason?
      do throws(JSONError) {
        let text = try CanonicalText(Array(number.utf8))
        #expect(try text.root.json().canonicalBytes() == text.bytes)
        #expect(try Double(text.root.integer()) == Double(number))
      } catch {
        found = error.reason
      }
      #expect(found == expected(number), "\(number)")
      counts[found, default: 0] += 1
    }
    #expect(counts.keys.count == 4)
  }

  private func expected(_ number: String) -> JSONError.Reason? {
    guard let value = Double(number), value >= 0 else { return .negative }
    if number.contains(".") || number.contains("e") { return .notAnInteger }
    return value >= 9_007_199_254_740_992 ? .integerTooLarge : nil
  }
}
