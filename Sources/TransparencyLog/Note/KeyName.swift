/// The name of a key that signs notes (C2SP signed-note): valid UTF-8, not empty, without Unicode
/// spaces, `+` and ASCII control characters. Compared as bytes.
public struct KeyName: Hashable, Sendable, CustomStringConvertible {
  /// The name in UTF-8.
  public let bytes: [UInt8]

  /// Nil for bytes that are no key name.
  public init?(bytes: [UInt8]) {
    guard let text = String(validating: bytes, as: UTF8.self), !bytes.isEmpty else { return nil }
    for scalar in text.unicodeScalars {
      guard scalar != "+", scalar.value >= 0x20, !scalar.properties.isWhitespace else { return nil }
    }
    self.bytes = bytes
  }

  /// Nil for a text that is no key name.
  public init?(_ text: String) {
    self.init(bytes: Array(text.utf8))
  }

  /// The name of a log's own key is the log's origin.
  public init(_ origin: Origin) {
    bytes = Array(origin.text.utf8)
  }

  public var text: String { String(decoding: bytes, as: UTF8.self) }

  public var description: String { text }
}
