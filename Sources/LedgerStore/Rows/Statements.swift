import GRDB
import Governance

/// How the store talks to SQLite: prepared statements, arguments by position, failures by our names.
extension Database {
  /// Runs a statement that gives no rows.
  func run(_ sql: String, _ arguments: [any DatabaseValueConvertible] = []) throws(StoreError) {
    try throughSQLite {
      let statement = try cachedStatement(sql: sql)
      statement.setUncheckedArguments(StatementArguments(arguments))
      try statement.execute()
    }
  }

  /// Everything that a statement gives, each row turned into a value.
  func rows<Value>(
    _ sql: String, _ arguments: [any DatabaseValueConvertible] = [],
    _ read: (Row) throws -> Value
  ) throws(StoreError) -> [Value] {
    try throughSQLite {
      let statement = try cachedStatement(sql: sql)
      statement.setUncheckedArguments(StatementArguments(arguments))
      let cursor = try Row.fetchCursor(statement)
      return try withExtendedLifetime(cursor) {
        var values: [Value] = []
        while let row = try cursor.next() { values.append(try read(row)) }
        return values
      }
    }
  }

  /// The first row that a statement gives.
  func row<Value>(
    _ sql: String, _ arguments: [any DatabaseValueConvertible] = [],
    _ read: (Row) throws -> Value
  ) throws(StoreError) -> Value? {
    try throughSQLite {
      let statement = try cachedStatement(sql: sql)
      statement.setUncheckedArguments(StatementArguments(arguments))
      let cursor = try Row.fetchCursor(statement)
      // A cursor that goes takes its row's values with it.
      return try withExtendedLifetime(cursor) { try cursor.next().map(read) }
    }
  }

  func integer(
    _ sql: String, _ arguments: [any DatabaseValueConvertible] = []
  ) throws(StoreError) -> Int64? {
    try row(sql, arguments) { Int64.fromDatabaseValue($0[0]) } ?? nil
  }

  func records<Value: StoredRecord>(
    _ sql: String, _ arguments: [Cell] = []
  ) throws(StoreError) -> [Value] {
    try rows(sql, arguments) { row in
      var reader = RowReader(row, of: Value.table)
      return try Value(reading: &reader)
    }
  }

  func record<Value: StoredRecord>(
    _ sql: String, _ arguments: [Cell]
  ) throws(StoreError) -> Value? {
    try row(sql, arguments) { row in
      var reader = RowReader(row, of: Value.table)
      return try Value(reading: &reader)
    }
  }
}
