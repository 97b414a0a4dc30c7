public import Sodium

/// A checkpoint whose signature by a key of the caller's choice was checked.
public struct VerifiedCheckpoint: Hashable, Sendable {
  /// As it came, with the lines of others, which were not checked.
  public let signed: SignedCheckpoint
  /// The log's key.
  public let key: VerifierKey

  /// Checks that the log itself signed: the key has the origin as its name, every line that claims to
  /// be by the key is its signature, and there is one.
  public init(
    _ signed: SignedCheckpoint, signedBy key: VerifierKey
  ) throws(VerificationError) {
    try self.init(signed, signedByOneOf: [key])
  }

  /// Checks that the log itself signed, whose key may be any of these: each has the origin as its name,
  /// every line that claims to be by one of them is its signature, and there is such a line.
  ///
  /// - Parameter keys: the keys that the caller knows for this log. The first one that signed is the
  ///   ``key``.
  public init(
    _ signed: SignedCheckpoint, signedByOneOf keys: [VerifierKey]
  ) throws(VerificationError) {
    let origin = signed.checkpoint.origin
    for key in keys where KeyName(origin) != key.name {
      throw .originIsNotKeyName(origin, key.name)
    }
    // The text is written anew: only what was read can have been signed.
    let text = signed.checkpoint.text
    var signer: VerifierKey?
    for line in signed.signatures {
      let claimed = Set(keys.filter { line.isClaimed(by: $0) })
      guard let key = claimed.first else { continue }
      guard claimed.count == 1 else { throw .ambiguousKeys(key.name, key.id) }
      guard line.verifies(text, by: key) else { throw .badSignature(key.name, key.id) }
      signer = signer ?? key
    }
    guard let signer else { throw .notSigned(by: keys) }
    self.signed = signed
    key = signer
  }

  public var checkpoint: Checkpoint { signed.checkpoint }

  public var origin: Origin { checkpoint.origin }

  /// Size and root.
  public var head: TreeHead { checkpoint.head }

  /// Entries in the log.
  public var size: Int64 { head.size }

  public var root: Digest { head.root }
}
