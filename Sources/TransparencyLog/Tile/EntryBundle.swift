/// The entries of a tile: 1 to 256, each with its length in front.
///
///     length      2 bytes, the first one the more significant
///     entry       so many bytes, exactly as they were logged
///
/// Format: C2SP tlog-tiles, Log entries. `EntryBundle(parsing: b.bytes, width: b.entries.count) == b`.
public struct EntryBundle: Hashable, Sendable {
  /// The bytes of the longest entry that has room.
  public static let maximumEntryByteCount = 65_535

  /// 1 to 256, in their order.
  public let entries: [[UInt8]]

  /// A bundle of entries.
  ///
  /// - Precondition: 1 to 256 entries.
  public init(entries: [[UInt8]]) throws(TileError) {
    precondition((1...TileAddress.fullWidth).contains(entries.count), "1 to 256 entries a bundle")
    for (position, entry) in entries.enumerated()
    where entry.count > Self.maximumEntryByteCount {
      throw .entryTooLong(
        position: position, bytes: entry.count, limit: Self.maximumEntryByteCount)
    }
    self.entries = entries
  }

  /// Reads a bundle.
  ///
  /// - Parameter width: the entries that its path tells of, 1 to 256.
  public init(parsing bytes: [UInt8], width: Int) throws(TileError) {
    precondition((1...TileAddress.fullWidth).contains(width), "1 to 256 entries a bundle")
    var rest = bytes[...]
    var entries: [[UInt8]] = []
    entries.reserveCapacity(width)
    for position in 0..<width {
      guard rest.count >= 2 else { throw .entryCutOff(position: position, width: width) }
      let count = Int(rest[rest.startIndex]) << 8 | Int(rest[rest.startIndex + 1])
      rest = rest.dropFirst(2)
      guard rest.count >= count else { throw .entryCutOff(position: position, width: width) }
      entries.append(Array(rest.prefix(count)))
      rest = rest.dropFirst(count)
    }
    guard rest.isEmpty else { throw .bytesAfterLastEntry(rest.count) }
    self.entries = entries
  }

  /// The bundle as it is published.
  public var bytes: [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(entries.reduce(0) { $0 + $1.count + 2 })
    for entry in entries {
      bytes.append(UInt8(entry.count >> 8))
      bytes.append(UInt8(entry.count & 0xFF))
      bytes += entry
    }
    return bytes
  }
}
