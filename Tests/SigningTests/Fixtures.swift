import Testing

@testable import Signing
@testable import Sodium

/// Fixed keys and texts.
enum Fixture {
  static let event = Array(#"{"type":"ballot.cast","v":1}"#.utf8)

  /// The key whose seed is this byte 32 times.
  static func key(_ byte: UInt8 = 7) throws -> SecretKey {
    var seed = [UInt8](repeating: byte, count: 32)
    return try #require(try SecretKey(wipingSeed: &seed))
  }

  static func secret(_ text: String) throws -> SecretBytes {
    var bytes = Array(text.utf8)
    return try SecretBytes(wiping: &bytes)
  }

  /// Argon2id as cheap as it can be.
  static func hash() throws -> PasswordHash {
    try #require(PasswordHash(operations: 1, memory: 8_192, salt: Array(0..<16)))
  }
}

extension [UInt8] {
  /// All of these bytes cut off at the end.
  var truncations: [[UInt8]] { indices.map { Array(self[..<$0]) } }

  /// These bytes with one of them replaced by each other value.
  func replacements(at position: Int) -> [[UInt8]] {
    replacements(at: position, by: UInt8.min...UInt8.max)
  }

  /// These bytes with one of them a bit off, or replaced by what a text editor might put there: for
  /// forms that take long to read.
  func slips(at position: Int) -> [[UInt8]] {
    replacements(
      at: position,
      by: (0..<8).map { self[position] ^ 1 << $0 } + [0, 0x09, 0x0A, 0x0D, 0x20, 0x3D, 0xFF])
  }

  private func replacements(at position: Int, by values: some Sequence<UInt8>) -> [[UInt8]] {
    values.filter { $0 != self[position] }.map { byte in
      var bytes = self
      bytes[position] = byte
      return bytes
    }
  }
}
