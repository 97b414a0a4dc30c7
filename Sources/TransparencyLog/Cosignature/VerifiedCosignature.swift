internal import Sodium

/// A witness's statement on a checkpoint whose signature was checked.
///
/// The line of the note has 72 bytes behind the key id:
///
///     time         8 bytes, the first one the most significant; at most 2^63 - 1
///     signature    64 bytes, Ed25519 over
///
///     cosignature/v1
///     time <time, decimal, no leading zero>
///     <the three lines of the checkpoint>
///
/// Every line ends in U+000A.
///
/// Format: C2SP tlog-cosignature, Ed25519 signed message.
public struct VerifiedCosignature: Hashable, Sendable {
  /// What was cosigned.
  public let checkpoint: Checkpoint
  /// Who cosigned.
  public let key: WitnessKey
  /// When, by the witness's clock: seconds since 1970-01-01T00:00:00Z, leap seconds not counted.
  public let time: Int64
  /// The line of the note.
  public let line: NoteSignature

  /// - Precondition: the key has just signed.
  init(own signature: Signature, of checkpoint: Checkpoint, by key: WitnessKey, at time: Int64) {
    self.checkpoint = checkpoint
    self.key = key
    self.time = time
    let eight = (0..<8).map { UInt8(truncatingIfNeeded: time >> (56 - 8 * Int64($0))) }
    line = NoteSignature(name: key.name, keyID: key.id, bytes: eight + signature.bytes)
  }

  /// Nil where the line is not this key's cosignature of this checkpoint.
  init?(_ line: NoteSignature, of checkpoint: Checkpoint, by key: WitnessKey) {
    guard line.isClaimed(by: key), line.bytes.count == 8 + Signature.byteCount else { return nil }
    let number = line.bytes.prefix(8).reduce(0 as UInt64) { $0 << 8 | UInt64($1) }
    guard let time = Int64(exactly: number) else { return nil }
    guard let signature = Signature(bytes: line.bytes.dropFirst(8)) else { return nil }
    let message = Self.message(checkpoint, at: time)
    guard key.publicKey.verifies(signature, of: message) else { return nil }
    self.checkpoint = checkpoint
    self.key = key
    self.time = time
    self.line = line
  }

  /// The cosignatures of known witnesses on a checkpoint, in the order of their lines. Lines of keys
  /// that the caller does not know are ignored; one bad signature by a known key refuses all of them.
  ///
  /// - Parameters:
  ///   - signed: as a log publishes it, or a proof contains it.
  ///   - keys: the witnesses that the caller knows.
  /// - Returns: none, where none of them cosigned. A witness that cosigned at several times is there
  ///   several times; the same line only once.
  public static func all(
    on signed: SignedCheckpoint, knowing keys: [WitnessKey]
  ) throws(VerificationError) -> [VerifiedCosignature] {
    try all(among: signed.signatures, of: signed.checkpoint, knowing: keys)
  }

  /// The cosignatures of known witnesses among lines that came without their checkpoint: the answer of
  /// a witness. See ``all(on:knowing:)``.
  public static func all(
    among lines: [NoteSignature], of checkpoint: Checkpoint, knowing keys: [WitnessKey]
  ) throws(VerificationError) -> [VerifiedCosignature] {
    var cosignatures: [VerifiedCosignature] = []
    for line in lines {
      let claimed = Set(keys.filter { line.isClaimed(by: $0) })
      guard let key = claimed.first else { continue }
      guard claimed.count == 1 else { throw .ambiguousKeys(key.name, key.id) }
      guard let cosignature = VerifiedCosignature(line, of: checkpoint, by: key) else {
        throw .badSignature(key.name, key.id)
      }
      if !cosignatures.contains(cosignature) { cosignatures.append(cosignature) }
    }
    return cosignatures
  }

  /// The bytes that are signed.
  static func message(_ checkpoint: Checkpoint, at time: Int64) -> [UInt8] {
    Array("cosignature/v1\ntime \(time)\n".utf8) + checkpoint.text
  }
}

extension NoteSignature {
  /// Whether it claims to be by this witness.
  func isClaimed(by key: WitnessKey) -> Bool {
    keyID == key.id && name == key.name
  }
}
