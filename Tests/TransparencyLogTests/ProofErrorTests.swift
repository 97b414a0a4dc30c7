import Sodium
import Testing
import TransparencyLog

@Suite("A refused proof says what was compared") struct ProofErrorTests {
  let tree = GrownTree.shared

  @Test func `there is no proof of an entry outside the tree`() {
    for (index, size) in [(5, 5), (0, 0), (-1, 5), (Int64.max, 5), (0, -3)] as [(Int64, Int64)] {
      #expect(throws: ProofError.indexOutsideTree(index: index, size: size)) {
        try ProofPlan.inclusion(of: index, inSize: size)
      }
    }
    #expect(throws: ProofError.indexOutsideTree(index: 5, size: 5)) {
      try verifyInclusion(of: Tree.emptyRoot, at: 5, proof: [], in: head(5))
    }
    #expect(throws: ProofError.indexOutsideTree(index: 0, size: 0)) {
      try verifyInclusion(of: Tree.emptyRoot, at: 0, proof: [], in: .empty)
    }
  }

  @Test func `a log does not shrink`() {
    for (old, new) in [(5, 4), (1, 0), (-1, 4)] as [(Int64, Int64)] {
      #expect(throws: ProofError.sizesOutOfOrder(old: old, new: new)) {
        try ProofPlan.consistency(from: old, to: new)
      }
    }
    #expect(throws: ProofError.sizesOutOfOrder(old: 5, new: 4)) {
      try verifyConsistency(from: head(5), to: head(4), proof: [])
    }
  }

  @Test func `the length is exact`() {
    #expect(throws: ProofError.wrongLength(expected: 3, found: 0)) {
      try verifyInclusion(of: tree.roots[1], at: 0, proof: [], in: head(8))
    }
    #expect(throws: ProofError.wrongLength(expected: 4, found: 1)) {
      try verifyConsistency(from: head(3), to: head(7), proof: [tree.roots[1]])
    }
  }

  @Test func `two roots at one size are a fork`() {
    let other = TreeHead(size: 7, root: tree.roots[6])
    #expect(throws: ProofError.forked(size: 7, old: tree.roots[7], new: tree.roots[6])) {
      try verifyConsistency(from: head(7), to: other, proof: [])
    }
  }

  @Test func `from the empty tree the proof is empty`() throws {
    #expect(try ProofPlan.consistency(from: 0, to: 7).addresses.isEmpty)
    try verifyConsistency(from: .empty, to: head(7), proof: [])
    try verifyConsistency(from: .empty, to: .empty, proof: [])
    #expect(throws: ProofError.wrongLength(expected: 0, found: 1)) {
      try verifyConsistency(from: .empty, to: head(7), proof: [tree.roots[7]])
    }
  }

  @Test func `the empty tree has one root only`() {
    let root = tree.roots[1]
    let false0 = TreeHead(size: 0, root: root)
    for (old, new) in [(false0, head(7)), (false0, false0), (.empty, false0), (false0, .empty)] {
      #expect(throws: ProofError.notTheEmptyRoot(root)) {
        try verifyConsistency(from: old, to: new, proof: [])
      }
    }
  }

  @Test func `it is told which of the two trees the proof does not lead to`() throws {
    let proof = try ProofPlan.consistency(from: 3, to: 7).proof(nodes: tree.hashes)
    let wrong = tree.roots[9]
    #expect(throws: ProofError.rootMismatch(size: 3, expected: wrong, computed: tree.roots[3])) {
      try verifyConsistency(from: TreeHead(size: 3, root: wrong), to: head(7), proof: proof)
    }
    #expect(throws: ProofError.rootMismatch(size: 7, expected: wrong, computed: tree.roots[7])) {
      try verifyConsistency(from: head(3), to: TreeHead(size: 7, root: wrong), proof: proof)
    }
  }

  @Test func `sizes near the end of the number range are computed without overflow`() throws {
    let last = Int64.max - 1
    let plan = try ProofPlan.inclusion(of: last, inSize: Int64.max)
    #expect(plan.addresses.count == 62)
    #expect(plan.addresses.last == NodeAddress(level: 62, index: 0))
    let first = try ProofPlan.inclusion(of: 0, inSize: Int64.max)
    #expect(first.addresses.count == 62 + 62)
    // Any hashes make a root of some tree; the verifier must compute the same one.
    let hashes = first.addresses.indices.map { SHA256.hash([UInt8($0)]) }
    let proof = first.proof(from: hashes)
    #expect(proof.count == 63)
    let root = proof.reduce(Tree.emptyRoot) { Tree.nodeHash($0, $1) }
    let head = TreeHead(size: Int64.max, root: root)
    try verifyInclusion(of: Tree.emptyRoot, at: 0, proof: proof, in: head)
    let growth = try ProofPlan.consistency(from: 1 << 62, to: Int64.max)
    #expect(growth.addresses.count == 62)
    #expect(growth.proof(from: Array(hashes.prefix(62))).count == 1)
  }

  @Test func `sentences carry the facts and codes are stable`() {
    let error = ProofError.wrongLength(expected: 3, found: 4)
    #expect(error.code == "E-PROOF-LENGTH")
    #expect(
      error.description
        == "the proof has 4 hashes where exactly 3 are needed [E-PROOF-LENGTH]")
    let fork = ProofError.forked(size: 7, old: tree.roots[7], new: tree.roots[6])
    #expect(fork.sentence.contains("7 entries") && fork.sentence.contains(tree.roots[6].base64))
  }

  private func head(_ size: Int) -> TreeHead {
    TreeHead(size: Int64(size), root: tree.roots[size])
  }
}
