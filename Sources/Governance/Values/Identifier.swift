/// The name of an organization, person, body, seat, rule, policy …: 1 to 64 bytes of
/// `[a-z0-9]([.-]?[a-z0-9])*`, never reused.
///
/// The grammar is ASCII, so no two spellings of one identifier exist, the order of the bytes is the
/// order of the text, and Strings may be compared as Swift does it. Nothing but this initialiser makes one.
public struct Identifier: Hashable, Comparable, Sendable, CustomStringConvertible {
  public let text: String

  /// Nil where `text` does not follow the grammar.
  public init?(_ text: String) {
    guard Self.isWellFormed(text.utf8) else { return nil }
    self.text = text
  }

  public var description: String { text }

  public static func == (left: Identifier, right: Identifier) -> Bool {
    left.text == right.text
  }

  public static func < (left: Identifier, right: Identifier) -> Bool {
    left.text < right.text
  }

  public func hash(into hasher: inout Hasher) {
    hasher.combine(text)
  }

  private static func isWellFormed(_ bytes: String.UTF8View) -> Bool {
    var length = 0
    var afterLetter = false
    for byte in bytes {
      length += 1
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"):
        afterLetter = true
      case UInt8(ascii: "."), UInt8(ascii: "-"):
        guard afterLetter else { return false }
        afterLetter = false
      default:
        return false
      }
    }
    return afterLetter && length <= 64
  }
}
