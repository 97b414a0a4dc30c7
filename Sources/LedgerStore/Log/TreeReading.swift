import GRDB
public import Sodium
public import TransparencyLog

/// The Merkle tree over the entries.
extension LedgerReading {
  /// The stored hashes at these addresses, in their order.
  ///
  /// - Throws: `StoreError.corrupt` where one is missing.
  public func nodes(_ addresses: [NodeAddress]) throws(StoreError) -> [Digest] {
    var hashes: [Digest] = []
    hashes.reserveCapacity(addresses.count)
    for address in addresses {
      guard let hash = try node(address) else {
        throw .corrupt(detail: "node \(address) of the tree is missing")
      }
      hashes.append(hash)
    }
    return hashes
  }

  /// Neighbouring hashes of one level, read in one go.
  ///
  /// - Throws: `StoreError.corrupt` where one is missing.
  public func nodes(
    level: Int, from first: Int64, count: Int64
  ) throws(StoreError) -> [Digest] {
    let hashes = try database.rows(
      """
      SELECT hash FROM node WHERE level = ? AND position >= ? AND position < ? ORDER BY position
      """, [level, first, first + count]
    ) { try $0.digest(0) }
    guard hashes.count == count else {
      throw .corrupt(detail: "nodes of level \(level) are missing from \(first) on")
    }
    return hashes
  }

  public func node(_ address: NodeAddress) throws(StoreError) -> Digest? {
    try database.row(
      "SELECT hash FROM node WHERE level = ? AND position = ?", [address.level, address.index]
    ) { try $0.digest(0) }
  }

  /// How many nodes are stored; a log of n entries has 2n less the one bits of n. Reads them all.
  public func nodeCount() throws(StoreError) -> Int64 {
    try database.integer("SELECT count(*) FROM node") ?? 0
  }

  /// The root over the first `size` entries, from O(log n) stored nodes.
  ///
  /// - Parameter size: 0 to the present size.
  public func root(ofSize size: Int64) throws(StoreError) -> Digest {
    guard let remembered, size <= sizeOnDisk else {
      return try Tree.root(ofSize: size, nodes: nodes)
    }
    if let root = remembered.root(ofSize: size) { return root }
    let root = try Tree.root(ofSize: size, nodes: nodes)
    remembered.keep(TreeHead(size: size, root: root))
    return root
  }

  /// The audit path of an entry in the tree of a size, from O(log n) stored nodes.
  ///
  /// - Parameters:
  ///   - number: of an entry before `size`.
  ///   - size: 1 to the present size.
  /// - Throws: `ProofError` where there is no such entry, `StoreError`.
  public func inclusionProof(of number: Int64, inSize size: Int64) throws -> [Digest] {
    let plan = try ProofPlan.inclusion(of: number, inSize: size)
    return plan.proof(from: try nodes(plan.addresses))
  }

  /// The proof that the tree of one size is the beginning of that of a later one, from O(log n) stored nodes.
  ///
  /// - Throws: `ProofError` where the sizes are not in order, `StoreError`.
  public func consistencyProof(from old: Int64, to new: Int64) throws -> [Digest] {
    let plan = try ProofPlan.consistency(from: old, to: new)
    return plan.proof(from: try nodes(plan.addresses))
  }

  /// All that the tree needs in order to grow.
  public func frontier() throws(StoreError) -> Frontier {
    try Frontier(size: size, nodes: nodes)
  }
}
