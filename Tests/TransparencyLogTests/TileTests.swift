import Foundation
import Sodium
import Testing
import TransparencyLog

/// A published log in memory: 700 entries, all tiles of each of its sizes.
struct PublishedLog {
  static let size = 700
  static let sizes = Array(0...20) + [127, 255, 256, 257, 300, 511, 512, 513, 600, 699, 700]
  static let shared = PublishedLog(size: size)

  struct NoSuchFile: Error, Equatable { let address: TileAddress }

  let tree: GrownTree
  var files: [TileAddress: [UInt8]] = [:]

  init(size: Int) {
    tree = GrownTree(count: size)
    for new in 1...size {
      for address in Tiles.addresses(from: Int64(new - 1), to: Int64(new)) {
        files[address] = Self.file(address, tree)
      }
    }
  }

  static func file(_ address: TileAddress, _ tree: GrownTree) -> [UInt8] {
    switch address.content {
    case .entries:
      let entries = address.nodes.map { Proofs.entry(Int($0.index)) }
      return (try? EntryBundle(entries: entries).bytes) ?? []
    case .hashes:
      return HashTile(hashes: (try? tree.hashes(at: address.nodes)) ?? []).bytes
    }
  }

  func head(_ size: Int) -> TreeHead {
    TreeHead(size: Int64(size), root: tree.roots[size])
  }

  func read(_ addresses: [TileAddress]) throws(NoSuchFile) -> [[UInt8]] {
    var found: [[UInt8]] = []
    for address in addresses {
      guard let file = files[address] else { throw NoSuchFile(address: address) }
      found.append(file)
    }
    return found
  }

  func reader(_ size: Int) -> TileReader<NoSuchFile> {
    TileReader(head(size), source: read)
  }
}

@Suite("The path of a tile") struct TileAddressTests {
  @Test func `paths are those of the specification`() throws {
    let cases: [(TileAddress, String)] = [
      (TileAddress(.hashes(level: 0), index: 1_234_067), "tile/0/x001/x234/067"),
      (TileAddress(.hashes(level: 2), index: 0, width: 1), "tile/2/000.p/1"),
      (TileAddress(.entries, index: 999), "tile/entries/999"),
      (TileAddress(.entries, index: 1000, width: 255), "tile/entries/x001/000.p/255"),
      (TileAddress(.hashes(level: 7), index: 0, width: 127), "tile/7/000.p/127"),
      (
        TileAddress(.hashes(level: 0), index: .max / 256 - 1),
        "tile/0/x036/x028/x797/x018/x963/966"
      ),
    ]
    for (address, path) in cases {
      #expect(address.path == path)
      #expect(TileAddress(parsing: path) == address)
    }
  }

  @Test func `for each index there is one path`() {
    for exponent in 0..<54 {
      let power = Int64(1) << Int64(exponent)
      for index in [power - 1, power, power + 1] {
        for width in [1, 255, 256] {
          let address = TileAddress(.hashes(level: 0), index: index, width: width)
          #expect(TileAddress(parsing: address.path) == address)
        }
      }
    }
  }

  @Test(arguments: [
    "", "tile", "tile/0", "tile/0/", "tile/0/0", "tile/0/00", "tile/0/0000", "/tile/0/000",
    "tile/0/000/", "tile//000", "tile/00/000", "tile/8/000", "tile/63/000", "tile/-1/000",
    "tile/data/000", "tile/0/x000/001", "tile/0/001/x234/067", "tile/0/x001/x234", "tile/0/x1/234",
    "tile/0/000.p", "tile/0/000.p/", "tile/0/000.p/0", "tile/0/000.p/256", "tile/0/000.p/01",
    "tile/0/000.p/1/2", "tile/0/.p/1", "tile/0/000.q/1", "tile/0/000.P/1", "tile/0/00a",
    "tile/0/+00",
    "tile/0/x001.p/000", "tile/8/0/000", "tile/7/000", "tile/0/x036/x028/x797/x018/x963/968",
    "tile/0/x999/x999/x999/x999/x999/x999/999",
  ])
  func `what is no path of a tile is refused`(path: String) {
    #expect(TileAddress(parsing: path) == nil)
  }

  @Test func `what is read of an altered path is written as it was read`() throws {
    for path in ["tile/0/x001/x234/067.p/112", "tile/entries/x001/000"] {
      for bytes in Witnesses.alterations(of: Array(path.utf8)) {
        let altered = String(decoding: bytes, as: UTF8.self)
        if let address = TileAddress(parsing: altered) { #expect(address.path == altered) }
      }
    }
  }
}

@Suite("The tiles of a log") struct TilesTests {
  @Test func `a tree of 70,000 has those that the specification counts`() {
    let all = Tiles.addresses(ofSize: 70_000)
    func count(_ content: TileAddress.Content, _ width: Int) -> Int {
      all.count { $0.content == content && $0.width == width }
    }
    for row in [TileAddress.Content.entries, .hashes(level: 0)] {
      #expect(count(row, 256) == 273)
      #expect(count(row, 112) == 1)
    }
    #expect(count(.hashes(level: 1), 256) == 1)
    #expect(count(.hashes(level: 1), 17) == 1)
    #expect(count(.hashes(level: 2), 1) == 1)
    #expect(all.count == 2 * 274 + 3)
    #expect(
      Tiles.addresses(ofSize: 256).map(\.path) == [
        "tile/entries/000", "tile/0/000", "tile/1/000.p/1",
      ])
    #expect(Tiles.addresses(ofSize: 0).isEmpty)
  }

