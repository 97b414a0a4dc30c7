import Foundation
import GRDB
public import Sodium
public import TransparencyLog

/// Compares the tree's nodes on disk with those that a verifier computes from the entries: each level is
/// read once, from its first node to its last.
///
/// Valid only inside the closure of `LedgerFile.read`.
public struct NodeComparison {
  private let reading: LedgerReading
  private var levels: [NodeCursor] = []
  private var seen: Int64 = 0

  init(_ reading: LedgerReading) {
    self.reading = reading
  }

  /// Whether the file holds this hash at this address.
  ///
  /// - Parameter address: after all addresses of its level that were asked for before.
  public mutating func matches(
    _ hash: Digest, at address: NodeAddress
  ) throws(StoreError) -> Bool {
    seen += 1
    while levels.count <= address.level {
      levels.append(try NodeCursor(level: levels.count, in: reading.database))
    }
    return try levels[address.level].matches(hash, at: address.index)
  }

  /// How many nodes the file has besides those that were asked for.
  public func leftOver() throws(StoreError) -> Int64 {
    max(0, try reading.nodeCount() - seen)
  }
}

extension LedgerReading {
  /// The tree on disk, to be walked beside a replay from the genesis.
  public func nodeComparison() -> NodeComparison { NodeComparison(self) }
}

/// The nodes of one level, from left to right.
private struct NodeCursor {
  private let cursor: RowCursor
  private var row: Row?

  init(level: Int, in database: Database) throws(StoreError) {
    cursor = try throughSQLite {
      try Row.fetchCursor(
        database.makeStatement(
          sql: "SELECT position, hash FROM node WHERE level = ? ORDER BY position"),
        arguments: [level])
    }
    try step()
  }

  private mutating func step() throws(StoreError) {
    row = try throughSQLite { try cursor.next() }
  }

  mutating func matches(_ hash: Digest, at position: Int64) throws(StoreError) -> Bool {
    while let row {
      let found = try row.integer(0)
      if found > position { return false }
      if found == position {
        let stored = try? row.withUnsafeData(atIndex: 1) { $0.flatMap { Digest($0.span) } }
        try step()
        return stored == hash
      }
      try step()
    }
    return false
  }
}
