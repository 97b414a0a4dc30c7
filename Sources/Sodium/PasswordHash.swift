internal import CSodium

/// A key derived from a passphrase by Argon2id (RFC 9106, version 1.3, one lane), by libsodium. What it
/// costs is explicit and stored beside what the key protects.
public struct PasswordHash: Hashable, Sendable {
  /// The length of a salt, in bytes.
  public static let saltByteCount = 16

  /// Passes over the memory, 1 to 16.
  public let operations: Int
  /// The memory that it works in: bytes, a multiple of 1024, 8 KiB to 1 GiB.
  public let memory: Int
  /// 16 bytes that make equal passphrases give different keys.
  public let salt: [UInt8]

  /// Checked costs and salt; nil when one is out of range.
  public init?(operations: Int, memory: Int, salt: [UInt8]) {
    guard (1...16).contains(operations), (8_192...1_073_741_824).contains(memory),
      memory.isMultiple(of: 1024), salt.count == Self.saltByteCount
    else { return nil }
    self.operations = operations
    self.memory = memory
    self.salt = salt
  }

  private init(moderateWith salt: [UInt8]) {
    operations = 3
    memory = 268_435_456
    self.salt = salt
  }

  /// A new salt and what libsodium calls moderate: three passes over 256 MiB, about a second.
  public static func moderate() -> PasswordHash {
    PasswordHash(moderateWith: Random.bytes(saltByteCount))
  }

  /// The key for this passphrase, `count` (16 to 64) bytes.
  public func key(from passphrase: SecretBytes, count: Int) throws(SodiumError) -> SecretBytes {
    precondition((16...64).contains(count))
    var status: Int32 = -1
    let key = try unsafe SecretBytes(count: count) { key in
      unsafe passphrase.withPointer { bytes in
        unsafe bytes.withMemoryRebound(to: CChar.self, capacity: passphrase.count) { characters in
          status = unsafe crypto_pwhash(
            key, UInt64(count), characters, UInt64(passphrase.count), salt, UInt64(operations),
            memory, crypto_pwhash_ALG_ARGON2ID13)
        }
      }
    }
    // The ranges are checked above, so that only the working memory can be missing.
    guard status == 0 else { throw .outOfMemory }
    return key
  }
}
