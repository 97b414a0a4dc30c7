import CanonicalJSON
import Testing

@Suite("Limits") struct Limits {
  static let small = JSONLimits(bytes: 40, depth: 3, members: 2, items: 3, stringBytes: 5)

  @Test(arguments: [
    ("[[[]]]", nil, "[[[[]]]]", JSONError.Reason.depth),
    (#"{"a":{"a":{}}}"#, nil, #"{"a":{"a":{"a":{}}}}"#, .depth),
    (#"{"a":1,"b":1}"#, nil, #"{"a":1,"b":1,"c":1}"#, .members),
    ("[1,1,1]", nil, "[1,1,1,1]", .items),
    (#""aé\n\"""#, nil, #""aé\n\"\\""#, .stringBytes),
    (#"{"aaaaa":1}"#, nil, #"{"aaaaaa":1}"#, .stringBytes),
    (
      #"["aaaaa",["aaaaa","aaaaa","a"],"bbbbbb"]"#, JSONError.Reason.stringBytes,
      #"["aaaaa",["aaaaa","aaaaa","a"],"bbbbbbb"]"#, .bytes
    ),
  ])
  func `a limit may be reached but not passed`(
    reached: String, otherwise: JSONError.Reason?, passed: String, reason: JSONError.Reason
  ) throws {
    #expect(reading(reached, Self.small) == otherwise)
    #expect(reading(passed, Self.small) == reason)
    guard otherwise == nil else { return }
    #expect(writing(reached, Self.small) == nil)
    #expect(writing(passed, Self.small) == reason)
  }

  private func reading(_ text: String, _ limits: JSONLimits) -> JSONError.Reason? {
    do throws(JSONError) {
      _ = try CanonicalText(Array(text.utf8), limits: limits)
    } catch { return error.reason }
    return nil
  }

  private func writing(_ text: String, _ limits: JSONLimits) -> JSONError.Reason? {
    do throws(JSONError) {
      _ = try CanonicalText(Array(text.utf8)).root.json().canonicalBytes(limits: limits)
    } catch { return error.reason }
    return nil
  }

  @Test func `forty bytes may be written, forty-one not`() throws {
    let forty: JSON = ["aaaaa", "aaaaa", ["aaaaa", "aaaaa", 1234]]
    #expect(try forty.canonicalBytes(limits: Self.small).count == 40)
    let more: JSON = ["aaaaa", "aaaaa", ["aaaaa", "aaaaa", 12345]]
    #expect(throws: JSONError(.bytes, at: 41)) { try more.canonicalBytes(limits: Self.small) }
  }

  @Test func `the limits are those of the format`() throws {
    let (event, entry) = (JSONLimits.event, JSONLimits.entry)
    #expect(event.bytes == 32_768 && entry.bytes == 60_000 && event.stringBytes == 4096)
    let deep = String(repeating: "[", count: 16) + String(repeating: "]", count: 16)
    #expect(reading(deep, event) == nil)
    #expect(reading("[\(deep)]", event) == .depth)
    let items = "[" + String(repeating: "0,", count: 4095) + "0"
    #expect(reading(items + "]", event) == nil)
    #expect(reading(items + ",0]", event) == .items)
    let text = String(repeating: "é", count: 2048)
    #expect(reading("\"\(text)\"", event) == nil)
    #expect(reading("\"\(text)a\"", event) == .stringBytes)
    let strings = "[" + String(repeating: "\"\(text)\",", count: 7) + "\""
    #expect(reading(strings + String(repeating: "a", count: 4071) + "\"]", event) == nil)
    #expect(reading(strings + String(repeating: "a", count: 4072) + "\"]", event) == .bytes)
  }

  @Test func `a submission may carry 32 MiB of text`() throws {
    let text = [0x22] + [UInt8](repeating: 0x61, count: 32 << 20) + [0x22]
    #expect(try CanonicalText(text, limits: .submission).root.range.count == (32 << 20) + 2)
    let over = [0x22] + [UInt8](repeating: 0x61, count: 65_537) + [0x22]
    #expect(throws: JSONError(.stringBytes, at: 0)) { try CanonicalText(over, limits: .document) }
  }

  @Test func `a bomb of brackets is refused at the seventeenth`() {
    let bomb = [UInt8](repeating: UInt8(ascii: "["), count: 1 << 20)
    #expect(throws: JSONError(.depth, at: 16)) { try CanonicalText(bomb, limits: .submission) }
  }

  @Test func `a text that is too long is not looked at`() {
    let zeros = [UInt8](repeating: 0, count: 32_769)
    #expect(throws: JSONError(.bytes, at: 32_768)) { try CanonicalText(zeros) }
  }

  @Test(arguments: [
    (JSON.integer(-1), JSONError.Reason.negative), (.integer(.min), .negative),
    (.integer(9_007_199_254_740_992), .integerTooLarge), (.integer(.max), .integerTooLarge),
    (.object(["": 1]), .nameNotAllowed), (.object(["A": 1]), .nameNotAllowed),
    (.object(["a b": 1]), .nameNotAllowed), (.object(["é": 1]), .nameNotAllowed),
    (.object(["a": ["\u{2028}"]]), .forbiddenCharacter),
  ])
  func `what could not be read is not written`(value: JSON, reason: JSONError.Reason) {
    let error = #expect(throws: JSONError.self) { try value.canonicalBytes() }
    #expect(error?.reason == reason)
  }

  @Test func `members are written in the order of their bytes`() throws {
    let value: JSON = ["b": 1, "a_": 2, "a0": 3, "ab": 4, "a": ["y": true, "x": "\"\\\n\t/é"]]
    let expected = #"{"a":{"x":"\"\\\n\t/é","y":true},"a0":3,"a_":2,"ab":4,"b":1}"#
    #expect(try value.canonicalBytes() == Array(expected.utf8))
  }

  @Test func `a name twice in a literal is a bug and traps`() async {
    await #expect(processExitsWith: .failure) {
      let twice: JSON = ["a": 1, "a": 2]
      _ = twice
    }
  }

  @Test func `limits that the reader cannot count are a bug and trap`() async {
    await #expect(processExitsWith: .failure) {
      _ = JSONLimits(bytes: 1 << 28, depth: 16, members: 1, items: 1, stringBytes: 1)
    }
    await #expect(processExitsWith: .failure) {
      _ = JSONLimits(bytes: 1, depth: 129, members: 1, items: 1, stringBytes: 1)
    }
  }
}
