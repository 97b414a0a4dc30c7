public import Sodium

/// Why a file is not the tile that it should be.
public enum TileError: Error, Hashable, Sendable, CustomStringConvertible {
  /// A tile of hashes has another count of bytes than its width asks for.
  case wrongLength(expected: Int, found: Int)
  /// The bundle ends inside of an entry, or before one; positions are counted from 0.
  case entryCutOff(position: Int, width: Int)
  /// So many bytes follow the last entry.
  case bytesAfterLastEntry(Int)
  /// An entry has no room in a bundle; positions are counted from 0.
  case entryTooLong(position: Int, bytes: Int, limit: Int)
  /// The tiles at the right edge lead to another root than the head's.
  case rootMismatch(size: Int64, expected: Digest, computed: Digest)
  /// The tile leads to another hash than the tile above has for it.
  case tileMismatch(TileAddress, expected: Digest, computed: Digest)
  /// An entry of a bundle is not the one whose hash the tree has.
  case entryMismatch(index: Int64, expected: LeafHash, computed: LeafHash)

  /// A stable name for programs.
  public var code: String {
    switch self {
    case .wrongLength, .entryCutOff, .bytesAfterLastEntry: "E-TILE-FORM"
    case .entryTooLong: "E-TILE-LIMIT"
    case .rootMismatch: "E-TILE-ROOT"
    case .tileMismatch: "E-TILE-HASH"
    case .entryMismatch: "E-TILE-ENTRY"
    }
  }

  /// What happened, with what was compared, for a person.
  public var sentence: String {
    switch self {
    case .wrongLength(let expected, let found):
      "the tile has \(found) bytes where exactly \(expected) are needed"
    case .entryCutOff(let position, let width):
      "the bundle of \(width) entries is cut off at the one numbered \(position)"
    case .bytesAfterLastEntry(let count): "\(count) bytes follow the last entry of the bundle"
    case .entryTooLong(let position, let bytes, let limit):
      "the entry numbered \(position) in the bundle has \(bytes) bytes, more than \(limit)"
    case .rootMismatch(let size, let expected, let computed):
      "the tiles lead to the root \(computed.base64), but the log of \(size) entries has "
        + expected.base64
    case .tileMismatch(let address, let expected, let computed):
      "\(address) leads to the hash \(computed.base64), but the tile above has \(expected.base64)"
    case .entryMismatch(let index, let expected, let computed):
      "entry \(index) has the leaf hash \(computed.base64), but the log has \(expected.base64)"
    }
  }

  /// What the person can do about it.
  public var nextStep: String {
    switch self {
    case .entryTooLong: "log its hash, and the entry's bytes elsewhere"
    case .wrongLength, .entryCutOff, .bytesAfterLastEntry:
      "get the file again; if it stays so, tell the log's operator"
    case .rootMismatch, .tileMismatch, .entryMismatch:
      "get the files again; if they stay so, keep them and the checkpoint: they show a false copy"
    }
  }

  public var description: String { "\(sentence) [\(code)]" }
}
