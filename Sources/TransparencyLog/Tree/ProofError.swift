public import Sodium

/// Why a proof can't be made, or proves nothing.
public enum ProofError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The tree has no leaf of that number.
  case indexOutsideTree(index: Int64, size: Int64)
  /// The new tree would be smaller than the old one.
  case sizesOutOfOrder(old: Int64, new: Int64)
  /// A proof for this place and size has another count of hashes.
  case wrongLength(expected: Int, found: Int)
  /// The proof leads to another root than the head of that size has.
  case rootMismatch(size: Int64, expected: Digest, computed: Digest)
  /// Two heads of one size have different roots: the log was forked.
  case forked(size: Int64, old: Digest, new: Digest)
  /// A head of size 0 has a root other than the empty tree's.
  case notTheEmptyRoot(Digest)

  /// A stable name for programs.
  public var code: String {
    switch self {
    case .indexOutsideTree: "E-PROOF-INDEX"
    case .sizesOutOfOrder: "E-PROOF-SIZES"
    case .wrongLength: "E-PROOF-LENGTH"
    case .rootMismatch: "E-PROOF-ROOT"
    case .forked: "E-PROOF-FORK"
    case .notTheEmptyRoot: "E-PROOF-EMPTY-ROOT"
    }
  }

  /// What happened, with what was compared, for a person.
  public var sentence: String {
    switch self {
    case .indexOutsideTree(let index, let size):
      "there is no entry \(index) in a log of \(size)"
    case .sizesOutOfOrder(let old, let new):
      "a log of \(old) entries can't have shrunk to \(new)"
    case .wrongLength(let expected, let found):
      "the proof has \(found) hashes where exactly \(expected) are needed"
    case .rootMismatch(let size, let expected, let computed):
      "the proof leads to the root \(computed.base64), but the log of \(size) entries has "
        + expected.base64
    case .forked(let size, let old, let new):
      "the log of \(size) entries has two roots: \(old.base64) and \(new.base64)"
    case .notTheEmptyRoot(let root):
      "an empty log can't have the root \(root.base64)"
    }
  }

  /// What the person can do about it.
  public var nextStep: String {
    switch self {
    case .indexOutsideTree: "ask for an entry that the log had at that size"
    case .sizesOutOfOrder: "keep the larger head, and ask the registrar why the log is shorter"
    case .wrongLength, .rootMismatch: "get the proof again; if it fails again, keep both heads"
    case .forked, .notTheEmptyRoot: "keep both heads: together they show that the log was rewritten"
    }
  }

  public var description: String { "\(sentence) [\(code)]" }
}