  /// floor(s / 256^l) hashes at level l, in tiles of 256, the last one partial; written down once more.
  static func defined(_ size: Int) -> Set<String> {
    var paths: Set<String> = []
    func add(_ row: String, _ hashes: Int) {
      for index in 0..<(hashes / 256) { paths.insert("tile/\(row)/" + padded(index)) }
      if hashes % 256 > 0 {
        paths.insert("tile/\(row)/" + padded(hashes / 256) + ".p/\(hashes % 256)")
      }
    }
    func padded(_ index: Int) -> String { String(String(1000 + index).dropFirst()) }
    add("entries", size)
    add("0", size)
    add("1", size / 256)
    add("2", size / 65536)
    return paths
  }

  @Test func `each size has the tiles of the definition`() {
    for size in Array(0...1030) + [65_535, 65_536, 65_537, 131_072, 200_000] {
      let paths = Tiles.addresses(ofSize: Int64(size)).map(\.path)
      #expect(Set(paths) == Self.defined(size))
      #expect(Set(paths).count == paths.count)
    }
  }

  @Test func `new are those that the larger tree has and the smaller had not`() {
    let sizes = Array(0...9) + [254, 255, 256, 257, 511, 512, 513, 1000, 65_535, 65_536, 65_600]
    for old in sizes {
      for new in sizes where new >= old {
        let paths = Tiles.addresses(from: Int64(old), to: Int64(new)).map(\.path)
        #expect(Set(paths) == Self.defined(new).subtracting(Self.defined(old)), "\(old) \(new)")
        #expect(Set(paths).count == paths.count)
      }
    }
  }

  @Test func `the largest tree has tiles at eight levels`() {
    let new = Tiles.addresses(from: .max - 1, to: .max)
    #expect(new.first?.path == "tile/entries/x036/x028/x797/x018/x963/967.p/255")
    #expect(new.count == 2)
    let crossing = Tiles.addresses(from: (1 << 56) - 1, to: 1 << 56).map(\.path)
    #expect(crossing.count == 9)
    #expect(crossing.last == "tile/7/000.p/1")
  }
}

@Suite("The bytes of tiles") struct TileBytesTests {
  @Test(arguments: [1, 2, 255, 256])
  func `a tile of hashes is written and read back, and no other length is`(width: Int) throws {
    let hashes = (0..<width).map { SHA256.hash([UInt8($0)]) }
    let tile = HashTile(hashes: hashes)
    #expect(tile.bytes.count == 32 * width)
    #expect(try HashTile(parsing: tile.bytes, width: width) == tile)
    for bytes in [[], Array(tile.bytes.dropLast()), tile.bytes + [0], tile.bytes + tile.bytes] {
      let error = TileError.wrongLength(expected: 32 * width, found: bytes.count)
      #expect(throws: error) { try HashTile(parsing: bytes, width: width) }
    }
  }

  @Test func `a bundle is written and read back, empty and largest entries too`() throws {
    let largest = [UInt8](repeating: 7, count: 65_535)
    for entries in [[[]], [[1]], [[], [1, 2], largest], Array(repeating: [9], count: 256)] {
      let bundle = try EntryBundle(entries: entries)
      #expect(try EntryBundle(parsing: bundle.bytes, width: entries.count) == bundle)
    }
    #expect(try EntryBundle(entries: [[1], [2, 3]]).bytes == [0, 1, 1, 0, 2, 2, 3])
    #expect(throws: TileError.entryTooLong(position: 1, bytes: 65_536, limit: 65_535)) {
      try EntryBundle(entries: [[], largest + [0]])
    }
  }

  @Test func `a bundle that is cut off or goes on is refused`() throws {
    let bytes: [UInt8] = [0, 1, 1, 0, 2, 2, 3]
    for end in 0..<bytes.count {
      let error = TileError.entryCutOff(position: end < 3 ? 0 : 1, width: 2)
      #expect(throws: error) { try EntryBundle(parsing: Array(bytes[..<end]), width: 2) }
    }
    #expect(throws: TileError.bytesAfterLastEntry(4)) { try EntryBundle(parsing: bytes, width: 1) }
    #expect(throws: TileError.entryCutOff(position: 2, width: 3)) {
      try EntryBundle(parsing: bytes, width: 3)
    }
    for altered in Witnesses.alterations(of: bytes) {
      guard let read = try? EntryBundle(parsing: altered, width: 2) else { continue }
      #expect(read.bytes == altered)
    }
  }
}
