/// A note that somebody the caller knows has signed, and on which every line that claims to be by
/// such a key was checked.
public struct VerifiedNote: Hashable, Sendable {
  public let note: SignedNote
  /// The keys that signed, each once, in the order of their first lines; at least one.
  public let signers: [VerifierKey]

  /// Checks a note. Lines of keys that the caller does not know are ignored; one bad signature by a
  /// known key refuses the whole note.
  ///
  /// - Parameter keys: whom the caller trusts.
  public init(_ note: SignedNote, knowing keys: [VerifierKey]) throws(VerificationError) {
    var signers: [VerifierKey] = []
    for signature in note.signatures {
      let claimed = Set(keys.filter { signature.isClaimed(by: $0) })
      guard let key = claimed.first else { continue }
      guard claimed.count == 1 else { throw .ambiguousKeys(key.name, key.id) }
      guard signature.verifies(note.text, by: key) else { throw .badSignature(key.name, key.id) }
      if !signers.contains(key) { signers.append(key) }
    }
    guard !signers.isEmpty else { throw .notSigned(by: keys) }
    self.note = note
    self.signers = signers
  }
}

/// Why a note or checkpoint must not be believed.
public enum VerificationError: Error, Hashable, Sendable, CustomStringConvertible {
  /// There is no signature by any of these keys.
  case notSigned(by: [VerifierKey])
  /// A line with the name and id of a known key is not that key's signature of this text.
  case badSignature(KeyName, KeyID)
  /// The caller knows two keys with one name and id.
  case ambiguousKeys(KeyName, KeyID)
  /// The checkpoint is another log's than the key's.
  case originIsNotKeyName(Origin, KeyName)

  /// A stable name for programs.
  public var code: String {
    switch self {
    case .notSigned: "E-SIGNATURE-MISSING"
    case .badSignature: "E-SIGNATURE-BAD"
    case .ambiguousKeys: "E-SIGNATURE-AMBIGUOUS"
    case .originIsNotKeyName: "E-SIGNATURE-ORIGIN"
    }
  }

  /// What happened, with what was compared, for a person.
  public var sentence: String {
    switch self {
    case .notSigned(let keys):
      keys.isEmpty
        ? "no key is known that could have signed"
        : "none of the known keys has signed: "
          + keys.map { "\($0.name) (\($0.id))" }.joined(separator: ", ")
    case .badSignature(let name, let id):
      "the signature by \(name) (\(id)) does not belong to this text"
    case .ambiguousKeys(let name, let id):
      "two known keys have the name \(name) and the key id \(id)"
    case .originIsNotKeyName(let origin, let name):
      "the checkpoint is of the log \(origin), but the key is of \(name)"
    }
  }

  /// What the person can do about it.
  public var nextStep: String {
    switch self {
    case .notSigned:
      "get the verifier key that the log publishes now: it may have gone on to another one"
    case .badSignature: "believe nothing in it, and keep it: somebody changed the text or signature"
    case .ambiguousKeys: "remove the key that you did not mean"
    case .originIsNotKeyName: "use the verifier key of that log"
    }
  }

  public var description: String { "\(sentence) [\(code)]" }
}
