import Foundation
import Governance
import Ledger
import LedgerStore
import Sodium
import Testing
import TransparencyLog

/// A published log as the tests look at it: its files by their paths.
struct PublishedFolder {
  let path: String

  var log: PublishedLog { get throws { try PublishedLog(folder: path) } }

  /// Everything that is there, the paths below the folder.
  func files() throws -> [String: [UInt8]] {
    var files: [String: [UInt8]] = [:]
    for name in try FileManager.default.subpathsOfDirectory(atPath: path) {
      let attributes = try FileManager.default.attributesOfItem(atPath: "\(path)/\(name)")
      guard attributes[.type] as? FileAttributeType == .typeRegular else { continue }
      files[name] = try read(name)
    }
    return files
  }

  func read(_ name: String) throws -> [UInt8] {
    Array(try Data(contentsOf: URL(filePath: "\(path)/\(name)")))
  }

  func write(_ bytes: [UInt8], to name: String) throws {
    try Data(bytes).write(to: URL(filePath: "\(path)/\(name)"))
  }

  func remove(_ name: String) throws {
    try FileManager.default.removeItem(atPath: "\(path)/\(name)")
  }

  func checkpoint() throws -> SignedCheckpoint {
    try SignedCheckpoint(parsing: try read("checkpoint"))
  }

  func tiles(_ addresses: [TileAddress]) throws(any Error) -> [[UInt8]] {
    try addresses.map { try read($0.path) }
  }

  /// Every entry, each bundle compared with the tree of the checkpoint.
  func entries() throws -> [[UInt8]] {
    let head = try checkpoint().checkpoint.head
    let reader = TileReader<any Error>(head, source: tiles)
    return try (0..<(head.size + 255) / 256).flatMap { try reader.entries(inBundle: $0) }
  }
}

extension SmallConsortium {
  /// Records proposals until the ledger has so many entries.
  func grow(to size: Int64) throws {
    while try ledger.head().size < size {
      let count = try ledger.head().size
      let name = Self.names[Int(count) % Self.names.count]
      try record(
        MotionProposed(body: id("board"), title: "Number \(count)", texts: [], acts: []),
        by: "\(name)-rep", after: 300)
    }
  }

  func publish(in name: String = "public", of ledger: OpenLedger? = nil) throws -> PublishedFolder {
    let path = "\(folder)/\(name)"
    _ = try (ledger ?? self.ledger).exportTiles(to: path)
    return PublishedFolder(path: path)
  }
}
