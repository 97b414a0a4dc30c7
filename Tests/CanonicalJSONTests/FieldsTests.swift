import CanonicalJSON
import Testing

@Suite("Reading the members of an object") struct ReadingFields {
  private func text(_ text: String) throws -> CanonicalText {
    try CanonicalText(Array(text.utf8))
  }

  private func reason(_ body: () throws -> Void) -> JSONError? {
    do { try body() } catch { return error as? JSONError }
    return nil
  }

  @Test func `each kind of value reads by its name`() throws {
    let source = #"{"a":[1,"x"],"b":true,"f":{"z":7},"i":9007199254740991,"n":{},"s":"\"\\\n\té"}"#
    var fields = try text(source).root.fields()
    let items = try fields.array("a")
    #expect(try items.count == 2 && items[0].integer() == 1 && items[1].string() == "x")
    #expect(try fields.bool("b"))
    var inner = try fields.fields("f")
    #expect(try inner.integer("z") == 7)
    try inner.finish()
    #expect(try fields.integer("i") == 9_007_199_254_740_991)
    #expect(try Array(fields.node("n").bytes) == Array("{}".utf8))
    #expect(try Array(fields.string("s").utf8) == Array("\"\\\n\té".utf8))
    try fields.finish()
  }

  @Test(arguments: [["a", "b", "c"], ["c", "b", "a"], ["b", "c", "a"], ["c", "a", "b"]])
  func `members may be read in any order`(order: [String]) throws {
    var fields = try text(#"{"a":"a","b":"b","c":"c"}"#).root.fields()
    for name in order { #expect(try fields.string(name) == name) }
    try fields.finish()
  }

  @Test func `an absent member is missing or nil`() throws {
    var fields = try text(#"{"b":{"c":1}}"#).root.fields()
    #expect(try fields.optionalString("a") == nil)
    #expect(try fields.optionalInteger("bb") == nil)
    #expect(try fields.optionalBool("c") == nil)
    #expect(try fields.optionalNode("c") == nil)
    #expect(try fields.optionalArray("c") == nil)
    #expect(try fields.optionalFields("c") == nil)
    var inner = try fields.fields("b")
    #expect(reason { _ = try inner.integer("d") } == JSONError(.missingField, at: 5, field: "d"))
    #expect(try inner.optionalInteger("c") == 1)
    try inner.finish()
    try fields.finish()
  }

  @Test func `a member that was read is gone`() throws {
    var fields = try text(#"{"a":1}"#).root.fields()
    #expect(try fields.integer("a") == 1)
    #expect(reason { _ = try fields.integer("a") } == JSONError(.missingField, at: 0, field: "a"))
  }

  @Test(arguments: [("a", "b"), ("b", "a"), ("c", "a")])
  func `a member that nobody read is unknown`(read: String, unknown: String) throws {
    var fields = try text(#"{"a":1,"b":2,"c":3}"#).root.fields()
    _ = try fields.integer(read)
    let error = reason { try fields.finish() }
    #expect(error?.reason == .unknownField && error?.field == unknown)
  }

  @Test func `a value of another type is refused by its name, where optional too`() throws {
    let source = try text(#"{"a":"1"}"#)
    let wrong = JSONError(.wrongType, at: 5, field: "a")
    var fields = try source.root.fields()
    #expect(reason { _ = try fields.integer("a") } == wrong)
    fields = try source.root.fields()
    #expect(reason { _ = try fields.optionalBool("a") } == wrong)
    fields = try source.root.fields()
    #expect(reason { _ = try fields.optionalArray("a") } == wrong)
    fields = try source.root.fields()
    #expect(reason { _ = try fields.optionalFields("a") } == wrong)
    #expect(reason { _ = try source.root.string() } == JSONError(.wrongType, at: 0))
    #expect(wrong.description == #"at byte 5, member "a": the value has another type"#)
  }

  @Test func `the bytes of a value inside are a slice of the text`() throws {
    let source = try text(#"{"event":{"at":"é","seen":[[],true]},"sig":"x"}"#)
    var fields = try source.root.fields()
    let event = try fields.node("event")
    #expect(event.kind == .object && event.range == 9..<37)
    #expect(Array(event.bytes) == Array(#"{"at":"é","seen":[[],true]}"#.utf8))
    #expect(event.json() == ["at": "é", "seen": [[], true]])
    #expect(try event.json().canonicalBytes() == Array(event.bytes))
  }

  @Test func `strings are compared as bytes`() throws {
    let composed = try text("\"\u{E9}\"").root
    #expect(composed.isString("\u{E9}") && !composed.isString("e\u{301}"))
    #expect(composed.json() == .string("\u{E9}") && composed.json() != .string("e\u{301}"))
    #expect(try text(#""a\n""#).root.isString("a\n"))
    #expect(try !text(#""ab""#).root.isString("a"))
    #expect(try !text(#""a""#).root.isString("ab"))
    #expect(try !text("1").root.isString("1"))
  }
}
