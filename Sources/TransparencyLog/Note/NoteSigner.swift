public import Sodium

/// A secret key and the name under which it signs notes.
public struct NoteSigner: Sendable {
  /// What the others need to check its signatures.
  public let key: VerifierKey
  private let secretKey: SecretKey

  public init(name: KeyName, secretKey: SecretKey) {
    key = VerifierKey(name: name, own: secretKey.publicKey)
    self.secretKey = secretKey
  }

  /// A note of this text, signed by this key alone; the same text gives the same note.
  ///
  /// - Parameter text: one or more lines of UTF-8, the last one ended too.
  public func sign(_ text: [UInt8]) throws(NoteError) -> SignedNote {
    try SignedNote.checkText(text)
    return try SignedNote(text: text, signatures: [signature(of: text)])
  }

  /// A checkpoint signed by its log's key. Whoever calls this answers for it that no other root was
  /// ever signed for this size.
  ///
  /// - Precondition: the key has the name of the log.
  public func sign(_ checkpoint: Checkpoint) -> SignedCheckpoint {
    precondition(KeyName(checkpoint.origin) == key.name, "a log's key signs that log's heads only")
    return SignedCheckpoint(checkpoint, [signature(of: checkpoint.text)])
  }

  private func signature(of text: [UInt8]) -> NoteSignature {
    NoteSignature(secretKey.sign(text), by: key)
  }
}
