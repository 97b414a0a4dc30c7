/// A checkpoint and the lines of those who signed it, none of them checked: a claim. It says what it
/// says until a ``VerifiedCheckpoint`` is made of it.
///
/// Format: C2SP tlog-checkpoint v1.0.0. `SignedCheckpoint(parsing: s.bytes) == s`.
public struct SignedCheckpoint: Hashable, Sendable {
  /// What is claimed.
  public let checkpoint: Checkpoint
  /// 1 to 100 lines, in their order: the log's own, and those of witnesses.
  public let signatures: [NoteSignature]

  /// Reads a signed note whose text is a checkpoint.
  public init(parsing bytes: [UInt8]) throws(CheckpointError) {
    let note: SignedNote
    do throws(NoteError) {
      note = try SignedNote(parsing: bytes)
    } catch {
      throw .note(error)
    }
    try self.init(note)
  }

  /// Reads the text of a signed note as a checkpoint.
  public init(_ note: SignedNote) throws(CheckpointError) {
    checkpoint = try Checkpoint(parsing: note.text)
    signatures = note.signatures
  }

  /// - Precondition: 1 to 100 signatures.
  init(_ checkpoint: Checkpoint, _ signatures: [NoteSignature]) {
    precondition((1...SignedNote.maximumSignatureCount).contains(signatures.count))
    self.checkpoint = checkpoint
    self.signatures = signatures
  }

  /// The signed note as it is written.
  public var bytes: [UInt8] {
    checkpoint.text + [0x0A] + signatures.flatMap(\.line)
  }
}
