public import Sodium

/// Which stored nodes a proof is made of. Index arithmetic only: the plan says which hashes are
/// needed, one read fetches them, and ``proof(from:)`` computes.
///
///     let plan = try ProofPlan.inclusion(of: 41, inSize: 100)
///     let proof = plan.proof(from: try store.hashes(at: plan.addresses))
public struct ProofPlan: Hashable, Sendable {
  /// The nodes to read, each once.
  public let addresses: [NodeAddress]

  // How many of the addresses, in their order, are folded into each hash of the proof. Only a
  // subtree at the right edge of the tree is incomplete, and made of several.
  private let counts: [Int]

  private init(_ ranges: [Range<Int64>]) {
    let parts = ranges.map { Tree.subtrees(in: $0) }
    addresses = parts.flatMap { $0 }
    counts = parts.map(\.count)
  }

  /// The plan of the audit path for a leaf (RFC 9162, 2.1.3.1).
  ///
  /// - Parameters:
  ///   - index: the entry's number, from 0.
  ///   - size: any size of the tree, present or past.
  /// - Throws: ``ProofError/indexOutsideTree(index:size:)``.
  public static func inclusion(
    of index: Int64, inSize size: Int64
  ) throws(ProofError) -> ProofPlan {
    guard index >= 0, index < size else {
      throw .indexOutsideTree(index: index, size: size)
    }
    var siblings: [Range<Int64>] = []
    var range = 0..<size
    while range.upperBound - range.lowerBound > 1 {
      let middle = split(range)
      if index < middle {
        siblings.append(middle..<range.upperBound)
        range = range.lowerBound..<middle
      } else {
        siblings.append(range.lowerBound..<middle)
        range = middle..<range.upperBound
      }
    }
    return ProofPlan(siblings.reversed())
  }

  /// The plan of a consistency proof (RFC 9162, 2.1.4.1). From size 0, which the RFC leaves
  /// undefined, and from a size to itself the proof is empty.
  ///
  /// - Throws: ``ProofError/sizesOutOfOrder(old:new:)``.
  public static func consistency(
    from old: Int64, to new: Int64
  ) throws(ProofError) -> ProofPlan {
    guard old >= 0, old <= new else { throw .sizesOutOfOrder(old: old, new: new) }
    guard old > 0 else { return ProofPlan([]) }
    var parts: [Range<Int64>] = []
    var range = 0..<new
    while range.upperBound > old {
      let middle = split(range)
      if old <= middle {
        parts.append(middle..<range.upperBound)
        range = range.lowerBound..<middle
      } else {
        parts.append(range.lowerBound..<middle)
        range = middle..<range.upperBound
      }
    }
    // What is left is the last subtree of the old tree; where it is all of it, the verifier has it.
    if range.lowerBound > 0 { parts.append(range) }
    return ProofPlan(parts.reversed())
  }

  /// The proof, from the hashes at ``addresses``, in their order.
  public func proof(from hashes: [Digest]) -> [Digest] {
    precondition(hashes.count == addresses.count, "one hash for each address")
    var rest = hashes[...]
    return counts.compactMap { count in
      defer { rest = rest.dropFirst(count) }
      return Tree.fold(rest.prefix(count))
    }
  }

  /// The proof, from hashes that are read as needed.
  ///
  /// - Parameter nodes: reads the hashes at these addresses, in their order; called once.
  public func proof<Failure>(
    nodes: ([NodeAddress]) throws(Failure) -> [Digest]
  ) throws(Failure) -> [Digest] {
    proof(from: try nodes(addresses))
  }

  /// Where the left subtree of an inner node ends: it has the largest power of two of leaves that is
  /// below the count (RFC 9162, 2.1.1).
  private static func split(_ range: Range<Int64>) -> Int64 {
    let last = range.upperBound - range.lowerBound - 1
    return range.lowerBound + (1 << Int64(bitCount(last) - 1))
  }
}
