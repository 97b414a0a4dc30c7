/// Why bytes are no checkpoint.
public enum CheckpointError: Error, Hashable, Sendable, CustomStringConvertible {
  /// They are no signed note.
  case note(NoteError)
  /// The last line is cut off.
  case notEndedByLineFeed
  /// Origin, size and root are not all there.
  case tooFewLines(found: Int)
  /// So many lines follow the root.
  case extensionLines(Int)
  /// Line 1 is no ``Origin``.
  case origin
  /// Line 2 is no canonical decimal up to 2^63 - 1.
  case size
  /// Line 3 is not the canonical base64 of 32 bytes.
  case root

  /// A stable name for programs.
  public var code: String {
    switch self {
    case .note(let error): error.code
    case .notEndedByLineFeed, .tooFewLines: "E-CHECKPOINT-FORM"
    case .extensionLines: "E-CHECKPOINT-EXTENSION"
    case .origin: "E-CHECKPOINT-ORIGIN"
    case .size: "E-CHECKPOINT-SIZE"
    case .root: "E-CHECKPOINT-ROOT"
    }
  }

  /// What happened, with what was compared, for a person.
  public var sentence: String {
    switch self {
    case .note(let error): error.sentence
    case .notEndedByLineFeed: "the checkpoint does not end in a line feed"
    case .tooFewLines(let found): "a checkpoint has three lines, this has \(found)"
    case .extensionLines(let count): "the checkpoint has \(count) lines too many"
    case .origin: "line 1 of the checkpoint is no origin like example.org/ledger"
    case .size: "line 2 of the checkpoint is no size: digits without a leading zero"
    case .root: "line 3 of the checkpoint is no root: 32 bytes in base64"
    }
  }

  /// What the person can do about it.
  public var nextStep: String {
    "get the checkpoint again, as the log published it and byte for byte"
  }

  public var description: String { "\(sentence) [\(code)]" }
}
