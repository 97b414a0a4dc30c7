/// What another community calls one of its people: 1 to 64 bytes of `[A-Za-z0-9][A-Za-z0-9._-]*`. It is no
/// person of the ledger, and gives nobody a key, a seat or a vote.
///
/// The grammar is ASCII, and handles are compared as bytes: `Ann` and `ann` are two of them, since
/// communities differ in whether they are.
public struct Handle: Hashable, Comparable, Sendable, CustomStringConvertible {
  public let text: String

  /// Nil where `text` does not follow the grammar.
  public init?(_ text: String) {
    let bytes = text.utf8
    guard let first = bytes.first, Self.isAlphanumeric(first), bytes.count <= 64,
      bytes.allSatisfy({
        Self.isAlphanumeric($0)
          || [UInt8(ascii: "."), UInt8(ascii: "_"), UInt8(ascii: "-")].contains($0)
      })
    else { return nil }
    self.text = text
  }

  public var description: String { text }

  public static func < (left: Handle, right: Handle) -> Bool { left.text < right.text }

  private static func isAlphanumeric(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"):
      true
    default: false
    }
  }
}
