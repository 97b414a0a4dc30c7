import GRDB
import Governance

/// How the store talks to SQLite: prepared statements, arguments by position, failures by our names.
extension Database {
  /// Runs a statement that gives no rows.
  func run(_ sql: String, _ arguments: StatementArguments = []) throws(StoreError) {
    try throughSQLite {
      let statement = try cachedStatement(sql: sql)
      statement.setUncheckedArguments(arguments)
      try statement.execute()
    }
  }

  /// Everything that a statement gives, each row turned into a value.
  func rows<Value>(
    _ sql: String, _ arguments: StatementArguments = [],
    _ read: (Row) throws -> Value
  ) throws(StoreError) -> [Value] {
    try throughSQLite {
      let statement = try cachedStatement(sql: sql)
      statement.setUncheckedArguments(arguments)
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
    _ sql: String, _ arguments: StatementArguments = [],
    _ read: (Row) throws -> Value
  ) throws(StoreError) -> Value? {
    try throughSQLite {
      let statement = try cachedStatement(sql: sql)
      statement.setUncheckedArguments(arguments)
      let cursor = try Row.fetchCursor(statement)
      // A cursor that goes takes its row's values with it.
      return try withExtendedLifetime(cursor) { try cursor.next().map(read) }
    }
  }

  func integer(
    _ sql: String, _ arguments: StatementArguments = []
  ) throws(StoreError) -> Int64? {
    try throughSQLite {
      let statement = try cachedStatement(sql: sql)
      statement.setUncheckedArguments(arguments)
      return try DatabaseValue.fetchOne(statement).flatMap { Int64.fromDatabaseValue($0) }
    }
  }

  func records<Value: StoredRecord>(
    _ sql: String, _ arguments: [Cell] = []
  ) throws(StoreError) -> [Value] {
    try throughSQLite {
      let statement = try cachedStatement(sql: sql)
      statement.setUncheckedArguments(StatementArguments(cells: arguments))
      let cursor = try StoredValues<Value>.fetchCursor(statement)
      var records: [Value] = []
      while let row = try cursor.next() {
        var reader = RowReader(row)
        records.append(try Value(reading: &reader))
      }
      return records
    }
  }
}
