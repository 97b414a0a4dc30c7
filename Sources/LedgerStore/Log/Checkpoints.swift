import GRDB

/// A signed head of the log, as it was signed.
public struct StoredCheckpoint: Hashable, Sendable {
  public let size: Int64
  /// A C2SP signed note.
  public let note: [UInt8]
  /// Whether somebody else was given it: such a one is kept for ever.
  public let isHandedOut: Bool
}

extension LedgerReading {
  /// The newest signed head.
  public func checkpoint() throws(StoreError) -> StoredCheckpoint? {
    try database.row(
      "SELECT size, note, handed_out FROM checkpoint ORDER BY size DESC LIMIT 1", [],
      StoredCheckpoint.init)
  }

  /// The signed head of this size, if it is the newest or was handed out.
  public func checkpoint(ofSize size: Int64) throws(StoreError) -> StoredCheckpoint? {
    try database.row(
      "SELECT size, note, handed_out FROM checkpoint WHERE size = ?", [size],
      StoredCheckpoint.init)
  }

  /// Every signed head that is kept, by size.
  public func checkpoints() throws(StoreError) -> [StoredCheckpoint] {
    try database.rows(
      "SELECT size, note, handed_out FROM checkpoint ORDER BY size", [], StoredCheckpoint.init)
  }
}

extension StoredCheckpoint {
  fileprivate init(_ row: Row) throws {
    self.init(
      size: try row.integer(0), note: try row.bytes(1), isHandedOut: try row.integer(2) != 0)
  }
}
