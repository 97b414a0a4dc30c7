public import Sodium

/// The hash of a leaf: SHA-256 of 0x00 and the entry's bytes, made by ``Tree/leafHash(of:)-([UInt8])``.
/// An event's id or a document's digest is none.
public typealias LeafHash = Digest

/// The Merkle tree of RFC 6962 (RFC 9162, 2.1) with SHA-256.
///
///     leaf        SHA-256(0x00 ‖ entry)
///     node        SHA-256(0x01 ‖ left ‖ right)
///     empty tree  SHA-256 of nothing
///
/// The left half of a tree of n leaves has the largest power of two below n. Only complete subtrees
/// are ever stored (``NodeAddress``): a stored node never changes, and whatever is asked of the tree
/// at a past size is computed from O(log n) of them.
public enum Tree {
  /// The root of a tree without leaves.
  public static let emptyRoot = SHA256.hash([UInt8]())

  /// The leaf of an entry, given as the exact bytes that are logged.
  public static func leafHash(of entry: Span<UInt8>) -> LeafHash {
    SHA256.hash(prefix: 0x00, entry)
  }

  /// The leaf of an entry, given as the exact bytes that are logged.
  public static func leafHash(of entry: [UInt8]) -> LeafHash {
    SHA256.hash(prefix: 0x00, entry)
  }

  /// The leaf of an entry, given as the exact bytes that are logged.
  public static func leafHash(of entry: ArraySlice<UInt8>) -> LeafHash {
    SHA256.hash(prefix: 0x00, entry)
  }

  /// The node over two subtrees.
  public static func nodeHash(_ left: Digest, _ right: Digest) -> Digest {
    SHA256.hash(prefix: 0x01, left, right)
  }

  /// The complete subtrees that make up a tree, from left to right: as many as `size` has one bits,
  /// the largest first; none for an empty tree.
  ///
  /// - Parameter size: leaves in the tree, 0 or more.
  public static func subtrees(ofSize size: Int64) -> [NodeAddress] {
    precondition(size >= 0, "a tree has no negative size")
    return subtrees(in: 0..<size)
  }

  /// The root of the tree at any size up to the present one.
  ///
  /// - Parameters:
  ///   - size: leaves in the tree, 0 or more.
  ///   - nodes: reads the hashes at these addresses, in their order; called once.
  public static func root<Failure>(
    ofSize size: Int64, nodes: ([NodeAddress]) throws(Failure) -> [Digest]
  ) throws(Failure) -> Digest {
    let addresses = subtrees(ofSize: size)
    let hashes = try nodes(addresses)
    precondition(hashes.count == addresses.count, "one hash for each address")
    return fold(hashes[...]) ?? emptyRoot
  }

  /// The root of the tree at any size up to the present one. Allocates nothing.
  ///
  /// - Parameters:
  ///   - size: leaves in the tree, 0 or more.
  ///   - node: reads the hash at an address; called for each subtree once, the smallest first.
  public static func root<Failure>(
    ofSize size: Int64, node: (NodeAddress) throws(Failure) -> Digest
  ) throws(Failure) -> Digest {
    precondition(size >= 0, "a tree has no negative size")
    guard size > 0 else { return emptyRoot }
    var level = Int64(size.trailingZeroBitCount)
    var rest = size >> level
    var hash = try node(NodeAddress(level: Int(level), index: rest - 1))
    while rest > 1 {
      rest -= 1
      let step = Int64(rest.trailingZeroBitCount)
      level += step
      rest >>= step
      hash = nodeHash(try node(NodeAddress(level: Int(level), index: rest - 1)), hash)
    }
    return hash
  }

  /// The complete subtrees of a range whose first leaf is a multiple of a power of two that is not
  /// below the range's count: of any node of a tree, then, complete or not.
  static func subtrees(in range: Range<Int64>) -> [NodeAddress] {
    var addresses: [NodeAddress] = []
    var start = range.lowerBound
    while start < range.upperBound {
      let level = bitCount(range.upperBound - start) - 1
      addresses.append(NodeAddress(level: level, index: start >> Int64(level)))
      start += 1 << Int64(level)
    }
    return addresses
  }

  /// The hash over neighbouring subtrees, the largest first; nil when there are none.
  static func fold(_ subtrees: ArraySlice<Digest>) -> Digest? {
    guard var hash = subtrees.last else { return nil }
    for left in subtrees.dropLast().reversed() { hash = nodeHash(left, hash) }
    return hash
  }
}

/// The count of binary digits; 0 for 0.
func bitCount(_ number: Int64) -> Int {
  Int64.bitWidth - number.leadingZeroBitCount
}
