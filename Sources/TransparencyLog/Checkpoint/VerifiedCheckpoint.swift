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
    let origin = signed.checkpoint.origin
    guard KeyName(origin) == key.name else { throw .originIsNotKeyName(origin, key.name) }
    let claimed = signed.signatures.filter { $0.isClaimed(by: key) }
    guard !claimed.isEmpty else { throw .notSigned(by: [key]) }
    // The text is written anew: only what was read can have been signed.
    let text = signed.checkpoint.text
    guard claimed.allSatisfy({ $0.verifies(text, by: key) }) else {
      throw .badSignature(key.name, key.id)
    }
    self.signed = signed
    self.key = key
  }

  public var checkpoint: Checkpoint { signed.checkpoint }

  public var origin: Origin { checkpoint.origin }

  /// Size and root.
  public var head: TreeHead { checkpoint.head }

  /// Entries in the log.
  public var size: Int64 { head.size }

  public var root: Digest { head.root }
}
