public import Sodium

/// The hashes of a tile: 1 to 256, 32 bytes each, nothing between them.
///
/// Format: C2SP tlog-tiles. `HashTile(parsing: t.bytes, width: t.hashes.count) == t`.
public struct HashTile: Hashable, Sendable {
  /// 1 to 256.
  public let hashes: [Digest]

  /// - Precondition: 1 to 256 hashes.
  public init(hashes: [Digest]) {
    precondition((1...TileAddress.fullWidth).contains(hashes.count), "a tile has 1 to 256 hashes")
    self.hashes = hashes
  }

  /// Reads a tile.
  ///
  /// - Parameter width: the hashes that its path tells of, 1 to 256.
  public init(parsing bytes: [UInt8], width: Int) throws(TileError) {
    precondition((1...TileAddress.fullWidth).contains(width), "a tile has 1 to 256 hashes")
    let expected = width * Digest.byteCount
    guard bytes.count == expected else {
      throw .wrongLength(expected: expected, found: bytes.count)
    }
    hashes = stride(from: 0, to: expected, by: Digest.byteCount)
      .compactMap { Digest(bytes: bytes[$0..<($0 + Digest.byteCount)]) }
  }

  /// The tile as it is published.
  public var bytes: [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(hashes.count * Digest.byteCount)
    for hash in hashes { hash.append(to: &bytes) }
    return bytes
  }

  /// The hash over 2^height neighbouring hashes.
  ///
  /// - Parameters:
  ///   - height: 0 to 8.
  ///   - position: of subtrees of that height from the left; the tile must have all of it.
  func root(height: Int, position: Int) -> Digest {
    var row = Array(hashes[(position << height)..<((position + 1) << height)])
    while row.count > 1 {
      row = stride(from: 0, to: row.count, by: 2).map { Tree.nodeHash(row[$0], row[$0 + 1]) }
    }
    return row[0]
  }
}
