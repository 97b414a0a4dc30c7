/// A SHA-256: 32 bytes, kept inline. Compared and ordered as bytes.
///
/// Written as 64 lower-case hex digits (ids of events, digests of documents) or as 44 characters of
/// base64 (roots). `Digest(hex: d.hex) == d`, `Digest(base64: d.base64) == d`.
public struct Digest: Hashable, Comparable, Sendable, CustomStringConvertible {
  /// The length of every digest, in bytes.
  public static let byteCount = 32

  let words: Words32

  init(words: Words32) {
    self.words = words
  }

  /// The digest of exactly these 32 bytes; nil for another count.
  public init?(_ bytes: Span<UInt8>) {
    guard let words = Words32(bytes) else { return nil }
    self.words = words
  }

  /// The digest of exactly these 32 bytes; nil for another count.
  public init?(bytes: [UInt8]) {
    self.init(bytes.span)
  }

  /// The digest of exactly these 32 bytes; nil for another count.
  public init?(bytes: ArraySlice<UInt8>) {
    self.init(bytes.span)
  }

  /// Reads exactly 64 lower-case hex digits; nil for anything else.
  public init?(hex: String) {
    self.init(hex: hex.utf8.span)
  }

  /// Reads exactly 64 lower-case hex digits; nil for anything else.
  public init?(hex: ArraySlice<UInt8>) {
    self.init(hex: hex.span)
  }

  /// Reads exactly 64 lower-case hex digits; nil for anything else.
  public init?(hex: Span<UInt8>) {
    var words = Words32()
    guard unsafe words.withMutableBytes({ unsafe Hex.decode(hex, into: $0, count: 32) }) else {
      return nil
    }
    self.words = words
  }

  /// Reads exactly 44 characters of canonical base64; nil for anything else.
  public init?(base64: String) {
    self.init(base64: base64.utf8.span)
  }

  /// Reads exactly 44 characters of canonical base64; nil for anything else.
  public init?(base64: ArraySlice<UInt8>) {
    self.init(base64: base64.span)
  }

  /// Reads exactly 44 characters of canonical base64; nil for anything else.
  public init?(base64: Span<UInt8>) {
    guard let words = Base64.words32(base64) else { return nil }
    self.words = words
  }

  /// The 32 bytes, in a new array.
  public var bytes: [UInt8] { words.bytes }

  /// Adds the 32 bytes to the end of an array.
  public func append(to bytes: inout [UInt8]) {
    words.append(to: &bytes)
  }

  /// 64 lower-case hex digits.
  public var hex: String {
    unsafe words.withBytes { unsafe Hex.encode(UnsafeBufferPointer(start: $0, count: 32)) }
  }

  /// 44 characters of base64 (RFC 4648 section 4, padded).
  public var base64: String {
    unsafe words.withBytes { unsafe Base64.encode(UnsafeBufferPointer(start: $0, count: 32)) }
  }

  public var description: String { hex }

  public static func < (left: Digest, right: Digest) -> Bool {
    left.words.precedes(right.words)
  }
}
