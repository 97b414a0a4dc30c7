public import Sodium

/// Checks that a tree has a leaf at an index (RFC 9162, 2.1.3.2).
///
/// A root does not commit to the size of its tree. Only a head whose size and root were signed
/// together makes this proof one of place.
///
/// - Parameters:
///   - leaf: made from the entry at hand, never taken from whoever hands over the proof.
///   - index: the entry's number, from 0.
///   - proof: from the leaf upwards, exactly as long as index and size ask for.
///   - head: the tree.
public func verifyInclusion(
  of leaf: LeafHash, at index: Int64, proof: [Digest], in head: TreeHead
) throws(ProofError) {
  guard index >= 0, index < head.size else {
    throw .indexOutsideTree(index: index, size: head.size)
  }
  // Both paths, of this leaf and of the last, bit by bit from below: where they are the same, the
  // leaf's subtree is at the right edge and has a sibling only to its left.
  var position = index
  var last = head.size - 1
  let inner = bitCount(position ^ last)
  let expected = inner + (position >> Int64(inner)).nonzeroBitCount
  guard proof.count == expected else {
    throw .wrongLength(expected: expected, found: proof.count)
  }
  var hash = leaf
  for sibling in proof {
    if position & 1 == 1 || position == last {
      hash = Tree.nodeHash(sibling, hash)
      // A node at the right edge without a sibling goes up unchanged.
      while position & 1 == 0, position != 0 {
        position >>= 1
        last >>= 1
      }
    } else {
      hash = Tree.nodeHash(hash, sibling)
    }
    position >>= 1
    last >>= 1
  }
  guard hash == head.root else {
    throw .rootMismatch(size: head.size, expected: head.root, computed: hash)
  }
}
