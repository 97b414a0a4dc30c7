/// 32 bytes kept inline as four machine words, in memory order.
struct Words32: Hashable, Sendable, BitwiseCopyable {
  var first: UInt64 = 0
  var second: UInt64 = 0
  var third: UInt64 = 0
  var fourth: UInt64 = 0

  init() {}

  /// Copies 32 bytes; nil when there are not exactly 32.
  init?(_ bytes: Span<UInt8>) {
    guard bytes.count == 32 else { return nil }
    self.init()
    unsafe bytes.withUnsafeBytes { source in
      unsafe withUnsafeMutableBytes(of: &self) { unsafe $0.copyMemory(from: source) }
    }
  }

  /// Lets a C function write all 32 bytes.
  init(writtenBy write: (UnsafeMutablePointer<UInt8>) -> Void) {
    self.init()
    unsafe withMutableBytes(write)
  }

  mutating func withMutableBytes<Value>(
    _ body: (UnsafeMutablePointer<UInt8>) -> Value
  ) -> Value {
    unsafe withUnsafeMutableBytes(of: &self) { words in
      unsafe words.withMemoryRebound(to: UInt8.self) { bytes in
        // Four words are never an empty buffer.
        unsafe body(bytes.baseAddress.unsafelyUnwrapped)
      }
    }
  }

  func withBytes<Value>(_ body: (UnsafePointer<UInt8>) -> Value) -> Value {
    unsafe withUnsafeBytes(of: self) { words in
      unsafe words.withMemoryRebound(to: UInt8.self) { bytes in
        unsafe body(bytes.baseAddress.unsafelyUnwrapped)
      }
    }
  }

  var bytes: [UInt8] {
    unsafe withBytes { unsafe Array(UnsafeBufferPointer(start: $0, count: 32)) }
  }

  func append(to bytes: inout [UInt8]) {
    unsafe withBytes { unsafe bytes.append(contentsOf: UnsafeBufferPointer(start: $0, count: 32)) }
  }

  /// Whether these bytes come before the others, byte by byte.
  func precedes(_ other: Words32) -> Bool {
    if first != other.first { return first.bigEndian < other.first.bigEndian }
    if second != other.second { return second.bigEndian < other.second.bigEndian }
    if third != other.third { return third.bigEndian < other.third.bigEndian }
    return fourth.bigEndian < other.fourth.bigEndian
  }
}
