/// An Ed25519 signature (RFC 8032): R and S, 64 bytes, kept inline. Any 64 bytes are one; whether it
/// holds is told by a ``PublicKey``.
public struct Signature: Hashable, Sendable, CustomStringConvertible {
  /// The length of every signature, in bytes.
  public static let byteCount = 64

  let point: Words32
  let scalar: Words32

  /// The signature of exactly these 64 bytes; nil for another count.
  public init?(_ bytes: Span<UInt8>) {
    guard bytes.count == Self.byteCount,
      let point = Words32(bytes.extracting(0..<32)),
      let scalar = Words32(bytes.extracting(32..<64))
    else { return nil }
    self.point = point
    self.scalar = scalar
  }

  /// The signature of exactly these 64 bytes; nil for another count.
  public init?(bytes: [UInt8]) {
    self.init(bytes.span)
  }

  /// The signature of exactly these 64 bytes; nil for another count.
  public init?(bytes: ArraySlice<UInt8>) {
    self.init(bytes.span)
  }

  /// Reads exactly 88 characters of canonical base64; nil for anything else.
  public init?(base64: String) {
    self.init(base64: base64.utf8.span)
  }

  /// Reads exactly 88 characters of canonical base64; nil for anything else.
  public init?(base64: ArraySlice<UInt8>) {
    self.init(base64: base64.span)
  }

  /// Reads exactly 88 characters of canonical base64; nil for anything else.
  public init?(base64: Span<UInt8>) {
    var bytes = InlineArray<64, UInt8>(repeating: 0)
    var target = bytes.mutableSpan
    let isCanonical = unsafe target.withUnsafeMutableBufferPointer { target in
      guard let start = target.baseAddress else { return false }
      return unsafe Base64.decode(base64, into: start, count: Self.byteCount)
    }
    guard isCanonical else { return nil }
    self.init(bytes.span)
  }

  /// Lets a C function write all 64 bytes.
  init(writtenBy write: (UnsafeMutablePointer<UInt8>) -> Void) {
    var halves = (Words32(), Words32())
    unsafe withUnsafeMutableBytes(of: &halves) { halves in
      unsafe halves.withMemoryRebound(to: UInt8.self) {
        // Eight words are never an empty buffer.
        unsafe write($0.baseAddress.unsafelyUnwrapped)
      }
    }
    (point, scalar) = halves
  }

  func withBytes<Value>(_ body: (UnsafePointer<UInt8>) -> Value) -> Value {
    unsafe withUnsafeBytes(of: (point, scalar)) { halves in
      unsafe halves.withMemoryRebound(to: UInt8.self) {
        unsafe body($0.baseAddress.unsafelyUnwrapped)
      }
    }
  }

  /// The 64 bytes, in a new array.
  public var bytes: [UInt8] {
    unsafe withBytes { unsafe Array(UnsafeBufferPointer(start: $0, count: Self.byteCount)) }
  }

  /// Adds the 64 bytes to the end of an array.
  public func append(to bytes: inout [UInt8]) {
    point.append(to: &bytes)
    scalar.append(to: &bytes)
  }

  /// 88 characters of base64 (RFC 4648 section 4, padded).
  public var base64: String {
    unsafe withBytes { unsafe Base64.encode(UnsafeBufferPointer(start: $0, count: 64)) }
  }

  public var description: String { base64 }

  /// Whether R has small order: such a signature holds for several messages or keys, and verifiers
  /// disagree about it.
  public var hasSmallOrderPoint: Bool {
    SmallOrder.includes(point)
  }
}

/// The points of order 1, 2, 4 and 8 on edwards25519, in each encoding that a decoder might take.
enum SmallOrder {
  static func includes(_ point: Words32) -> Bool {
    var unsigned = point
    // The top bit of the last byte is the sign of x, which the order does not depend on.
    unsigned.fourth = UInt64(littleEndian: point.fourth.littleEndian & (UInt64.max >> 1))
    return encodings.contains(unsigned)
  }

  /// y = 0 (order 4), 1 (order 1), the two values of order 8, -1 (order 2), then 0 and 1 once more
  /// as p and p + 1; the sign bit cleared.
  private static let encodings: [Words32] = [
    "0000000000000000000000000000000000000000000000000000000000000000",
    "0100000000000000000000000000000000000000000000000000000000000000",
    "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a",
    "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05",
    "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
    "edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
    "eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
  ].compactMap { Digest(hex: $0)?.words }
}
