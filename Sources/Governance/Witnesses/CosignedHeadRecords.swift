public import Sodium

/// A head that enough witnesses had cosigned, as an entry of the log.
public struct CosignedHead: Record {
  /// The entry that recorded it.
  public var entry: Int64
  /// How many entries stand under it, and their root.
  public var size: Int64
  public var root: Digest
  /// The least time by which the witnesses who had cosigned met the charter's policy.
  public var time: Timestamp
  public var recorded: Timestamp
  public var person: Identifier
  public var event: Digest

  package init(
    entry: Int64, size: Int64, root: Digest, time: Timestamp, recorded: Timestamp,
    person: Identifier, event: Digest
  ) {
    self.entry = entry
    self.size = size
    self.root = root
    self.time = time
    self.recorded = recorded
    self.person = person
    self.event = event
  }

  /// Sizes only grow, so that none is there twice.
  public var key: Int64 { size }
}

/// The cosigned heads of a register in memory, the smallest first.
struct CosignedHeadTable: Sendable {
  private(set) var all: [CosignedHead] = []

  mutating func put(_ head: CosignedHead) { all.append(head) }

  /// The largest of those that were cosigned by then.
  func largest(by time: Timestamp) -> CosignedHead? { all.last { $0.time <= time } }
}

extension MemoryRegister {
  public func cosignedHeads() -> [CosignedHead] { cosignedHeadTable.all }
  public func newestCosignedHead() -> CosignedHead? { cosignedHeadTable.all.last }
  public func cosignedHead(by time: Timestamp) -> CosignedHead? {
    cosignedHeadTable.largest(by: time)
  }
}
