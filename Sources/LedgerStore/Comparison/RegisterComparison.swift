import GRDB
public import Governance

/// Compares the register on disk with the one that a verifier replays, entry by entry: each table's rows
/// must be the versions that the replay makes, in their order, and be superseded where it supersedes them.
///
///     var comparison = try reading.registerComparison()
///     for entry in log { differences += try comparison.step(entry: n, changes: decision.changes) }
///     differences += try comparison.finish()
///
/// It holds one small value for each current record, and nothing of ballots, electors, seconds and
/// demands. Valid only inside the closure of `LedgerFile.read`.
public struct RegisterComparison {
  private var tables: [String: TableComparison] = [:]

  init(_ database: Database) throws(StoreError) {
    for table in Change.tables {
      tables[table.name] = try TableComparison(table, in: database)
    }
  }

  /// - Parameters:
  ///   - entry: higher than that of the step before.
  ///   - changes: what the entry changed, one version for each record (`Rulebook.Decision.changes`).
  /// - Returns: what is wrong with the rows that the entry brought, and with the rows before them.
  public mutating func step(
    entry: Int64, changes: [Change]
  ) throws(StoreError) -> [RegisterDifference] {
    var differences: [RegisterDifference] = []
    var touched: [String] = []
    for change in changes {
      let record = change.record
      let name = type(of: record).table.name
      try tables[name]?.step(try record.cells(), entry: entry, into: &differences)
      let hasVersions = tables[name]?.table.isVersioned ?? false
      if hasVersions, touched.last != name { touched.append(name) }
    }
    if touched.isEmpty { return differences }
    for name in Set(touched) { tables[name]?.finishEntry(entry, into: &differences) }
    return differences
  }

  /// - Returns: rows that no entry brought, and newest versions that claim to be superseded.
  public mutating func finish() throws(StoreError) -> [RegisterDifference] {
    var differences: [RegisterDifference] = []
    for table in Change.tables { try tables[table.name]?.finish(into: &differences) }
    return differences
  }
}

extension LedgerReading {
  /// The register on disk, to be walked beside a replay from the genesis.
  public func registerComparison() throws(StoreError) -> RegisterComparison {
    try RegisterComparison(database)
  }
}
