import Sodium
import Testing
import TransparencyLog

/// Every proof at every size of a tree of 130 leaves; and no proof that was tampered with.
@Suite("Proofs") struct ProofTests {
  let tree = GrownTree.shared
  let reference = GrownTree.reference

  @Test(arguments: GrownTree.sizes.dropFirst())
  func `every entry is proved to be in the tree, as the RFC defines the path`(size: Int) throws {
    let head = TreeHead(size: Int64(size), root: tree.roots[size])
    for index in 0..<size {
      let proof = try inclusionProof(index, size)
      #expect(proof == reference.path(index, 0..<size))
      try verifyInclusion(
        of: reference.leaves[index], at: Int64(index), proof: proof, in: head)
    }
  }

  @Test(arguments: GrownTree.sizes)
  func `every later tree is proved to be a growth, as the RFC defines the proof`(old: Int) throws {
    for new in old...GrownTree.sizes.upperBound {
      let proof = try consistencyProof(old, new)
      #expect(proof == (old == 0 ? [] : reference.subproof(old, 0..<new, true)))
      try verifyConsistency(from: head(old), to: head(new), proof: proof)
    }
  }

  @Test(arguments: GrownTree.sizes.dropFirst())
  func `an altered proof of inclusion is refused`(size: Int) throws {
    let head = head(size)
    for index in 0..<size {
      let leaf = reference.leaves[index]
      let proof = try inclusionProof(index, size)
      let accepted = alterations(of: proof).filter { isAccepted(leaf, index, $0, head) }
      #expect(accepted.isEmpty, "entry \(index)")
      expectRefused(leaf.flipped(bit: index), index, proof, head)
      expectRefused(leaf, index, proof, TreeHead(size: head.size, root: head.root.flipped(bit: 9)))
    }
  }

  @Test(arguments: GrownTree.sizes.dropFirst())
  func `a proof of inclusion is refused for any other entry number`(size: Int) throws {
    for index in 0..<size {
      let proof = try inclusionProof(index, size)
      let leaf = reference.leaves[index]
      let accepted = (-1...size).filter { isAccepted(leaf, $0, proof, head(size)) }
      #expect(accepted == [index])
    }
  }

  @Test(arguments: GrownTree.sizes.dropFirst())
  func `a proof of inclusion is refused in the tree of any other size`(size: Int) throws {
    for index in stride(from: 0, to: size, by: 3) {
      let proof = try inclusionProof(index, size)
      let leaf = reference.leaves[index]
      let accepted = GrownTree.sizes.filter { isAccepted(leaf, index, proof, head($0)) }
      #expect(accepted == [size])
    }
  }

  @Test(arguments: GrownTree.sizes)
  func `an altered proof of consistency is refused`(old: Int) throws {
    for new in old...GrownTree.sizes.upperBound {
      let proof = try consistencyProof(old, new)
      let accepted = alterations(of: proof).filter { isAccepted(head(old), head(new), $0) }
      #expect(accepted.isEmpty, "to \(new)")
      expectRefused(altered(head(old)), head(new), proof)
      if old > 0 { expectRefused(head(old), altered(head(new)), proof) }
    }
  }

  @Test(arguments: GrownTree.sizes)
  func `a proof of consistency is refused when either size is another`(old: Int) throws {
    for new in old...GrownTree.sizes.upperBound {
      let proof = try consistencyProof(old, new)
      for wrong in [old - 1, old + 1, new - 1, new + 1, new / 2, new * 2] where wrong > 0 {
        if wrong != old {
          expectRefused(TreeHead(size: Int64(wrong), root: head(old).root), head(new), proof)
        }
        // Old size 0 is a growth of whatever is new: there is nothing that could be rewritten.
        if wrong != new, old > 0, wrong <= GrownTree.sizes.upperBound {
          expectRefused(head(old), head(wrong), proof)
        }
      }
    }
  }

  private func head(_ size: Int) -> TreeHead {
    TreeHead(size: Int64(size), root: tree.roots[size])
  }

  private func altered(_ head: TreeHead) -> TreeHead {
    TreeHead(size: head.size, root: head.root.flipped(bit: 200))
  }

  private func inclusionProof(_ index: Int, _ size: Int) throws -> [Digest] {
    try ProofPlan.inclusion(of: Int64(index), inSize: Int64(size)).proof(nodes: tree.hashes)
  }

  private func consistencyProof(_ old: Int, _ new: Int) throws -> [Digest] {
    try ProofPlan.consistency(from: Int64(old), to: Int64(new)).proof(nodes: tree.hashes)
  }

  private func isAccepted(
    _ leaf: LeafHash, _ index: Int, _ proof: [Digest], _ head: TreeHead
  ) -> Bool {
    (try? verifyInclusion(of: leaf, at: Int64(index), proof: proof, in: head)) != nil
  }

  private func isAccepted(_ old: TreeHead, _ new: TreeHead, _ proof: [Digest]) -> Bool {
    (try? verifyConsistency(from: old, to: new, proof: proof)) != nil
  }

  private func expectRefused(
    _ leaf: LeafHash, _ index: Int, _ proof: [Digest], _ head: TreeHead
  ) {
    #expect(!isAccepted(leaf, index, proof, head), "entry \(index) of \(head.size)")
  }

  private func expectRefused(_ old: TreeHead, _ new: TreeHead, _ proof: [Digest]) {
    #expect(!isAccepted(old, new, proof), "from \(old.size) to \(new.size)")
  }
}

/// The proof with hashes changed, exchanged, left out, repeated and added.
private func alterations(of proof: [Digest]) -> [[Digest]] {
  let stranger = SHA256.hash([42])
  var all = [proof + [stranger], [stranger] + proof, proof + [Tree.emptyRoot]]
  if let first = proof.first, let last = proof.last {
    all += [Array(proof.dropFirst()), Array(proof.dropLast()), []]
    all += [proof + [last], [first] + proof]
  }
  for index in proof.indices {
    var changed = proof
    changed[index] = proof[index].flipped(bit: 31 * index)
    all.append(changed)
    for other in proof.indices where other > index {
      var exchanged = proof
      exchanged.swapAt(index, other)
      all.append(exchanged)
    }
  }
  return all.filter { $0 != proof }
}
