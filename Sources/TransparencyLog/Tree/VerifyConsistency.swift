public import Sodium

/// Checks that a tree only grew: that the new one begins with all leaves of the old one
/// (RFC 9162, 2.1.4.2).
///
/// The RFC defines no proof from an empty tree. Here, as for a C2SP tlog-witness, it is the empty
/// one, and the old root must be ``Tree/emptyRoot``.
///
/// - Parameters:
///   - old: the head known before.
///   - new: the head to be believed.
///   - proof: exactly as long as the two sizes ask for.
public func verifyConsistency(
  from old: TreeHead, to new: TreeHead, proof: [Digest]
) throws(ProofError) {
  guard old.size <= new.size else { throw .sizesOutOfOrder(old: old.size, new: new.size) }
  let expected = consistencyProofLength(from: old.size, to: new.size)
  guard proof.count == expected else {
    throw .wrongLength(expected: expected, found: proof.count)
  }
  for head in [old, new] where head.size == 0 {
    guard head.root == Tree.emptyRoot else { throw .notTheEmptyRoot(head.root) }
  }
  guard old.size > 0 else { return }
  guard old.size < new.size else {
    guard old.root == new.root else {
      throw .forked(size: new.size, old: old.root, new: new.root)
    }
    return
  }
  let roots = consistentRoots(from: old, to: new.size, proof: proof)
  guard roots.old == old.root else {
    throw .rootMismatch(size: old.size, expected: old.root, computed: roots.old)
  }
  guard roots.new == new.root else {
    throw .rootMismatch(size: new.size, expected: new.root, computed: roots.new)
  }
}

/// How many hashes the proof between two sizes has.
private func consistencyProofLength(from old: Int64, to new: Int64) -> Int {
  guard old > 0, old < new else { return 0 }
  let complete = old.trailingZeroBitCount
  let position = (old - 1) >> Int64(complete)
  let inner = bitCount(position ^ ((new - 1) >> Int64(complete)))
  // Where the old tree is one complete subtree, the verifier already has the first hash.
  return (position == 0 ? 0 : 1) + inner + (position >> Int64(inner)).nonzeroBitCount
}

/// The two roots that a proof of the right length leads to.
///
/// - Precondition: `0 < old.size < new`, and `proof` is as long as they ask for.
private func consistentRoots(
  from old: TreeHead, to new: Int64, proof: [Digest]
) -> (old: Digest, new: Digest) {
  // From the last complete subtree of the old tree upwards: a sibling to the left is in both trees,
  // one to the right in the new one only.
  let complete = Int64(old.size.trailingZeroBitCount)
  var position = (old.size - 1) >> complete
  var last = (new - 1) >> complete
  var rest = proof[...]
  let first = position == 0 ? old.root : rest.removeFirst()
  var roots = (old: first, new: first)
  for sibling in rest {
    if position & 1 == 1 || position == last {
      roots.old = Tree.nodeHash(sibling, roots.old)
      roots.new = Tree.nodeHash(sibling, roots.new)
      while position & 1 == 0, position != 0 {
        position >>= 1
        last >>= 1
      }
    } else {
      roots.new = Tree.nodeHash(roots.new, sibling)
    }
    position >>= 1
    last >>= 1
  }
  return roots
}
