public import Sodium

/// The four bytes that tell keys of one name apart (C2SP signed-note): a hint for choosing a key,
/// no proof of anything, since another key with the same four bytes is easily made.
public struct KeyID: Hashable, Sendable, CustomStringConvertible {
  /// The four bytes, the first one the most significant.
  public let number: UInt32

  /// The first four bytes of SHA-256(name ‖ 0x0A ‖ 0x01 ‖ public key): an Ed25519 key.
  public init(name: KeyName, publicKey: PublicKey) {
    self.init(name: name, type: VerifierKey.signatureType, material: publicKey.bytes)
  }

  /// The first four bytes of SHA-256(name ‖ 0x0A ‖ type ‖ key material).
  init(name: KeyName, type: UInt8, material: [UInt8]) {
    self.init(SHA256.hash(name.bytes + [0x0A, type] + material).bytes.prefix(4))
  }

  /// - Precondition: four bytes.
  init(_ bytes: ArraySlice<UInt8>) {
    precondition(bytes.count == 4)
    number = bytes.reduce(0) { $0 << 8 | UInt32($1) }
  }

  /// Reads exactly eight lower-case hex digits; nil for anything else.
  public init?(hex: String) {
    guard let bytes = Hex.decode(hex), bytes.count == 4 else { return nil }
    self.init(bytes[...])
  }

  /// The four bytes, in a new array.
  public var bytes: [UInt8] {
    [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: number >> $0) }
  }

  /// Eight lower-case hex digits.
  public var hex: String { Hex.encode(bytes) }

  public var description: String { hex }
}
