/// The name of a log: a URL without its scheme, such as `example.com/log42`. It is also the name of
/// the log's key. Compared as bytes.
///
///     origin    host [":" port] *("/" segment)      1 to 255 bytes
///     host      labels separated by "."; a label is letters, digits and "-", which neither begins
///               nor ends it
///     port      1 to 5 digits
///     segment   letters, digits and "-._~"; not "." or ".."
///
/// So there are no spaces and no `+`, as C2SP tlog-checkpoint recommends; what else a URL could
/// contain is left out, so that an origin is safe in a file name, a log line and a terminal. A log
/// whose origin is freer (`go.sum database tree`) can be read as a ``SignedNote``.
public struct Origin: Hashable, Sendable, CustomStringConvertible {
  /// The most bytes of an origin.
  public static let maximumByteCount = 255

  /// ASCII.
  public let text: String

  /// Nil for a text that is no origin.
  public init?(_ text: String) {
    self.init(bytes: Array(text.utf8)[...])
  }

  /// Nil for bytes that are no origin.
  public init?(bytes: ArraySlice<UInt8>) {
    guard (1...Self.maximumByteCount).contains(bytes.count) else { return nil }
    let parts = bytes.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
    guard Self.isAuthority(parts[0]), parts.dropFirst().allSatisfy(Self.isSegment) else {
      return nil
    }
    text = String(decoding: bytes, as: UTF8.self)
  }

  public var description: String { text }

  private static func isAuthority(_ bytes: ArraySlice<UInt8>) -> Bool {
    let parts = bytes.split(separator: UInt8(ascii: ":"), omittingEmptySubsequences: false)
    guard parts.count <= 2 else { return false }
    if parts.count == 2 {
      guard (1...5).contains(parts[1].count), parts[1].allSatisfy(isDigit) else { return false }
    }
    return parts[0].split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
      .allSatisfy(isLabel)
  }

  private static func isLabel(_ bytes: ArraySlice<UInt8>) -> Bool {
    guard let first = bytes.first, let last = bytes.last else { return false }
    let dash = UInt8(ascii: "-")
    return first != dash && last != dash && bytes.allSatisfy { $0 == dash || isLetterOrDigit($0) }
  }

  private static func isSegment(_ bytes: ArraySlice<UInt8>) -> Bool {
    guard !bytes.isEmpty, bytes != [0x2E], bytes != [0x2E, 0x2E] else { return false }
    return bytes.allSatisfy { isLetterOrDigit($0) || "-._~".utf8.contains($0) }
  }

  private static func isLetterOrDigit(_ byte: UInt8) -> Bool {
    // Setting bit 5 makes an upper-case letter lower-case, and no other character a letter.
    isDigit(byte) || (0x61...0x7A).contains(byte | 0x20)
  }

  private static func isDigit(_ byte: UInt8) -> Bool {
    (0x30...0x39).contains(byte)
  }
}
