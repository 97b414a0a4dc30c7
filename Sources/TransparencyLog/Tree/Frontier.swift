public import Sodium

/// All that must be remembered of a tree to let it grow: the roots of its complete subtrees, at most
/// 63 (a *compact range*). One frontier is one tree at one size; copying it forks it.
public struct Frontier: Hashable, Sendable {
  /// Leaves appended so far.
  public private(set) var size: Int64

  // Left to right, the largest first; one for each one bit of `size`.
  private var subtrees: [Digest]

  /// The frontier of an empty tree.
  public init() {
    size = 0
    subtrees = []
    subtrees.reserveCapacity(Int64.bitWidth)
  }

  /// The frontier that stood at this size, from stored nodes.
  ///
  /// - Parameters:
  ///   - size: leaves in the tree, 0 or more.
  ///   - nodes: reads the hashes at these addresses, in their order; called once.
  public init<Failure>(
    size: Int64, nodes: ([NodeAddress]) throws(Failure) -> [Digest]
  ) throws(Failure) {
    let addresses = Tree.subtrees(ofSize: size)
    let hashes = try nodes(addresses)
    precondition(hashes.count == addresses.count, "one hash for each address")
    self.size = size
    subtrees = hashes
    subtrees.reserveCapacity(Int64.bitWidth)
  }

  /// The root of the tree; ``Tree/emptyRoot`` before the first leaf. Costs at most 62 hashes.
  public var root: Digest { Tree.fold(subtrees[...]) ?? Tree.emptyRoot }

  /// Size and root.
  public var head: TreeHead { TreeHead(size: size, root: root) }

  /// The audit path (RFC 9162, 2.1.3.1) that the next leaf will have as the last one of the tree.
  public var pathOfNext: [Digest] { subtrees.reversed() }

  /// Adds a leaf.
  ///
  /// - Returns: the complete subtrees that this leaf finishes, the leaf itself first, each twice as
  ///   large as the one before. They are the nodes to store.
  @discardableResult
  public mutating func append(_ leaf: LeafHash) -> [(NodeAddress, Digest)] {
    var finished: [(NodeAddress, Digest)] = []
    finished.reserveCapacity((~size).trailingZeroBitCount + 1)
    append(leaf) { finished.append(($0, $1)) }
    return finished
  }

  /// Adds a leaf, and names the complete subtrees that it finishes one by one, the leaf itself first.
  /// Allocates nothing. When `finished` throws, the frontier is as it was before.
  public mutating func append<Failure>(
    _ leaf: LeafHash, into finished: (NodeAddress, Digest) throws(Failure) -> Void
  ) throws(Failure) {
    precondition(size < Int64.max, "the tree is full")
    // Two subtrees of one size become one, as a carry runs through the one bits that end `size`.
    let merges = (~size).trailingZeroBitCount
    var hash = leaf
    try finished(NodeAddress(level: 0, index: size), hash)
    for level in 0..<merges {
      hash = Tree.nodeHash(subtrees[subtrees.count - 1 - level], hash)
      try finished(NodeAddress(level: level + 1, index: size >> Int64(level + 1)), hash)
    }
    subtrees.removeLast(merges)
    subtrees.append(hash)
    size += 1
  }
}
