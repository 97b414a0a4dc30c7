import GRDB

/// All columns of one row of a register's table, read straight from the statement that found it: a `Row`
/// of GRDB knows its columns by name as well, and learning the names costs more than the values.
struct StoredValues<Stored: StoredRecord>: StatementColumnConvertible, DatabaseValueConvertible {
  let values: [DatabaseValue]

  init?(sqliteStatement: SQLiteStatement, index: CInt) {
    values = Stored.table.columns.indices.map { column in
      // The statement stands on a row; a column that it does not have would be NULL.
      unsafe DatabaseValue(sqliteStatement: sqliteStatement, index: index + CInt(column))
    }
  }

  /// A whole row is no value of one column, and is never written as one.
  var databaseValue: DatabaseValue { .null }

  static func fromDatabaseValue(_ value: DatabaseValue) -> Self? { nil }
}
