import Foundation
import Sodium
import Testing
import TransparencyLog

@Suite("A reader of tiles") struct TileReaderTests {
  let log = PublishedLog.shared

  @Test(arguments: PublishedLog.sizes)
  func `roots, paths and growth are computed from tiles of that size alone`(size: Int) throws {
    let reader = log.reader(size)
    #expect(try TileReader.root(ofSize: Int64(size), source: log.read) == log.tree.roots[size])
    for index in stride(from: 0, to: size, by: 37) {
      let expected = try ProofPlan.inclusion(of: Int64(index), inSize: Int64(size))
        .proof(nodes: log.tree.hashes)
      #expect(try reader.inclusionProof(of: Int64(index)) == expected)
    }
    for old in PublishedLog.sizes where old <= size {
      let proof = try reader.consistencyProof(from: Int64(old))
      try verifyConsistency(from: log.head(old), to: log.head(size), proof: proof)
    }
    var entries: [[UInt8]] = []
    for bundle in 0..<((size + 255) / 256) {
      entries += try reader.entries(inBundle: Int64(bundle))
    }
    #expect(entries == (0..<size).map(Proofs.entry))
  }

  @Test func `what is outside of the log is refused`() {
    let reader = log.reader(700)
    for index in [-1, 700, Int64.max] {
      #expect(throws: TileReadingError<PublishedLog.NoSuchFile>.self) {
        try reader.inclusionProof(of: index)
      }
    }
    for bundle in [-1, 3, Int64.max, Int64.min] {
      #expect(throws: TileReadingError<PublishedLog.NoSuchFile>.self) {
        try reader.entries(inBundle: bundle)
      }
    }
    #expect(throws: TileReadingError<PublishedLog.NoSuchFile>.self) {
      try reader.consistencyProof(from: 701)
    }
  }

  /// Every bit of every byte would take long: one bit in each hash of each tile.
  @Test(arguments: [300, 512, 700])
  func `no altered tile is believed by whoever reads it`(size: Int) throws {
    let tiles = Tiles.addresses(ofSize: Int64(size))
    for address in tiles {
      let file = try #require(log.files[address])
      for offset in stride(from: address.content == .entries ? 3 : 0, to: file.count, by: 32) {
        var altered = file
        altered[offset] ^= 0x10
        let reader = TileReader(log.head(size)) {
          addresses throws(PublishedLog.NoSuchFile) -> [[UInt8]] in
          var files = try log.read(addresses)
          if let position = addresses.firstIndex(of: address) { files[position] = altered }
          return files
        }
        #expect(throws: TileReadingError<PublishedLog.NoSuchFile>.self, "\(address) \(offset)") {
          if address.content == .entries {
            _ = try reader.entries(inBundle: address.index)
          } else {
            _ = try reader.hashes(at: address.nodes)
          }
        }
      }
    }
  }

  @Test func `a missing file, a short one and another size's root are told apart`() throws {
    typealias Fault = TileReadingError<PublishedLog.NoSuchFile>
    let edge = TileAddress(.hashes(level: 0), index: 2, width: 188)
    var missing = log
    missing.files[edge] = nil
    #expect(throws: Fault.source(.init(address: edge))) {
      try TileReader(log.head(700), source: missing.read).inclusionProof(of: 3)
    }
    var short = log
    short.files[edge]?.removeLast()
    #expect(throws: Fault.tile(.wrongLength(expected: 6016, found: 6015))) {
      try TileReader(log.head(700), source: short.read).inclusionProof(of: 3)
    }
    let wrong = TreeHead(size: 700, root: log.tree.roots[699])
    let (expected, computed) = (log.tree.roots[699], log.tree.roots[700])
    #expect(
      throws: Fault.tile(.rootMismatch(size: 700, expected: expected, computed: computed))
    ) {
      try TileReader(wrong, source: log.read).inclusionProof(of: 3)
    }
    let full = TileAddress(.hashes(level: 0), index: 0)
    var inside = log
    inside.files[full]?[0] ^= 1
    let fault = #expect(throws: Fault.self) {
      try TileReader(log.head(700), source: inside.read).inclusionProof(of: 3)
    }
    if case .tile(let error) = fault, case .tileMismatch(let address, _, _) = error {
      #expect(address == full && error.code == "E-TILE-HASH")
    } else {
      Issue.record("\(String(describing: fault))")
    }
  }
}

@Suite("A tiled log that others wrote", .enabled(if: Shared.isThere, Shared.reason))
struct TileVectorTests {
  static let folder = "tlog-tiles-tessera"

  private func source(_ addresses: [TileAddress]) throws -> [[UInt8]] {
    try addresses.map { try Shared.bytes("\(Self.folder)/\($0.path)") }
  }

  @Test(arguments: 0...15)
  func `each of its sizes is read and leads to its signed root`(size: Int) throws {
    let key = try VerifierKey(parsing: TesseraTests.key)
    let head = try TesseraTests.checkpoint(size, key).head
    #expect(try TileReader.root(ofSize: head.size, source: source) == head.root)
    let reader = TileReader(head, source: source)
    if size > 0 {
      #expect(
        try reader.entries(inBundle: 0) == TesseraTests.entries.prefix(size).map { Array($0.utf8) })
    }
    for index in 0..<size {
      let leaf = Tree.leafHash(of: Array(TesseraTests.entries[index].utf8))
      try verifyInclusion(
        of: leaf, at: Int64(index), proof: reader.inclusionProof(of: Int64(index)), in: head)
    }
    for old in 0...size {
      try verifyConsistency(
        from: TesseraTests.checkpoint(old, key).head, to: head,
        proof: reader.consistencyProof(from: Int64(old)))
    }
  }

  @Test func `its entries give its files, every one and byte for byte`() throws {
    var tree = GrownTree(count: 0)
    var frontier = Frontier()
    for entry in TesseraTests.entries {
      for (address, hash) in frontier.append(Tree.leafHash(of: Array(entry.utf8))) {
        tree.nodes[address] = hash
      }
    }
    var written: Set<String> = []
    for size in 1...15 as ClosedRange<Int64> {
      for address in Tiles.addresses(from: size - 1, to: size) {
        let bytes =
          address.content == .entries
          ? try EntryBundle(
            entries: address.nodes.map { Array(TesseraTests.entries[Int($0.index)].utf8) }
          ).bytes
          : HashTile(hashes: try tree.hashes(at: address.nodes)).bytes
        #expect(try bytes == Shared.bytes("\(Self.folder)/\(address.path)"))
        written.insert(address.path)
      }
    }
    let base = Shared.root.appending(path: "vectors/\(Self.folder)")
    let there = FileManager.default.enumerator(atPath: base.path)?.compactMap { $0 as? String }
    #expect(written == Set(try #require(there).filter { TileAddress(parsing: $0) != nil }))
    #expect(written.count == 30)
  }
}
