import GRDB

/// All that a SQLite file says: what `.dump` of the sqlite3 program writes (its schema and every value
/// of every table) and the pragmas that are kept in the file.
final class DatabaseContents {
  private let path: String

  init(of path: String) {
    self.path = path
  }

  private static let pragmas = [
    "application_id", "user_version", "schema_version", "page_size", "page_count",
    "freelist_count", "encoding", "auto_vacuum", "journal_mode", "default_cache_size",
  ]

  private static func connect(_ path: String) throws -> DatabaseQueue {
    var configuration = Configuration()
    configuration.readonly = true
    return try DatabaseQueue(path: path, configuration: configuration)
  }

  /// Everything, read through a connection of its own.
  func all() throws -> [String] {
    let queue = try Self.connect(path)
    defer { try? queue.close() }
    return try queue.read { database in
      var lines: [String] = []
      for pragma in Self.pragmas {
        lines += try Self.rows("PRAGMA \(pragma)", in: database)
      }
      lines += try Self.rows(
        "SELECT type, name, tbl_name, sql FROM sqlite_schema", in: database)
      for table in try Self.tables(in: database) {
        lines += try Self.rows("SELECT * FROM \"\(table)\"", in: database)
      }
      return lines
    }
  }

  static func tables(in database: Database) throws -> [String] {
    try String.fetchAll(
      database, sql: "SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name")
  }

  static func rows(_ sql: String, in database: Database) throws -> [String] {
    let cursor = try Row.fetchCursor(database, sql: sql)
    var lines: [String] = []
    while let row = try cursor.next() {
      lines.append(row.databaseValues.map { "\($0)" }.joined(separator: "|"))
    }
    return lines
  }

  /// To which table or index each page belongs, by the number of the page from 1.
  func owners() throws -> [Int: String] {
    let queue = try Self.connect(path)
    return try queue.read { database in
      var owners: [Int: String] = [:]
      let cursor = try Row.fetchCursor(database, sql: "SELECT pageno, name FROM dbstat")
      while let row = try cursor.next() { owners[row[0]] = row[1] }
      return owners
    }
  }
}

/// The contents of single tables, read again and again through one connection.
///
/// A page other than the schema's belongs to one table or index, and nothing else points to it. So what
/// is altered in it can change what that table says, and of `.dump` nothing else.
final class TableContents {
  private let queue: DatabaseQueue
  private var original: [String: [DatabaseValue]] = [:]

  init(of path: String) throws {
    var configuration = Configuration()
    configuration.readonly = true
    queue = try DatabaseQueue(path: path, configuration: configuration)
    let tables = try queue.read { try DatabaseContents.tables(in: $0) }
    for table in tables { original[table] = try values(of: table) }
  }

  func knows(_ name: String) -> Bool { original[name] != nil }

  /// Whether a table says what it said at first; what can't be read does not.
  func isUnchanged(_ table: String) -> Bool {
    guard let values = try? values(of: table) else { return false }
    return values == original[table]
  }

  private func values(of table: String) throws -> [DatabaseValue] {
    // The pages that the connection keeps are of the file as it was before.
    queue.releaseMemory()
    return try queue.unsafeRead { database in
      let statement = try database.cachedStatement(sql: "SELECT * FROM \"\(table)\"")
      let cursor = try Row.fetchCursor(statement)
      var values: [DatabaseValue] = []
      while let row = try cursor.next() { values += row.databaseValues }
      return values
    }
  }
}
