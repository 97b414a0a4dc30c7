internal import CSodium

/// Random bytes from the system, by libsodium.
public enum Random {
  /// New unpredictable bytes.
  public static func bytes(_ count: Int) -> [UInt8] {
    precondition(count >= 0)
    precondition(Libsodium.isInitialised, "libsodium gives no random bytes")
    return unsafe [UInt8](unsafeUninitializedCapacity: count) { target, initialised in
      if let start = target.baseAddress { unsafe randombytes_buf(start, count) }
      initialised = count
    }
  }
}
