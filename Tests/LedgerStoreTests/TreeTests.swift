import GRDB
import Governance
import Sodium
import Testing
import TransparencyLog

@testable import LedgerStore

@Suite("The tree on disk") struct TreeTests {
  let scratch: Scratch
  let ledger: LedgerFile

  init() throws {
    scratch = try Scratch()
    ledger = try LedgerFile.create(at: scratch.path())
  }

  @Test func `the root at every past size is the frontier's`() throws {
    // Some in one transaction and some alone: the frontier is read from disk, or carried on.
    for size in [1, 2, 5, 6, 7, 8, 30, 31, 70] as [Int64] { try ledger.fill(to: size) }
    var frontier = Frontier()
    try ledger.read { reading throws in
      #expect(try reading.root(ofSize: 0) == Tree.emptyRoot)
      for number in 0..<reading.size {
        let bytes = try #require(try reading.entry(number))
        for (address, hash) in frontier.append(Tree.leafHash(of: bytes)) {
          #expect(try reading.node(address) == hash)
        }
        #expect(try reading.root(ofSize: number + 1) == frontier.root)
        let seen = Event.Seen(root: frontier.root, size: number + 1)
        #expect(try reading.confirms(seen))
        #expect(try !reading.confirms(Event.Seen(root: frontier.root, size: number)))
      }
      #expect(try reading.frontier() == frontier)
      #expect(try reading.nodeCount() == 2 * 70 - Int64(70.nonzeroBitCount))
    }
  }

  @Test func `a log confirms no size that it does not have`() throws {
    try ledger.fill(to: 2)
    try ledger.read { reading throws in
      #expect(try !reading.confirms(Event.Seen(root: Tree.emptyRoot, size: 3)))
      #expect(try !reading.confirms(Event.Seen(root: Tree.emptyRoot, size: -1)))
    }
  }

  @Test func `a proof is made from stored nodes`() throws {
    try ledger.fill(to: 11)
    try ledger.read { reading throws in
      let bytes = try #require(try reading.entry(4))
      let proof = try ProofPlan.inclusion(of: 4, inSize: 11).proof(nodes: reading.nodes)
      try verifyInclusion(
        of: Tree.leafHash(of: bytes), at: 4, proof: proof,
        in: TreeHead(size: 11, root: reading.root(ofSize: 11)))
    }
  }

  @Test func `a node that is gone is damage`() throws {
    try ledger.fill(to: 4)
    let error = #expect(throws: StoreError.self) {
      try ledger.record { recording throws in
        try recording.reading.database.execute(
          sql: "DROP TRIGGER node_kept; DELETE FROM node WHERE level = 1")
        _ = try recording.reading.root(ofSize: 3)
      }
    }
    #expect(error == .corrupt(detail: "node 1/0 of the tree is missing"))
  }
}
