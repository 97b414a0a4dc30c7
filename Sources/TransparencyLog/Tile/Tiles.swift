/// Which files a published log has at a size (C2SP tlog-tiles).
///
/// The tiles at the right edge are partial: at level l a tree of s entries has a last tile of
/// floor(s / 256^l) mod 256 hashes, and none where that is 0. They are never hashed into the level above.
public enum Tiles {
  /// All tiles and entry bundles of a tree, entries first, then level by level.
  ///
  /// - Parameter size: entries in the tree, 0 or more.
  public static func addresses(ofSize size: Int64) -> [TileAddress] {
    addresses(from: 0, to: size)
  }

  /// The tiles and entry bundles that a tree has and its earlier self had not: what to write before the
  /// checkpoint of the new size is published. A log that publishes each of its sizes so has all
  /// the partial tiles that it must have.
  ///
  /// - Parameters:
  ///   - old: the last size that was published, 0 or more.
  ///   - new: at least as large.
  public static func addresses(from old: Int64, to new: Int64) -> [TileAddress] {
    precondition(old >= 0 && old <= new, "a tree only grows")
    var addresses = addresses(.entries, from: old, to: new)
    for level in 0...TileAddress.maximumLevel {
      let shift = Int64(8 * level)
      addresses += self.addresses(.hashes(level: level), from: old >> shift, to: new >> shift)
    }
    return addresses
  }

  /// The tile of a tree that holds a node's hash, or the hashes below it.
  ///
  /// - Precondition: the tree has the node.
  static func address(of node: NodeAddress, inSize size: Int64) -> TileAddress {
    let level = node.level / 8
    let hash = node.index << Int64(node.level % 8)
    let index = hash / Int64(TileAddress.fullWidth)
    return address(.hashes(level: level), index: index, inSize: size)
  }

  /// The tile of a tree as wide as the tree makes it.
  ///
  /// - Precondition: the tree has the tile.
  static func address(
    _ content: TileAddress.Content, index: Int64, inSize size: Int64
  ) -> TileAddress {
    var level = 0
    if case .hashes(let number) = content { level = number }
    let hashes = (size >> Int64(8 * level)) - index * Int64(TileAddress.fullWidth)
    return TileAddress(
      content, index: index, width: Int(min(hashes, Int64(TileAddress.fullWidth))))
  }

  /// The tiles of one row: those that end after `old` hashes and begin before `new`.
  private static func addresses(
    _ content: TileAddress.Content, from old: Int64, to new: Int64
  ) -> [TileAddress] {
    guard old < new else { return [] }
    let width = Int64(TileAddress.fullWidth)
    return (old / width...(new - 1) / width).map { index in
      TileAddress(content, index: index, width: Int(min(new - index * width, width)))
    }
  }
}
