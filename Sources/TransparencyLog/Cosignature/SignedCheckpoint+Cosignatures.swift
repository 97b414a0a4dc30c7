extension SignedCheckpoint {
  /// The checkpoint with more cosignatures. Of each witness that is added one line stays, its latest
  /// that verifies; whoever adds the same ones in another order, or twice, gets the same bytes.
  ///
  ///     the lines whose name is the origin, then all others; each part by name, key id and bytes,
  ///     all compared as bytes, each line once
  ///
  /// - Parameter cosignatures: of this checkpoint.
  /// - Throws: ``NoteError/tooManySignatures(found:limit:)``, ``NoteError/tooLong(bytes:limit:)``.
  /// - Precondition: none is a cosignature of another checkpoint.
  public func adding(
    _ cosignatures: [VerifiedCosignature]
  ) throws(NoteError) -> SignedCheckpoint {
    precondition(
      cosignatures.allSatisfy { $0.checkpoint == checkpoint },
      "a cosignature belongs to one checkpoint")
    var latest: [WitnessKey: VerifiedCosignature] = [:]
    for cosignature in cosignatures {
      let key = cosignature.key
      let standing = signatures.compactMap { VerifiedCosignature($0, of: checkpoint, by: key) }
      for one in standing + [cosignature] {
        latest[key] = latest[key].map { $0.isAfter(one) ? $0 : one } ?? one
      }
    }
    let others = signatures.filter { line in !latest.keys.contains { line.isClaimed(by: $0) } }
    let own = KeyName(checkpoint.origin)
    let lines = Set(others + latest.values.map(\.line)).sorted { $0.precedes($1) }
    let ordered = lines.filter { $0.name == own } + lines.filter { $0.name != own }
    let note = try SignedNote(text: checkpoint.text, signatures: ordered)
    return SignedCheckpoint(checkpoint, note.signatures)
  }
}

extension VerifiedCosignature {
  /// Later, or, of one time, the one whose bytes are greater: Ed25519 lets a key sign one text in
  /// many ways.
  fileprivate func isAfter(_ other: VerifiedCosignature) -> Bool {
    other.line.precedes(line)
  }
}

extension NoteSignature {
  /// By name, key id and bytes, all compared as bytes. The bytes of a cosignature begin with its time.
  fileprivate func precedes(_ other: NoteSignature) -> Bool {
    if name != other.name { return name.bytes.lexicographicallyPrecedes(other.name.bytes) }
    if keyID != other.keyID { return keyID.number < other.keyID.number }
    return bytes.lexicographicallyPrecedes(other.bytes)
  }
}
