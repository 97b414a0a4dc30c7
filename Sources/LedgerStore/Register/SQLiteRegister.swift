import GRDB
public import Governance

/// The register on disk: the newest version of every record is found through an index, however long the
/// ledger is. It reads the file as it stood when its reading or recording began.
///
/// Valid only inside the closure of `LedgerFile.read` or `LedgerFile.record` that it was handed to.
public struct SQLiteRegister: RegisterLists {
  let database: Database
  /// The entry whose changes are applied; nothing where the file is only read.
  var entering: Int64?
  /// What recordings have read; nothing where the file is only read.
  let remembered: RememberedRecords?

  init(
    _ database: Database, entering: Int64? = nil, remembered: RememberedRecords? = nil
  ) {
    self.database = database
    self.entering = entering
    self.remembered = remembered
  }

  func records<Value: StoredRecord>(
    _ statement: String, _ arguments: [Cell] = []
  ) throws(StoreError) -> [Value] {
    guard let remembered else { return try database.records(statement, arguments) }
    return try remembered.records(statement, arguments) { () throws(StoreError) -> [Value] in
      let found: [Value] = try database.records(statement, arguments)
      return found
    }
  }

  /// The one record that a statement finds, or none.
  func record<Value: StoredRecord>(
    _ statement: String, _ arguments: [Cell]
  ) throws(StoreError) -> Value? {
    let found: [Value] = try records(statement, arguments)
    return found.first
  }

  /// Puts a new version of a record in the place of the newest, which keeps the entry that superseded it.
  /// Where one entry changes a record twice, only the last version stays.
  ///
  /// - Throws: `StoreError.readOnly` on a register that was handed out for reading.
  public mutating func apply(_ change: Change) throws(StoreError) {
    guard let entering else { throw .readOnly }
    let record = change.record
    let table = type(of: record).table
    remembered?.forget(table)
    var cells = try record.cells()
    if table.isVersioned {
      let key = table.keyColumns.map { cells[$0] }
      cells.insert(.integer(try makePlace(for: key, in: table, entering: entering)), at: 0)
    }
    cells.append(.integer(entering))
    try database.run(table.insert, StatementArguments(cells: cells))
  }

  /// Retires the newest version of the record with this key.
  ///
  /// - Returns: the record's number in the order of first appearance.
  private func makePlace(
    for key: [Cell], in table: TableLayout, entering: Int64
  ) throws(StoreError) -> Int64 {
    let newest = try database.row(table.newest, StatementArguments(cells: key)) { row in
      [try row.integer(0), try row.integer(1), try row.integer(2)]
    }
    guard let newest else { return try (database.integer(table.lastRecord) ?? 0) + 1 }
    let (place, record, entered) = (newest[0], newest[1], newest[2])
    if entered == entering {
      try database.run(table.remove, [place])
    } else {
      try database.run(table.supersede, [entering, place])
    }
    return record
  }
}
