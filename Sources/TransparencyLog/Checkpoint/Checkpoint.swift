public import Sodium

/// The head of a log, as it is signed. Three lines, each ending in U+000A:
///
///     <origin>     schema-less URL, no spaces, e.g. `example.org/ledger` (see Origin)
///     <size>       entries in the log, decimal, no leading zero, at most 2^63 - 1
///     <root>       32 bytes, base64 (RFC 4648 section 4, padded)
///
/// Extension lines, which the format allows, are refused: no log of ours has any, and witnesses
/// refuse them too. Whether anybody signed it is told by ``VerifiedCheckpoint``.
///
/// Format: C2SP tlog-checkpoint v1.0.0. `Checkpoint(parsing: c.text) == c`.
public struct Checkpoint: Hashable, Sendable {
  public let origin: Origin
  /// Size and root.
  public let head: TreeHead

  public init(origin: Origin, head: TreeHead) {
    self.origin = origin
    self.head = head
  }

  /// - Parameter size: entries in the log, 0 or more.
  public init(origin: Origin, size: Int64, root: Digest) {
    self.init(origin: origin, head: TreeHead(size: size, root: root))
  }

  /// Reads the text of a checkpoint, its last line feed included.
  public init(parsing text: [UInt8]) throws(CheckpointError) {
    guard text.last == 0x0A else { throw .notEndedByLineFeed }
    let lines = text.dropLast().split(separator: 0x0A, omittingEmptySubsequences: false)
    guard lines.count >= 3 else { throw .tooFewLines(found: lines.count) }
    guard lines.count == 3 else { throw .extensionLines(lines.count - 3) }
    guard let origin = Origin(bytes: lines[0]) else { throw .origin }
    guard let size = decimal(lines[1]) else { throw .size }
    guard let root = Base64.decode(lines[2]).flatMap({ Digest(bytes: $0) }) else { throw .root }
    self.init(origin: origin, size: size, root: root)
  }

  /// Entries in the log, 0 or more.
  public var size: Int64 { head.size }

  public var root: Digest { head.root }

  /// The three lines: the bytes that are signed.
  public var text: [UInt8] {
    Array("\(origin.text)\n\(size)\n\(root.base64)\n".utf8)
  }
}
