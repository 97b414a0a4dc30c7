import Sodium
import Testing
import TransparencyLog

@Suite("The tree") struct TreeTests {
  let tree = GrownTree.shared
  let reference = GrownTree.reference

  @Test(arguments: GrownTree.sizes)
  func `at every size the root is the one that the RFC defines`(size: Int) throws {
    let root = reference.root(0..<size)
    #expect(tree.roots[size] == root)
    #expect(try Tree.root(ofSize: Int64(size), nodes: tree.hashes) == root)
  }

  @Test func `a leaf and a node are told apart by their first byte`() {
    let entry = Array("entry".utf8)
    let leaf = Tree.leafHash(of: entry)
    #expect(leaf == SHA256.hash([0] + entry))
    #expect(Tree.leafHash(of: entry[...]) == leaf)
    #expect(Tree.leafHash(of: entry.span) == leaf)
    #expect(Tree.nodeHash(leaf, leaf) == SHA256.hash([1] + leaf.bytes + leaf.bytes))
    #expect(Tree.leafHash(of: leaf.bytes + leaf.bytes) != Tree.nodeHash(leaf, leaf))
  }

  @Test(arguments: GrownTree.sizes)
  func `subtrees stand from left to right, the largest first, and cover the tree`(size: Int) {
    let subtrees = Tree.subtrees(ofSize: Int64(size))
    #expect(subtrees.count == size.nonzeroBitCount)
    var next: Int64 = 0
    for subtree in subtrees {
      #expect(subtree.index << Int64(subtree.level) == next)
      next += 1 << Int64(subtree.level)
    }
    #expect(next == Int64(size))
    #expect(subtrees.map(\.level) == subtrees.map(\.level).sorted(by: >))
  }

  @Test func `the largest size there is has 63 subtrees`() {
    let subtrees = Tree.subtrees(ofSize: Int64.max)
    #expect(subtrees.count == 63)
    #expect(subtrees.first == NodeAddress(level: 62, index: 0))
    #expect(subtrees.last == NodeAddress(level: 0, index: Int64.max - 1))
  }

  @Test func `a store that can't read a node says so through the root`() {
    var tree = tree
    let lost = NodeAddress(level: 5, index: 2)
    tree.nodes[lost] = nil
    #expect(throws: GrownTree.NoSuchNode.self) {
      try Tree.root(ofSize: 100, nodes: tree.hashes)
    }
    #expect(throws: Never.self) { try Tree.root(ofSize: 64, nodes: tree.hashes) }
  }

  @Test func `a negative size is a bug of the caller`() async {
    await #expect(processExitsWith: .failure) { _ = Tree.subtrees(ofSize: -1) }
    await #expect(processExitsWith: .failure) { _ = TreeHead(size: -1, root: Tree.emptyRoot) }
  }

  @Test func `a store that returns too few hashes is a bug of the caller`() async {
    await #expect(processExitsWith: .failure) { _ = Tree.root(ofSize: 3) { _ in [] } }
    await #expect(processExitsWith: .failure) { _ = Frontier(size: 3) { _ in [] } }
    await #expect(processExitsWith: .failure) {
      _ = try ProofPlan.inclusion(of: 0, inSize: 3).proof(from: [])
    }
  }
}

@Suite("The frontier") struct FrontierTests {
  let tree = GrownTree.shared

  @Test func `each complete subtree is finished exactly once, with the hash that the RFC defines`()
  {
    var frontier = Frontier()
    var seen: Set<NodeAddress> = []
    for (number, leaf) in GrownTree.reference.leaves.enumerated() {
      let finished = frontier.append(leaf)
      #expect(finished.map(\.0.level) == Array(0..<finished.count))
      for (address, hash) in finished {
        let first = Int(address.index) << address.level
        let range = first..<(first + 1 << address.level)
        #expect(range.upperBound == number + 1)
        #expect(hash == GrownTree.reference.root(range))
        #expect(seen.insert(address).inserted)
      }
    }
    let complete = (0...7).reduce(0) { $0 + GrownTree.sizes.upperBound >> $1 }
    #expect(seen.count == complete)
  }

  @Test(arguments: GrownTree.sizes)
  func `a frontier from stored nodes grows as the one that never stopped`(size: Int) throws {
    var frontier = try Frontier(size: Int64(size), nodes: tree.hashes)
    #expect(frontier == tree.frontiers[size])
    #expect(frontier.head == TreeHead(size: Int64(size), root: tree.roots[size]))
    for number in size..<GrownTree.sizes.upperBound {
      frontier.append(GrownTree.reference.leaves[number])
    }
    #expect(frontier == tree.frontiers.last)
  }

  @Test func `both ways to append name the same nodes`() {
    var one = Frontier()
    var other = Frontier()
    for leaf in GrownTree.reference.leaves {
      var finished: [(NodeAddress, Digest)] = []
      one.append(leaf) { finished.append(($0, $1)) }
      let returned = other.append(leaf)
      #expect(finished.map(\.0) == returned.map(\.0))
      #expect(finished.map(\.1) == returned.map(\.1))
    }
    #expect(one == other)
  }

  @Test(arguments: 0...3)
  func `a store that fails at any node leaves the frontier as it was`(failing: Int) {
    struct DiskFull: Error {}
    var frontier = tree.frontiers[7]
    #expect(throws: DiskFull.self) {
      try frontier.append(GrownTree.reference.leaves[7]) { (address, _) throws(DiskFull) in
        if address.level == failing { throw DiskFull() }
      }
    }
    #expect(frontier == tree.frontiers[7])
    frontier.append(GrownTree.reference.leaves[7])
    #expect(frontier == tree.frontiers[8])
  }

  @Test func `an empty frontier has the root of nothing`() {
    #expect(Frontier().head == TreeHead.empty)
    #expect(Frontier().root == SHA256.hash([UInt8]()))
  }
}
