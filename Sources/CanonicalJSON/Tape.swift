/// One value of a text. The values stand in the tape in the order of the text, an object or array
/// before what is in it: 16 bytes for each and nothing else on the heap.
struct TapeEntry: Sendable {
  /// The bytes of the value in the text, quotes and brackets included.
  var start: UInt32
  var end: UInt32
  /// Where in the tape the value after this one, and after all that is in this one, stands.
  var next: UInt32
  /// From the lowest bit: the kind (3), whether the string has escapes (1), the length of the
  /// member's name in bytes, 0 for what is no member (28). The name ends two bytes before the value.
  var traits: UInt32

  init(_ kind: JSONNode.Kind, nameLength: Int, start: Int, end: Int, next: Int) {
    self.start = UInt32(truncatingIfNeeded: start)
    self.end = UInt32(truncatingIfNeeded: end)
    self.next = UInt32(truncatingIfNeeded: next)
    traits = UInt32(kind.rawValue) | UInt32(truncatingIfNeeded: nameLength) << 4
  }

  var kind: JSONNode.Kind {
    // Only the initialiser writes these bits.
    JSONNode.Kind(rawValue: UInt8(truncatingIfNeeded: traits & 7)) ?? .object
  }

  var hasEscapes: Bool {
    get { traits & 8 != 0 }
    set { traits = newValue ? traits | 8 : traits & ~8 }
  }

  var range: Range<Int> { Int(start)..<Int(end) }

  var nameRange: Range<Int> {
    let length = Int(traits >> 4)
    return length == 0 ? 0..<0 : Int(start) - 2 - length..<Int(start) - 2
  }
}
