internal import CSodium

/// Bytes in locked memory between guard pages, read-only once made, never swapped out or copied into a
/// core dump where the system allows, and wiped when the last reference goes.
@safe public final class SecretBytes: Sendable {
  /// How many bytes.
  public let count: Int

  // Owned by this object alone from init to deinit; nobody writes after init.
  private nonisolated(unsafe) let start: UnsafeMutableRawPointer

  /// Locked memory for `count` bytes, written once by `write`.
  init(
    count: Int, writtenBy write: (UnsafeMutablePointer<UInt8>) -> Void
  ) throws(SodiumError) {
    guard Libsodium.isInitialised else { throw .notInitialised }
    guard let memory = unsafe sodium_malloc(count) else { throw .outOfMemory }
    unsafe write(memory.bindMemory(to: UInt8.self, capacity: count))
    unsafe sodium_mprotect_readonly(memory)
    self.count = count
    unsafe start = memory
  }

  deinit {
    unsafe sodium_free(start)
  }

  /// Takes the bytes over and wipes the array that they came in. Copies made of it earlier remain.
  public convenience init(wiping bytes: inout [UInt8]) throws(SodiumError) {
    defer { wipe(&bytes) }
    // No second reference to the array may exist here, or wiping would wipe a copy.
    try unsafe self.init(count: bytes.count) { target in
      for index in bytes.indices { unsafe target[index] = bytes[index] }
    }
  }

  /// A copy of bytes that somebody else wipes.
  public convenience init(copying bytes: Span<UInt8>) throws(SodiumError) {
    try unsafe self.init(count: bytes.count) { target in
      for index in bytes.indices { unsafe target[index] = bytes[index] }
    }
  }

  /// New random bytes.
  public convenience init(randomCount count: Int) throws(SodiumError) {
    try unsafe self.init(count: count) { unsafe randombytes_buf($0, count) }
  }

  /// The bytes of a canonical base64 text, given as ASCII; nil for any other.
  public convenience init?(base64: Span<UInt8>) throws(SodiumError) {
    guard let count = Base64.decodedCount(base64) else { return nil }
    var isCanonical = count == 0
    try unsafe self.init(count: count) {
      if count > 0 { isCanonical = unsafe Base64.decode(base64, into: $0, count: count) }
    }
    guard isCanonical else { return nil }
  }

  /// Lends the bytes to `body`, which must not copy them to where they stay.
  public func withBytes<Value, Failure: Error>(
    _ body: (Span<UInt8>) throws(Failure) -> Value
  ) throws(Failure) -> Value {
    try unsafe withPointer { start throws(Failure) in
      try unsafe body(UnsafeBufferPointer(start: start, count: count).span)
    }
  }

  func withPointer<Value, Failure: Error>(
    _ body: (UnsafePointer<UInt8>) throws(Failure) -> Value
  ) throws(Failure) -> Value {
    try withExtendedLifetime(self) { () throws(Failure) in
      try unsafe body(UnsafePointer(start.assumingMemoryBound(to: UInt8.self)))
    }
  }

  /// Whether both hold the same bytes; the time does not depend on where they differ.
  public func equals(_ other: SecretBytes) -> Bool {
    guard count == other.count else { return false }
    return unsafe withPointer { mine in
      unsafe other.withPointer { unsafe sodium_memcmp(mine, $0, count) == 0 }
    }
  }
}

/// Overwrites every byte with zero, in a way that the compiler does not leave out. Of an array that
/// shares its storage with a copy, only this reference's own bytes are overwritten.
public func wipe(_ bytes: inout [UInt8]) {
  unsafe bytes.withUnsafeMutableBytes { unsafe sodium_memzero($0.baseAddress, $0.count) }
}
