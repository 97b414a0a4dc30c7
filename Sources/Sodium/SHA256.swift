internal import CSodium

/// SHA-256 (FIPS 180-4) by libsodium. Nothing here allocates.
public enum SHA256 {
  /// The digest of these bytes.
  public static func hash(_ bytes: Span<UInt8>) -> Digest {
    unsafe bytes.withUnsafeBufferPointer { source in
      let words = unsafe Words32 {
        _ = unsafe crypto_hash_sha256($0, source.baseAddress, UInt64(source.count))
      }
      return Digest(words: words)
    }
  }

  /// The digest of these bytes.
  public static func hash(_ bytes: [UInt8]) -> Digest {
    hash(bytes.span)
  }

  /// The digest of these bytes.
  public static func hash(_ bytes: ArraySlice<UInt8>) -> Digest {
    hash(bytes.span)
  }

  /// The digest of one byte followed by these: the leaf of a Merkle tree (RFC 9162, 2.1.1) with 0x00.
  public static func hash(prefix: UInt8, _ bytes: Span<UInt8>) -> Digest {
    var stream = Stream()
    stream.update(prefix)
    stream.update(bytes)
    return stream.digest
  }

  /// The digest of one byte followed by these: the leaf of a Merkle tree (RFC 9162, 2.1.1) with 0x00.
  public static func hash(prefix: UInt8, _ bytes: [UInt8]) -> Digest {
    hash(prefix: prefix, bytes.span)
  }

  /// The digest of one byte followed by these: the leaf of a Merkle tree (RFC 9162, 2.1.1) with 0x00.
  public static func hash(prefix: UInt8, _ bytes: ArraySlice<UInt8>) -> Digest {
    hash(prefix: prefix, bytes.span)
  }

  /// The digest of one byte followed by two digests, 65 bytes: the inner node of a Merkle tree
  /// (RFC 9162, 2.1.1) with 0x01.
  public static func hash(prefix: UInt8, _ left: Digest, _ right: Digest) -> Digest {
    // In one piece: libsodium takes a third longer over three, and of a log's hashes most are these.
    unsafe withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 65) { bytes in
      unsafe bytes.initializeElement(at: 0, to: prefix)
      unsafe left.words.withBytes { start in
        for index in 0..<32 { unsafe bytes.initializeElement(at: 1 + index, to: start[index]) }
      }
      unsafe right.words.withBytes { start in
        for index in 0..<32 { unsafe bytes.initializeElement(at: 33 + index, to: start[index]) }
      }
      return unsafe hash(Span(_unsafeElements: UnsafeBufferPointer(bytes)))
    }
  }

  /// A digest of bytes that come in pieces. Copying it forks it.
  public struct Stream: Sendable {
    private var state = crypto_hash_sha256_state()

    /// A stream that has seen no bytes.
    public init() {
      unsafe crypto_hash_sha256_init(&state)
    }

    /// Adds one byte.
    public mutating func update(_ byte: UInt8) {
      _ = unsafe withUnsafePointer(to: byte) { unsafe crypto_hash_sha256_update(&state, $0, 1) }
    }

    /// Adds the 32 bytes of a digest.
    public mutating func update(_ digest: Digest) {
      _ = unsafe digest.words.withBytes { unsafe crypto_hash_sha256_update(&state, $0, 32) }
    }

    /// Adds these bytes.
    public mutating func update(_ bytes: Span<UInt8>) {
      _ = unsafe bytes.withUnsafeBufferPointer {
        unsafe crypto_hash_sha256_update(&state, $0.baseAddress, UInt64($0.count))
      }
    }

    /// Adds these bytes.
    public mutating func update(_ bytes: [UInt8]) {
      update(bytes.span)
    }

    /// Adds these bytes.
    public mutating func update(_ bytes: ArraySlice<UInt8>) {
      update(bytes.span)
    }

    /// The digest of all bytes so far; the stream can go on.
    public var digest: Digest {
      var last = state
      let words = unsafe Words32 { unsafe crypto_hash_sha256_final(&last, $0) }
      return Digest(words: words)
    }
  }
}
